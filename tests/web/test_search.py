"""The search: without marks, over everything of the office, and never over what somebody may not see."""

import unicodedata
from dataclasses import replace

import pytest

from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.articles import actions as articles
from hoiam.desk.stories import actions
from tests import people
from tests.desk import made
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
        assert browser.get("/tim/", {"q": words, "nhom": key}).context["results"][0].count == count
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


# --- the index of words


def _titles(browser, **asked: str) -> list[str]:
    results = browser.get("/tim/", {"nhom": "tin", **asked}).context["results"]
    return [row.title for row in results[0].rows]


@pytest.fixture
def three(house: House) -> House:
    source = week.source(week.outlet())
    for title, at in (
        ("Đường hoa Đăk Hà", week.OPENED),
        ("Duong hoa Dak Ha không dấu", week.NOON),
        ("Hoa trên đường về Đắk Hà", week.THREE),
    ):
        week.item(house.office, source, title, at)
    return house


@pytest.mark.parametrize("asked", ["dak ha", "ĐĂK HÀ", unicodedata.normalize("NFD", "Đăk Hà"), "ĐẮK ha"])
def test_every_spelling_finds_every_spelling(three: House, client_for: ClientFor, asked: str) -> None:
    assert len(_titles(client_for(SORTER), q=asked)) == 3


def test_the_same_marks_come_first_then_words_side_by_side(three: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    assert _titles(browser, q="Đăk Hà")[0] == "Đường hoa Đăk Hà"  # the oldest of the three
    assert _titles(browser, q="Đắk Hà")[0] == "Hoa trên đường về Đắk Hà"
    assert _titles(browser, q="duong hoa")[2] == "Hoa trên đường về Đắk Hà"  # the newest, not side by side


def test_a_phrase_stands_side_by_side_and_a_minus_takes_out(three: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    assert len(_titles(browser, q='"duong hoa"')) == 2
    assert _titles(browser, q='hoa -"đường hoa"') == ["Hoa trên đường về Đắk Hà"]
    assert _titles(browser, q="hoa -dau") == ["Hoa trên đường về Đắk Hà", "Đường hoa Đăk Hà"]
    assert "Không tìm thấy gì" in browser.get("/tim/", {"q": "-hoa"}).content.decode()


@pytest.mark.parametrize(
    "asked", ['"', '" OR "', "hoa* NEAR(", "a' | 'b", "AND OR NOT", "hoa:*", "\x00hoa", "(((", "-"]
)
def test_the_language_of_the_database_is_not_spoken(three: House, client_for: ClientFor, asked: str) -> None:
    assert client_for(SORTER).get("/tim/", {"q": asked}).status_code == 200


def test_what_an_edit_took_out_is_not_found_any_more(house: House, client_for: ClientFor) -> None:
    source = week.source(week.outlet())
    item = week.item(house.office, source, "Giá cà phê xuống thấp", week.OPENED)
    page = replace(made.page(), url=item.hit.article.url, title="Giá hồ tiêu tăng", sapo="", text="Giá hồ tiêu.")
    articles.keep(source=source, pages=[page], by=MACHINE, now=week.NOON)
    browser = client_for(SORTER)
    assert counts(browser, "ca phe") == {}
    assert counts(browser, "ho tieu") == {"tin": 1}


def test_the_index_built_anew_finds_the_same_however_often(three: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    before = _titles(browser, q="hoa")
    for _ in range(2):
        assert articles.index_anew(by=MACHINE, now=week.NOON) == 3
        assert _titles(browser, q="hoa") == before


def test_each_facet_counts_what_a_click_shows(house: House, client_for: ClientFor) -> None:
    browser, items = client_for(SORTER), [made.item(house, number) for number in (1, 2, 3)]
    for item in items:
        actions.sum_up(story=item.story, level="high", reasons=[], **made.by(MACHINE))
    actions.sort(story=items[1].story, state="noted", reason="", **made.by(SORTER))
    answer = browser.get("/tim/", {"q": "nuoc sach"})
    assert {str(facet.word) for facet in answer.context["facets"]} >= {"Nguồn", "Địa bàn", "Trạng thái"}
    for value in [value for facet in answer.context["facets"] for value in facet.values]:
        then = browser.get(f"/tim/?{value.query}")
        assert {r.key: r.count for r in then.context["results"]}.get("tin", 0) == value.count > 0
    narrowed = browser.get("/tim/", {"q": "nuoc sach", "trang-thai": "noted"})
    assert [r.count for r in narrowed.context["results"] if r.key == "tin"] == [1]
    states = next(f for f in narrowed.context["facets"] if str(f.word) == "Trạng thái")
    assert sorted(value.count for value in states.values) == [1, 2]  # what else could be chosen stays counted


def test_a_result_tells_source_time_and_a_short_excerpt_of_the_piece_that_matches(
    house: House, client_for: ClientFor
) -> None:
    first = made.item(house, 1)
    other = made.source(made.outlet("mau-suoi-nguon"))
    words = {"title": "Xã trả lời về nước", "sapo": "Ngày mai xe bồn chở nước sạch đến thôn 7.", "text": "Nước. " * 900}
    made.item(house, 2, story=first.story.pk, of=other, **words)
    [result] = client_for(SORTER).get("/tim/", {"q": "xe bon"}).context["results"]
    [row] = result.rows
    assert (row.title, row.piece) == (first.story.title, "Xã trả lời về nước")
    assert row.line.startswith("Báo mau-suoi-nguon, ") and row.line.endswith("2 bài")
    assert [row.excerpt[start:end] for start, end in row.excerpt_spans] == ["xe", "bồn"] and len(row.excerpt) <= 400
    asked = {"q": '"xe bon"'}
    assert '<mark class="why">xe bồn</mark>' in client_for(SORTER).get("/tim/", asked).content.decode()
