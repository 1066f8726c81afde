"""The search: without marks, over everything of the office, and never over what somebody may not see."""

import pytest

from hoiam.core.values.actor import Role
from tests import people
from tests.people import ROUTER, SORTER, STRANGER, VERIFIER, House
from tests.web import road, week
from tests.web.conftest import ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
OTHER_UNIT = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")


def counts(browser, words: str) -> dict[str, int]:
    """Return how many of each kind a search found; each count is that of its list."""
    answer = browser.get("/tim/", {"q": words})
    assert answer.status_code == 200
    found = {result.key: result.count for result in answer.context.get("results", [])}
    for key, count in found.items():
        assert browser.get("/tim/", {"q": words, "nhom": key}).context["page"].paginator.count == count
    return found


@pytest.mark.parametrize("words", ["giá cà phê", "gia ca phe", "GIA  CA PHE", "phê giá"])
def test_a_story_is_found_with_marks_and_without(house: House, client_for: ClientFor, words: str) -> None:
    source = week.source(week.outlet())
    week.item(house.office, source, "Giá cà phê xuống thấp", week.OPENED)
    week.item(house.office, source, "Đường thôn 7 lầy lội", week.OPENED)
    assert counts(client_for(SORTER), words) == {"tin": 1}


def test_a_word_is_found_where_it_begins_and_words_side_by_side_come_first(house: House, client_for: ClientFor) -> None:
    source = week.source(week.outlet())
    week.item(house.office, source, "Nước về xã Đăk Ui", week.OPENED)
    week.item(house.office, source, "Ui chao, mưa ở Đăk Mar", week.NOON)
    week.item(house.office, source, "Mùi lạ ở Đăk Mar", week.THREE)
    answer = client_for(SORTER).get("/tim/?q=dak+ui")
    assert [row.title for row in answer.context["results"][0].rows] == ["Nước về xã Đăk Ui", "Ui chao, mưa ở Đăk Mar"]


def test_more_than_twenty_are_counted_right_and_listed_whole_on_demand(house: House, client_for: ClientFor) -> None:
    source = week.source(week.outlet())
    for number in range(23):
        week.item(house.office, source, f"Tin nước sạch số {number}", week.OPENED)
    browser = client_for(SORTER)
    result = browser.get("/tim/?q=nuoc+sach").context["results"][0]
    assert (result.count, len(result.rows), result.more) == (23, 20, 3)
    text = browser.get("/tim/?q=nuoc+sach").content.decode()
    assert "Xem cả 23" in text
    assert len(browser.get("/tim/?q=nuoc+sach&nhom=tin").context["results"][0].rows) == 23


@pytest.mark.parametrize(("asked", "said"), [("", "Tìm trong tin"), ("đ", "Gõ từ hai chữ"), ("  ", "Tìm trong tin")])
def test_nothing_or_one_letter_finds_nothing_and_says_what_to_do(
    house: House, client_for: ClientFor, asked: str, said: str
) -> None:
    answer = client_for(SORTER).get("/tim/", {"q": asked})
    assert said in answer.content.decode()
    assert "results" not in answer.context


@pytest.mark.parametrize("asked", ["khong-co-dau", "%%", "__", "<script>", "x" * 5000])
def test_what_is_not_there_is_said_and_nothing_breaks(house: House, client_for: ClientFor, asked: str) -> None:
    week.item(house.office, week.source(week.outlet()), "Giá cà phê", week.OPENED)
    text = client_for(SORTER).get("/tim/", {"q": asked}).content.decode()
    assert "Không tìm thấy gì" in text
    assert "<script>&" not in text
    assert "“<script>" not in text


def test_another_offices_things_are_not_found(house: House, client_for: ClientFor) -> None:
    other = people.settle_other().office
    week.item(other, week.source(week.outlet()), "Giá cà phê xuống thấp", week.OPENED)
    assert counts(client_for(SORTER), "ca phe") == {}


def test_a_stranger_does_not_come_in(house: House, client_for: ClientFor) -> None:
    assert client_for(STRANGER).get("/tim/?q=ca+phe").status_code == 403


def test_cases_letters_and_papers_are_found_by_number_claim_and_sender(house: House, client_for: ClientFor) -> None:
    letter = road.issued(house)
    browser = client_for(ROUTER)
    assert counts(browser, letter.case.number)["vu-viec"] == 1
    assert counts(browser, "benh ngoai da")["vu-viec"] == 1  # only a claim says so
    assert counts(browser, letter.full_number)["van-ban-di"] == 1
    assert counts(browser, "118/BTR-BD")["giay-to"] == 1
    text = browser.get("/tim/", {"q": letter.case.number}).content.decode()
    assert f"/vu-viec/{letter.case.number}/" in text


def test_a_unit_finds_its_own_cases_and_letters_only(house: House, client_for: ClientFor) -> None:
    letter = road.issued(house)
    assert set(counts(client_for(VERIFIER), "cap nuoc thon 7")) >= {"vu-viec", "van-ban-di"}
    assert not {"vu-viec", "van-ban-di"} & set(counts(client_for(OTHER_UNIT), "cap nuoc thon 7"))
    assert not {"vu-viec", "van-ban-di"} & set(counts(client_for(OTHER_UNIT), letter.case.number))
