"""Many stories in one morning, in a real browser: fifty at once, by keys alone, on a phone, with news coming in."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from tests.screens.conftest import House
from tests.screens.test_morning import OFFICER, inbox

ABOUT = "đường thôn lầy lội sau mưa"


def waiting(page: Any, shelf: str = "open") -> int:
    """Return how many stories the list beside the inbox counts on a shelf."""
    return int(page.locator(f"#dem-{shelf}").inner_text().replace(".", ""))


def led(page: Any) -> Any:
    """Wait for the page that a key, a click or a tap leads to: the old one may be read for a while after it."""
    return page.expect_navigation()


@pytest.fixture(scope="module")
def many(house: House) -> None:
    """More than two pages of stories."""
    house.came(120, ABOUT)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_fifty_are_sorted_at_once_and_taken_back(house: House, signed_in: Any, javascript: bool) -> None:
    page = inbox(house, signed_in, javascript=javascript)
    before, noted = waiting(page), waiting(page, "noted")
    page.locator("[data-all]").check()
    if javascript:
        assert "Đã chọn 50 mục" in page.locator("[data-bulk]").inner_text()
    with led(page):
        page.locator("button[value=noted]").click()
    assert "Đã xếp 50 tin" in page.locator(".flash:visible").inner_text()
    assert (waiting(page), waiting(page, "noted")) == (before - 50, noted + 50)
    with led(page):
        page.locator(".flash:visible form button").click()
    assert (waiting(page), waiting(page, "noted")) == (before, noted)
    page.close()


@pytest.mark.usefixtures("many")
def test_what_comes_in_is_counted_and_shown_without_loading_the_page_again(house: House, signed_in: Any) -> None:
    page = signed_in(OFFICER)
    page.clock.install()
    page.goto(house.base + "/tin/?xep=recent")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.sameDocument = true")
    polls: list[Any] = []
    page.on("requestfinished", lambda asked: polls.append(asked) if "/tin/moi/" in asked.url else None)
    before = waiting(page)
    with page.expect_request_finished(lambda asked: "/tin/moi/" in asked.url):  # else the next one finds it on its way
        page.clock.fast_forward(61_000)
    assert page.locator("#tin-moi .notice").count() == 0 and waiting(page) == before
    house.came(2, "cầu treo đứt cáp")
    page.clock.fast_forward(61_000)
    page.locator("#tin-moi .notice").wait_for()
    assert "Có 2 bài mới" in page.locator("#tin-moi").inner_text()
    assert waiting(page) == before + 2 and int(page.locator("#muc-inbox").inner_text()) == before + 2
    assert page.locator("h1 small").inner_text() == f"Cần xem, {before + 2}"
    with page.expect_request_finished(lambda asked: "/tin/moi/" in asked.url) as third:
        page.clock.fast_forward(61_000)
    assert third.value.all_headers()["if-none-match"], "nothing new is asked for conditionally"
    page.keyboard.press("r")
    page.locator("[data-row]").filter(has_text="cầu treo đứt cáp").first.wait_for()
    assert page.locator("[data-row] h2").first.inner_text().startswith("Việc")
    assert page.locator("#tin-moi .notice").count() == 0
    assert page.evaluate("window.sameDocument") is True
    other = inbox(house, signed_in, 390)
    other.locator("[data-row] input[type=checkbox]").first.check()
    with led(other):
        other.locator("button[value=irrelevant]").click()
    page.clock.fast_forward(61_000)
    page.locator("#dem-open", has_text=str(before + 1)).wait_for()
    assert len(polls) >= 3
    other.close()
    page.close()


@pytest.mark.usefixtures("many")
def test_a_morning_by_keys_alone(house: House, signed_in: Any) -> None:
    page = inbox(house, signed_in, query="?xep=recent")
    keys, before = page.keyboard, waiting(page)
    with led(page):
        for key in "jxjxg":  # two at hand are chosen and merged
            keys.press(key)
    assert "Đã gộp 1 tin" in page.locator(".flash:visible").inner_text() and waiting(page) == before - 1
    keys.press("j")
    with led(page):
        keys.press("m")  # the story at hand is muted for a week
    assert "Đã ẩn 1 tin" in page.locator(".flash:visible").inner_text() and waiting(page) == before - 2
    with led(page):
        keys.press("z")
    assert waiting(page) == before - 1
    keys.press("j")
    with led(page):
        keys.press("n")  # not relevant; the next row is at hand again
    assert waiting(page) == before - 2
    assert page.locator("[data-row].story--at").count() == 1
    keys.press("Enter")
    page.wait_for_url("**/tin/*/")
    _reach(page, "Ẩn khỏi danh sách")
    keys.press("Enter")
    page.wait_for_url("**/an/")
    _reach_field(page, "[name=what]:not([value=story])")
    _reach_field(page, "[name=reason]")
    keys.type("Nguồn thử, không đọc nữa")
    _reach_field(page, "main form button")
    with led(page):
        keys.press("Enter")
    page.goto(house.base + "/tin/an/")
    assert "Mọi tin chỉ do" in page.locator("main").inner_text()
    _reach(page, "Cho hiện lại")
    with led(page):
        keys.press("Enter")
    assert "Không ẩn gì" in page.locator("main").inner_text()
    page.close()


def _reach(page: Any, words: str) -> None:
    """Go on with Tab until a link or button with these words has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent"):
            return
    raise AssertionError(f"“{words}” cannot be reached with Tab")


def _reach_field(page: Any, selector: str) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        if page.evaluate("s => document.activeElement.type === 'radio' && !!document.querySelector(s)", selector):
            while not page.evaluate("s => document.activeElement.matches(s)", selector):
                page.keyboard.press("ArrowDown")
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_filter_is_kept_and_its_link_opens_the_same_list(house: House, signed_in: Any, javascript: bool) -> None:
    name = f"Đường lầy {javascript}"
    page = inbox(house, signed_in, query="?loc=all&q=duong+thon&xep=recent", javascript=javascript)
    listed = page.locator("[data-row] h2").all_inner_texts()
    page.get_by_text("Lưu bộ lọc đang xem").click()
    page.fill("#ten-loc", name)
    with led(page):
        page.get_by_role("button", name="Lưu bộ lọc", exact=True).click()
    link = page.get_by_role("link", name=name)
    assert int(link.locator("span").last.inner_text().replace(".", "")) >= 120
    address = link.get_attribute("href")
    page.goto(house.base + str(address))
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-row] h2").all_inner_texts() == listed
    with led(page):
        page.get_by_role("button", name="Bỏ bộ lọc này").click()
    assert page.get_by_role("link", name=name).count() == 0
    page.close()


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_search_leaves_as_csv_and_xlsx_with_every_piece(house: House, signed_in: Any, javascript: bool) -> None:
    page = signed_in(OFFICER, javascript=javascript)
    page.goto(house.base + "/tim/?q=duong+thon+lay+loi")
    held = {}
    for kind in ("CSV", "XLSX"):
        with page.expect_download() as loaded:
            page.get_by_role("link", name=kind, exact=True).click()
        held[kind] = Path(loaded.value.path()).read_bytes()
    lines = list(csv.reader(io.StringIO(held["CSV"].decode("utf-8-sig"))))
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(held["XLSX"])).get_sheet_by_index(0).to_python()
    assert len(lines) == len(rows) >= 121
    assert [line[7] for line in lines] == [str(row[7]) for row in rows]
    page.close()


@pytest.mark.usefixtures("many")
def test_a_page_is_sorted_on_a_phone_with_the_thumb(house: House, signed_in: Any) -> None:
    page = inbox(house, signed_in, 390)
    before = waiting(page)
    bar = page.locator("[data-bulk]")
    assert not bar.is_visible()
    for box in page.locator("[data-row] input[type=checkbox]").all()[:3]:
        assert min(box.bounding_box()["height"], box.bounding_box()["width"]) >= 24
        box.tap()
    assert bar.is_visible() and "Đã chọn 3 mục" in bar.inner_text()
    button = page.locator("button[value=noted]")
    assert button.bounding_box()["height"] >= 44
    with led(page):
        button.tap()
    assert waiting(page) == before - 3
    with led(page):
        page.locator(".flash:visible form button").tap()
    assert waiting(page) == before
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_two_thousand_take_two_clicks_for_each_page_of_fifty(house: House, signed_in: Any) -> None:
    """No more than five clicks for fifty, and never a page more than there are fifties (US #1989)."""
    page = inbox(house, signed_in)
    house.came(2000 - waiting(page), "rác thải ven suối")
    page.goto(house.base + "/tin/")
    pages = clicks = 0
    assert page.locator("#dem-open").inner_text() == "hơn 1.000"  # no list is counted to its end
    while page.locator("[data-row]").count():
        rows = page.locator("[data-row]").count()
        page.locator("[data-all]").click()
        with led(page):
            page.locator("button[value=irrelevant]").click()
        clicks, pages = clicks + 2, pages + 1
        assert f"Đã xếp {rows} tin" in page.locator(".flash:visible").inner_text()
    assert pages == 40 and clicks / pages <= 5
    assert "Không còn tin nào cần xem" in page.locator("main").inner_text()
    page.close()
