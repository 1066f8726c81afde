"""Four eyes look at persons: who gets the other role later, by a real grant, still does not look at the own work.

The accounts and their roles stand in the database; what somebody may do is read from them at each request.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.replies import actions as replies
from hoiam.desk.replies.models import Reply
from hoiam.desk.reports.models import Report, ReportState
from hoiam.desk.units import actions as units
from hoiam.desk.units.models import Person
from tests.desk import made
from tests.desk.made import by
from tests.people import DIRECTOR, LEADER, SECOND_EYES, SORTER, THURSDAY, VERIFIER, House
from tests.web import road, week
from tests.web.conftest import At, ClientFor, account
from tests.writes import by_a_wrong_hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
FRIDAY = THURSDAY + timedelta(days=1)
Becomes = Callable[..., Client]


@pytest.fixture
def becomes(house: House, client_for: ClientFor, at: At) -> Becomes:
    """Return what gives somebody another role from Friday on, in place of the old ones or, to `keep`, beside them."""

    def change(who: Actor, role: Role, keep: bool = False, unit: str = "") -> Client:
        browser = client_for(who)
        person = Person.objects.get(username=who.key)
        told = {"person": person, "office": house.office, "by": MACHINE, "now": THURSDAY}
        old = list(person.grants.all())
        units.grant(role=role, unit=house.units.get(unit), valid_from=FRIDAY.date(), **told)
        for grant in [] if keep else old:
            units.revoke(grant=grant, on=FRIDAY.date(), by=MACHINE, now=THURSDAY)
        at(FRIDAY)
        return browser

    return change


def said(browser: Client, path: str, body: dict[str, Any] | None = None) -> str:
    return browser.post(path, body or {}, follow=True).content.decode()


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("role", [Role.PCT, Role.CHU_TICH])
def test_who_drafted_a_letter_and_becomes_a_leader_does_not_approve_it(
    house: House, becomes: Becomes, client_for: ClientFor, role: Role, keep: bool
) -> None:
    letter = road.submitted(house)
    browser = becomes(SECOND_EYES, role, keep)
    assert "Người duyệt phải khác người soạn." in said(browser, f"/van-ban/{letter.pk}/duyet/")
    letter.refresh_from_db()
    assert (letter.state, letter.approved_by) == (LetterState.SUBMITTED, "")
    said(client_for(LEADER), f"/van-ban/{letter.pk}/duyet/")
    letter.refresh_from_db()
    assert (letter.state, letter.approved_by) == (LetterState.APPROVED, LEADER.key)


def test_a_leader_whose_role_was_taken_approves_nothing_more(house: House, becomes: Becomes) -> None:
    letter = road.submitted(house)
    browser = becomes(LEADER, Role.DON_VI, unit="mau-dak-ui")
    said(browser, f"/van-ban/{letter.pk}/duyet/")
    letter.refresh_from_db()
    assert letter.state == LetterState.SUBMITTED


def test_who_found_a_claim_and_moves_to_the_division_does_not_look_at_the_own_proof(
    house: House, becomes: Becomes, client_for: ClientFor
) -> None:
    case = made.verifying(house)
    claim = cases.add_claim(case=case, text="Nước không có hai tháng nay", **by(VERIFIER, 3))
    told = {"verdict": Verdict.TRUE, "finding": "Đã kiểm tra.", "proofs": ["Biên bản 06/10"]}
    cases.judge(claim=claim, **told, **by(VERIFIER, 4))
    browser = becomes(VERIFIER, Role.PHONG_VHTT, unit="mau-vhtt")
    path = f"/vu-viec/{case.number}/y/{claim.letter}/soat/"
    assert "Người soát phải khác người kết luận ý A." in said(browser, path)
    claim.refresh_from_db()
    assert claim.checked_by == ""
    said(client_for(SECOND_EYES), path)
    claim.refresh_from_db()
    assert claim.checked_by == SECOND_EYES.key


def test_who_asked_for_more_time_and_becomes_who_grants_it_does_not_grant_it(house: House, becomes: Becomes) -> None:
    case = made.verifying(house)
    why = "Phải chờ kết quả kiểm nghiệm mẫu nước"
    cases.ask_extension(case=case, reason=why, **by(VERIFIER, 3))
    ends = case.clocks.get(what="verify_result", done_at=None).ends_at
    browser = becomes(VERIFIER, Role.VAN_PHONG, unit="mau-van-phong")
    page = said(browser, f"/vu-viec/{case.number}/gia-han/", {"answer": "grant", "reason": why})
    assert "Người đề nghị gia hạn không tự đồng ý cho mình." in page
    assert case.clocks.get(what="verify_result", done_at=None).ends_at == ends


@pytest.mark.parametrize("who", [SECOND_EYES, VERIFIER])
def test_who_worded_a_reply_or_signed_the_conclusion_and_becomes_chairman_does_not_publish_it(
    house: House, becomes: Becomes, client_for: ClientFor, who: Actor
) -> None:
    case = made.concluded(house, Verdict.TRUE)
    words = "Đã sửa xong đường ống ở thôn 7 và cấp nước trở lại."
    waits = replies.propose(case=case, text=words, **by(SECOND_EYES, 20))
    browser = becomes(who, Role.CHU_TICH)
    page = said(browser, f"/vu-viec/{case.number}/cong-khai/{waits.pk}/duyet/")
    assert ("không tự duyệt" if who == SECOND_EYES else "phải khác người ký kết luận") in page
    assert not Reply.objects.exists()
    said(client_for(LEADER), f"/vu-viec/{case.number}/cong-khai/{waits.pk}/duyet/")
    assert Reply.objects.get().approved_by == LEADER.key


def test_who_locked_a_report_and_becomes_director_or_leader_does_not_approve_it(
    house: House, becomes: Becomes, client_for: ClientFor, at: At
) -> None:
    report = week.frozen(house.office)
    browser = becomes(SORTER, Role.PCT)
    at(FRIDAY + timedelta(hours=5))
    assert "Người duyệt phải khác người khóa số liệu" in said(browser, f"/bao-cao/{report.pk}/duyet/")
    assert Report.objects.get(pk=report.pk).state == ReportState.FROZEN
    said(client_for(DIRECTOR), f"/bao-cao/{report.pk}/duyet/")
    assert Report.objects.get(pk=report.pk).approved_by == DIRECTOR.key


def test_a_second_account_is_another_person_only_where_the_administrator_made_it(house: House, at: At) -> None:
    """The same name in two roles stays one person: roles hang on the account, the record keeps its key."""
    person = account(SECOND_EYES)
    told = {"person": person, "office": house.office, "by": MACHINE, "now": THURSDAY}
    units.grant(role=Role.PCT, valid_from=date(2022, 10, 1), **told)
    assert {grant.role for grant in person.grants.all()} == {Role.PHONG_VHTT, Role.PCT}
    letter = road.submitted(house)
    with pytest.raises(IntegrityError), transaction.atomic(), by_a_wrong_hand():
        Letter.objects.filter(pk=letter.pk).update(state="approved", approved_by=person.username, approved_at=THURSDAY)
