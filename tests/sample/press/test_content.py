"""What the sample press must hold so that the sample week tries every kind of news."""

import unicodedata
from collections import Counter
from datetime import date, datetime
from importlib import resources

import pytest

from hoiam.sample.press.content import HANOI, Item, outlets

WEEK = (datetime(2022, 10, 6, 12, tzinfo=HANOI), datetime(2022, 10, 13, 12, tzinfo=HANOI))
PIECES = [item for outlet in outlets() for item in outlet.items]
OUTLET = {outlet.key: outlet for outlet in outlets()}


def marked(mark: str) -> list[Item]:
    return [item for item in PIECES if mark in item.marks]


def test_there_are_enough_outlets_of_every_kind() -> None:
    kinds = Counter(outlet.kind for outlet in OUTLET.values())
    assert len(OUTLET) >= 7
    assert kinds["press"] >= 4
    assert {"press", "aggregator", "official", "public_page"} == set(kinds)
    assert {o.press_type for o in OUTLET.values() if o.kind == "press"} == {"electronic", "daily", "weekly", "radio_tv"}
    assert {outlet.listing for outlet in OUTLET.values()} == {"rss", "atom", "sitemap", "page"}


def test_there_are_enough_pieces_in_the_week_and_some_before_it() -> None:
    start, end = WEEK
    inside = [item for item in PIECES if start <= item.published_at < end]
    before = [item for item in PIECES if item.published_at < start]
    assert len(PIECES) >= 85
    assert len(inside) >= 60
    assert len(before) >= 15


def test_ids_and_addresses_are_unique() -> None:
    assert len({item.id for item in PIECES}) == len(PIECES)
    assert len({(item.outlet, item.section, item.slug) for item in PIECES}) == len(PIECES)
    assert all(item.section in OUTLET[item.outlet].sections for item in PIECES)


@pytest.mark.parametrize(
    "mark",
    ["reprint", "cut-tail", "edited", "homonym", "product", "nfd", "cp1258", "hostile", "no-marks", "rumour",
     "date-conflict", "gone", "spelling", "response-published", "response-incomplete", "correction-published"],
)  # fmt: skip
def test_each_special_case_is_there(mark: str) -> None:
    assert marked(mark)


def test_one_piece_is_reprinted_by_three_outlets_and_one_of_them_cuts_its_tail() -> None:
    prints = [item for item in PIECES if item.reprint_of == "tr-vo-ong-2"]
    assert len({item.outlet for item in prints}) == 3
    assert any("cut-tail" in item.marks for item in prints)
    source = next(item for item in PIECES if item.id == "tr-vo-ong-2")
    assert all(item.body[0] == source.body[0] for item in prints)


def test_one_piece_is_edited_twice_after_publication() -> None:
    assert [len(item.edits) for item in marked("edited")] == [2]


def test_homonyms_are_not_about_the_district() -> None:
    assert len(marked("homonym")) >= 10
    assert all(item.about != "yes" for item in [*marked("homonym"), *marked("product")])
    words = " ".join(f"{item.title} {' '.join(item.body)}" for item in marked("homonym"))
    for place in ("Tu Mơ Rông", "Đắk Glong", "Đăk Glei", "Đắk Lắk", "tà đạo Hà Mòn"):
        assert place in words


def test_there_are_at_least_ten_positive_stories_about_the_district() -> None:
    stories = {item.story or item.id for item in PIECES if item.kind == "positive" and item.about == "yes"}
    assert len(stories) >= 10


def test_posts_of_the_public_page_have_no_tone_marks() -> None:
    for item in OUTLET["goc-pho-nui"].items:
        assert f"{item.title} {' '.join(item.body)}".isascii()


def test_the_name_of_the_district_is_spelt_in_many_ways() -> None:
    words = " ".join(f"{item.title} {item.sapo} {' '.join(item.body)}" for item in PIECES)
    for spelling in ("Đăk Hà", "Đắk Hà", "Đác Hà", "Đak La", "dak ha", "Đăk Uy", "Đăk Psi", "Ngọc Réo", "Đắk H'Ring"):
        assert spelling in words


def test_every_source_names_its_basis_and_its_licence_as_a_sample() -> None:
    for outlet in OUTLET.values():
        assert len(outlet.legal_basis) > 40
        assert "công khai" not in outlet.legal_basis.lower()
        assert "mẫu" in outlet.licence


def test_no_file_of_the_press_keeps_an_author() -> None:
    for path in resources.files("hoiam.sample.press").joinpath("outlets").iterdir():
        text = path.read_text("utf-8").lower()
        for word in ("author", "tác giả", "byline", "bài và ảnh", "account"):
            assert word not in text


def test_the_files_are_written_in_nfc() -> None:
    for path in resources.files("hoiam.sample.press").joinpath("outlets").iterdir():
        text = path.read_text("utf-8")
        assert unicodedata.normalize("NFC", text) == text


def test_the_living_pieces_are_dated_from_the_day_of_installation() -> None:
    day = date(2026, 11, 23)
    living = [item for outlet in outlets(day) for item in outlet.items if "alive" in item.marks]
    assert 8 <= len(living) <= 14  # a small morning to sort, on most outlets
    assert len({item.outlet for item in living}) >= 6
    assert all(abs((item.published_at.date() - day).days) <= 3 for item in living)
    assert {"complaint", "positive"} <= {item.kind for item in living}
    assert [item.story for item in living if "reprint" in item.marks] == ["cong-tram-y-te"]
