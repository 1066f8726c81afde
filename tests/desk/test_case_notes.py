"""Notes with mentions, links between cases, more time asked for and granted."""

from typing import Any

import pytest

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.core.values.case import Track, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import CaseLink, CaseNote, Extension
from hoiam.desk.units import actions as units
from hoiam.desk.units.models import Unit
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.desk.test_answer_owed import paper
from tests.people import House

OTHER = people.actor("chu-tich-xa-dak-mar", Role.UBND_XA, "mau-dak-mar")
WHY = "Cần chờ kết quả kiểm nghiệm mẫu nước"


def account(actor: Actor, house: House) -> None:
    """Make the account of somebody of the cast."""
    person = units.put_person(username=actor.key, post=actor.key, by=MACHINE, now=made.NOW)
    unit = Unit.objects.filter(key=actor.unit).first()
    for role in actor.roles:
        told: dict[str, Any] = {"unit": unit, "valid_from": people.FOUNDED}
        units.grant(person=person, office=house.office, role=role, **told, by=MACHINE, now=made.NOW)


def new_for(house: House, actor: Actor) -> list[str]:
    """Return the codes of what somebody was not yet told."""
    return [notice.code for notice in queries.notices_for(house.office, actor)]


def test_a_mention_tells_a_unit_a_role_and_a_person_and_not_the_writer(house: House) -> None:
    for actor in (people.ROUTER, people.LEADER, people.VERIFIER, OTHER):
        account(actor, house)
    case = made.verifying(house)
    cases.see(notices=queries.notices_for(house.office, people.SECOND_EYES), **by(people.SECOND_EYES, 5))
    named = [("unit", "mau-vhtt"), ("role", "VAN_PHONG"), ("person", people.LEADER.key)]
    cases.add_note(case=case, text="Xem giúp ý B", mentions=named, **by(people.VERIFIER, 10))
    for actor in (people.SECOND_EYES, people.ROUTER, people.LEADER):
        assert new_for(house, actor) == ["notice.mention"]
    assert "notice.mention" not in new_for(house, people.VERIFIER)


def test_a_mention_of_ones_own_unit_and_role_tells_every_colleague_once_and_not_the_writer(house: House) -> None:
    mate = people.actor("cong-chuc-xa", Role.UBND_XA, "mau-dak-ui")
    deputy = people.actor("pho-van-phong", Role.VAN_PHONG, "mau-van-phong")
    for actor in (people.VERIFIER, mate, people.ROUTER, deputy):
        account(actor, house)
    case = made.verifying(house)
    for actor in (people.VERIFIER, mate, people.ROUTER, deputy):
        cases.see(notices=queries.notices_for(house.office, actor), **by(actor, 5))
    named = [("unit", "mau-dak-ui"), ("person", mate.key)]
    cases.add_note(case=case, text="Ai giữ sổ đấu nối?", mentions=named, **by(people.VERIFIER, 10))
    assert new_for(house, mate) == ["notice.mention"]
    assert new_for(house, people.VERIFIER) == []
    cases.add_note(case=case, text="Nhờ xem", mentions=[("role", "VAN_PHONG")], **by(people.ROUTER, 11))
    assert new_for(house, deputy) == ["notice.mention"] and new_for(house, people.ROUTER) == []


def test_who_reads_a_mention_of_the_unit_first_does_not_take_it_from_the_others(house: House) -> None:
    mate = people.actor("cong-chuc-xa", Role.UBND_XA, "mau-dak-ui")
    for actor in (people.VERIFIER, mate, people.LEADER):
        account(actor, house)
    case = made.verifying(house)
    for actor in (people.VERIFIER, mate):
        cases.see(notices=queries.notices_for(house.office, actor), **by(actor, 5))
    cases.add_note(case=case, text="Xem ý B", mentions=[("unit", "mau-dak-ui")], **by(people.LEADER, 10))
    cases.see(notices=queries.notices_for(house.office, mate), **by(mate, 11))
    assert new_for(house, mate) == [] and new_for(house, people.VERIFIER) == ["notice.mention"]


@pytest.mark.parametrize("named", [("unit", "mau-dak-mar"), ("role", "DON_VI"), ("person", OTHER.key), ("person", "x")])
def test_only_who_may_see_a_case_is_mentioned_in_it(house: House, named: tuple[str, str]) -> None:
    account(OTHER, house)
    case = made.verifying(house)
    with pytest.raises(Refused) as refused:
        cases.add_note(case=case, text="Xem giúp", mentions=[named], **by(people.VERIFIER, 10))
    assert refused.value.code == "note.mention"
    assert not CaseNote.objects.exists()


def test_a_note_is_for_those_of_the_case_and_keeps_no_name(house: House) -> None:
    """Guard-rail G9: what was said is kept apart from who said it."""
    case = made.verifying(house)
    with pytest.raises(Refused):
        cases.add_note(case=case, text="Tôi xem với", mentions=[], **by(OTHER, 10))
    with pytest.raises(Refused) as refused:
        cases.add_note(case=case, text="  ", mentions=[], **by(people.VERIFIER, 10))
    assert refused.value.code == "note.empty"
    note = cases.add_note(case=case, text="Chị Y Nhung gọi, số 0905 123 456", mentions=[], **by(people.LEADER, 10))
    assert "Nhung" not in note.text and "0905" not in note.text


def test_two_cases_are_linked_once_and_both_tell_it(house: House) -> None:
    first, second = made.case(house), made.case(house)
    link = cases.link_case(case=second, other=first, kind="follows", reason="Lại hỏng", **by(people.ROUTER, 1))
    assert [(one, mine) for _link, one, mine in queries.links_of(second)] == [(first, True)]
    assert [(one, mine) for _link, one, mine in queries.links_of(first)] == [(second, False)]
    with pytest.raises(Refused) as refused:
        cases.link_case(case=first, other=second, kind="related", reason="", **by(people.ROUTER, 2))
    assert refused.value.code == "link.exists"
    cases.unlink_case(link=link, **by(people.ROUTER, 3))
    assert not CaseLink.objects.exists() and made.lines("link.remove")[0].facts["other"] == first.number


def test_a_case_is_not_linked_to_itself_to_another_office_or_in_an_unknown_way(house: House) -> None:
    case, foreign = made.case(house), made.case(people.settle_other())
    for other, kind, code in (
        (case, "related", "link.other"),
        (foreign, "related", "link.other"),
        (foreign, "x", "link.kind"),
    ):
        with pytest.raises(Refused) as refused:
            cases.link_case(case=case, other=other, kind=kind, reason="", **by(people.ROUTER, 1))
        assert refused.value.code == code


def test_a_closed_case_can_still_be_followed_by_another(house: House) -> None:
    page = made.article(of=made.source(made.outlet("cong", kind="official")))
    case = made.concluded(house, Verdict.TRUE, article=page)
    told = {"note": "Đã thay ống", "proof": "Biên bản"}
    cases.advance_track(case=case, track=Track.REMEDY, to="done", **told, **by(people.VERIFIER, 5))
    cases.close(case=case, outcome="Nước về lại từ ngày 12 tháng 10.", **by(people.ROUTER, 6))
    again = made.case(house)
    assert cases.link_case(case=again, other=case, kind="follows", reason="", **by(people.ROUTER, 7)).other == case


def test_more_time_is_asked_for_by_the_unit_and_granted_by_who_gave_the_case_out(house: House) -> None:
    case = made.verifying(house)
    before = case.clocks.get(what="verify_result")
    asked = cases.ask_extension(case=case, reason=WHY, **by(people.VERIFIER, 60))
    assert case.clocks.get(what="verify_result", done_at__isnull=True).ends_at == before.ends_at  # asking wins no time
    assert new_for(house, people.ROUTER)[0] == "notice.extension.ask"
    with pytest.raises(MoveDenied) as denied:
        cases.ask_extension(case=case, reason=WHY, **by(people.VERIFIER, 61))
    assert denied.value.code == "extension.open"
    cases.extend(case=case, reason=WHY, **by(people.ROUTER, 2 * 24 * 60))
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("granted", people.ROUTER.key)
    assert case.clocks.get(what="verify_result", done_at__isnull=True).ends_at > before.ends_at
    assert case.clocks.get(pk=before.pk).ended == "replaced"


def test_a_refused_request_leaves_the_term_and_says_why(house: House) -> None:
    case = made.verifying(house)
    asked = cases.ask_extension(case=case, reason=WHY, **by(people.VERIFIER, 60))
    with pytest.raises(MoveDenied):
        cases.refuse_extension(extension=asked, reason=WHY, **by(people.VERIFIER, 61))
    cases.refuse_extension(extension=asked, reason="Mẫu nước đã có kết quả hôm qua", **by(people.ROUTER, 62))
    assert new_for(house, people.VERIFIER)[0] == "notice.extension.refuse"
    with pytest.raises(MoveDenied) as denied:
        cases.refuse_extension(extension=asked, reason="Mẫu nước đã có kết quả", **by(people.ROUTER, 63))
    assert denied.value.code == "extension.answered"


def test_whoever_asked_for_time_does_not_grant_it_whatever_roles_they_hold(house: House) -> None:
    case = made.case(house)
    cases.assign(case=case, lead=house.units["mau-dak-ui"], **by(people.ROUTER, 1))
    cases.start(case=case, **by(made.EVERYBODY, 2))
    cases.ask_extension(case=case, reason=WHY, **by(made.EVERYBODY, 3))
    with pytest.raises(Refused) as refused:
        cases.extend(case=case, reason=WHY, **by(made.EVERYBODY, 4))
    assert refused.value.code == "extension.same_person"


@pytest.mark.parametrize("end", ["conclude", "give_back"])
def test_a_request_for_time_falls_with_the_verification(house: House, end: str) -> None:
    case = made.verifying(house)
    made.judged(case, Verdict.FALSE)
    cases.ask_extension(case=case, reason=WHY, **by(people.VERIFIER, 5))
    if end == "conclude":
        cases.conclude(case=case, **by(people.VERIFIER, 6))
    else:
        cases.give_back(case=case, reason="Công trình do xã khác quản lý", **by(people.VERIFIER, 6))
    assert not Extension.objects.exists()


def test_a_term_of_law_is_not_extended(house: House) -> None:
    """L103/2016 Đ.39 and NĐ 237/2026 Đ.18 know no extension."""
    came = made.outlet()
    case = made.verifying(house, paper=paper(house, came))
    before = case.clocks.get(what="answer")
    cases.extend(case=case, reason=WHY, **by(people.ROUTER, 60))
    after = case.clocks.get(what="answer")
    assert (after.ends_at, after.done_at) == (before.ends_at, None) and later(60) < after.ends_at
