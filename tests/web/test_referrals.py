"""What was passed on to the body that has the power is counted in public, year by year, by kind (guard-rail G6)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from hoiam.core.compose.paper_facts import Part
from hoiam.core.values.actor import Role
from hoiam.core.values.case import Verdict
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import referrals
from hoiam.desk.letters.following import following_facts
from hoiam.desk.letters.models import Letter
from hoiam.desk.letters.paper_facts import paper_facts_for
from hoiam.desk.reports.kinds.span import Span
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.desk.test_letters_sent import filled
from tests.people import CLERK, LEADER, SECOND_EYES, House
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
PUBLIC = f"/cong-khai/{people.OFFICE}/con-so/"
INSIDE = "/van-ban/di/phieu-chuyen/"
NEXT_YEAR = NOW + timedelta(days=100)
SOMEBODY_ELSE = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")


@pytest.fixture(autouse=True)
def _then(at: At) -> None:
    at(later(30))


def drafted(house: House, false: bool = True) -> Letter:
    """Return the draft of a referral: of a claim that two people found false, or of another matter."""
    case = made.verifying(house)
    claim = made.judged(case, Verdict.FALSE) if false else None
    told = paper_facts_for(house.office, "phieu_chuyen", NOW, case=case, claim=claim)
    parts = tuple(Part(part.key, part.text or "thuộc thẩm quyền của Sở") for part in told.parts)
    told = replace(told, addressees=("Sở Mẫu",), parts=parts, subject="Chuyển nội dung về nước sạch")
    return letters.draft_paper(office=house.office, case=case, facts=told, **by(SECOND_EYES, 6))


def out(letter: Letter) -> Letter:
    """Return a draft as it is when it has left the house."""
    letters.submit(letter=letter, **by(SECOND_EYES, 7))
    letters.approve(letter=letter, **by(LEADER, 8))
    return letters.issue(letter=letter, **by(CLERK, 9))


def passed_on(house: House, false: bool = True) -> Letter:
    return out(drafted(house, false))


def follow(letter: Letter, relation: str) -> Letter:
    facts = filled(following_facts(letter, relation, later(10)))
    return out(letters.draft_following(letter=letter, relation=relation, facts=facts, **by(SECOND_EYES, 6)))


def year(house: House, now: object = None) -> tuple[int, int, int]:
    """Return the first row: of the running year."""
    row = next(referrals.years(house.office, now or later(30)))
    return row.false, row.other, row.recalled


def test_a_year_counts_what_went_out_by_kind_and_nothing_that_did_not(house: House) -> None:
    assert year(house) == (0, 0, 0)
    passed_on(house)
    passed_on(house, false=False)
    drafted(house)
    made.approved(house)
    assert year(house) == (1, 1, 0)
    assert [(row.year, row.false) for row in referrals.years(house.office, NEXT_YEAR)] == [(2023, 0), (2022, 1)]


def test_what_took_its_place_is_not_counted_twice_and_what_was_recalled_stays_counted(house: House) -> None:
    first, second = passed_on(house, false=False), passed_on(house, false=False)
    follow(first, "replaces")
    assert year(house) == (0, 2, 0)
    follow(second, "recalls")
    assert year(house) == (0, 2, 1)


def test_anyone_reads_the_figures_and_no_name_or_matter(house: House) -> None:
    letter = passed_on(house)
    text = Client().get(PUBLIC).content.decode()
    assert "Thông tin đã kết luận là sai" in text and "<span>1</span>" in text
    assert "2022" in text
    for hidden in (letter.title, letter.full_number, letter.case.number, "Sở Mẫu", SECOND_EYES.key, INSIDE):
        assert hidden not in text
    assert 'href="' + PUBLIC in Client().get(f"/cong-khai/{people.OFFICE}/").content.decode()


def test_each_number_opens_its_list_to_the_people_of_the_office(house: House, client_for: ClientFor) -> None:
    wrong, other = passed_on(house), passed_on(house, false=False)
    browser = client_for(SECOND_EYES)
    assert f"{INSIDE}?nam=2022&amp;loai=false" in browser.get(PUBLIC).content.decode()
    shown = browser.get(f"{INSIDE}?nam=2022&loai=false").content.decode()
    assert (f"/van-ban/{wrong.pk}/" in shown, f"/van-ban/{other.pk}/" in shown) == (True, False)
    whole = browser.get(f"{INSIDE}?nam=khong&loai=gi").content.decode()
    assert f"/van-ban/{wrong.pk}/" in whole and f"/van-ban/{other.pk}/" in whole


def test_another_office_has_figures_of_its_own(house: House, client_for: ClientFor) -> None:
    passed_on(house)
    other = people.settle_other().office
    assert year(people.House(other, {})) == (0, 0, 0)
    text = client_for(SECOND_EYES).get(f"/cong-khai/{other.key}/con-so/").content.decode()
    assert INSIDE not in text


def test_who_may_not_open_a_case_is_told_that_its_referral_counts(house: House, client_for: ClientFor) -> None:
    letter = passed_on(house)
    shown = client_for(SOMEBODY_ELSE).get(INSIDE).content.decode()
    assert letter.title not in shown
    assert "1 phiếu khác thuộc vụ việc" in shown


def test_the_report_of_a_span_counts_them_with_their_list(house: House) -> None:
    letter = passed_on(house)
    assert Span(house.office, NOW, later(60)).counted()["referred"] == [f"L{letter.pk}"]
    assert Span(house.office, later(60), later(90)).counted()["referred"] == []
