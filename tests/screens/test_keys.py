"""Every key of the inbox in a real browser: what became of the stories, and that the page tells all of them."""

from typing import Any

import pytest

from tests.screens.conftest import House
from tests.screens.test_morning import inbox
from tests.screens.test_triage import led, waiting

ABOUT = "mương thủy lợi vỡ bờ"


@pytest.fixture(scope="module")
def some(house: House) -> None:
    """Stories that are sure, and newer ones of which nobody knows whether they are ours."""
    house.came(8, ABOUT)
    house.came(4, "tên trùng với nơi khác", "unsure")


def at_hand(page: Any) -> str:
    """Return the headline of the row at hand."""
    return str(page.locator("[data-row].story--at h2").inner_text())


def pressed(page: Any, key: str) -> str:
    """Press a key that leads to a page; return what is said then."""
    with led(page):
        page.keyboard.press(key)
    return str(page.locator(".flash:visible").first.inner_text())


def listed(house: House, page: Any, shelf: str) -> list[str]:
    page.goto(f"{house.base}/tin/?loc={shelf}&xep=recent")
    return [str(words) for words in page.locator("[data-row] h2").all_inner_texts()]


@pytest.mark.usefixtures("some")
@pytest.mark.parametrize(("key", "shelf", "words"), [("d", "noted", "Đã xem"), ("t", "good", "Tích cực")])
def test_d_and_t_sort_the_story_at_hand_and_z_brings_it_back(
    house: House, signed_in: Any, key: str, shelf: str, words: str
) -> None:
    page = inbox(house, signed_in, query="?xep=recent&q=muong+thuy+loi")
    before, shelved = waiting(page), waiting(page, shelf)
    page.keyboard.press("j")
    title = at_hand(page)
    said = pressed(page, key)
    assert "Đã xếp 1 tin" in said and words in said
    assert (waiting(page), waiting(page, shelf)) == (before - 1, shelved + 1)
    assert title in listed(house, page, shelf)
    page.go_back()
    page.wait_for_load_state("networkidle")
    assert "Đã hoàn tác với 1 tin" in pressed(page, "z")
    assert (waiting(page), waiting(page, shelf)) == (before, shelved)
    page.close()


@pytest.mark.usefixtures("some")
def test_k_goes_back_up_and_v_opens_a_case_from_the_story_at_hand(house: House, signed_in: Any) -> None:
    page = inbox(house, signed_in, query="?xep=recent&q=muong+thuy+loi")
    before, cases = waiting(page), waiting(page, "case")
    titles = page.locator("[data-row] h2").all_inner_texts()
    for key in "jjk":
        page.keyboard.press(key)
    assert at_hand(page) == titles[0]
    page.keyboard.press("j")
    assert at_hand(page) == titles[1]
    page.keyboard.press("k")
    assert "Đã lập 1 vụ việc" in pressed(page, "v")
    assert (waiting(page), waiting(page, "case")) == (before - 1, cases + 1)
    assert titles[0] in listed(house, page, "case")
    page.locator("[data-row]").filter(has_text=titles[0]).locator(".side a, a[href*='/vu-viec/']").first.click()
    page.wait_for_url("**/vu-viec/**")
    assert titles[0] in page.locator("main").inner_text()
    page.close()


@pytest.mark.usefixtures("some")
def test_c_calls_stories_ours_one_at_hand_and_many_chosen(house: House, signed_in: Any) -> None:
    page = inbox(house, signed_in, query="?loc=unsure&xep=recent")
    unsure, waits = waiting(page, "unsure"), waiting(page)
    assert unsure >= 4
    page.keyboard.press("j")
    title = at_hand(page)
    assert "Đã xác định 1 tin thuộc địa bàn" in pressed(page, "c")
    assert (waiting(page, "unsure"), waiting(page)) == (unsure - 1, waits), "it is ours, and still to be handled"
    assert "Đã hoàn tác với 1 tin" in pressed(page, "z")
    assert title in listed(house, page, "unsure")
    for key in "jxjx":
        page.keyboard.press(key)
    assert "Đã xác định 2 tin thuộc địa bàn" in pressed(page, "c")
    assert waiting(page, "unsure") == unsure - 2
    page.close()


@pytest.mark.usefixtures("some")
def test_the_help_lists_every_key_of_the_page(house: House, signed_in: Any) -> None:
    page = inbox(house, signed_in)
    page.keyboard.press("?")
    told = {key.lower() for key in page.locator("[data-keys] kbd").all_inner_texts()}
    works = {str(thing.get_attribute("data-key")) for thing in page.locator("[data-key]").all()}
    assert works >= {"v", "g", "t", "d", "m", "c", "n"}
    assert told >= works | {"j", "k", "x", "l", "z", "r", "enter", "/", "esc"}
    page.close()
