"""The morning's work in a real browser: by keyboard alone, on a phone, and with what a colleague was sent."""

from typing import Any

from tests.screens.conftest import House

OFFICER = "xa-chanh-van-phong"


def inbox(house: House, signed_in: Any, width: int = 1280, query: str = "", **more: Any) -> Any:
    page = signed_in(OFFICER, width, **more)
    page.goto(f"{house.base}/tin/{query}")
    page.wait_for_load_state("networkidle")
    return page


def test_the_keys_are_told_switched_off_and_lead_back(house: House, signed_in: Any) -> None:
    page = inbox(house, signed_in, query="?loc=all")
    page.keyboard.press("j")
    at = page.evaluate("document.activeElement.textContent")
    help_ = page.locator("[data-keys]")
    assert help_.get_attribute("open") is None
    page.keyboard.press("?")
    assert help_.get_attribute("open") is not None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Escape")
    assert help_.get_attribute("open") is None
    assert page.evaluate("document.activeElement.textContent") == at
    page.keyboard.press("?")
    page.locator("[data-keys-on]").uncheck()
    page.locator("[data-keys] summary").press("Escape")
    page.keyboard.press("?")
    assert help_.get_attribute("open") is None, "a key works though keys were switched off"
    page.evaluate("localStorage.clear()")
    page.close()


def test_similar_stories_are_found_from_a_story(house: House, signed_in: Any) -> None:
    page = inbox(house, signed_in, query="?loc=all")
    page.locator("[data-row] h2 a").first.click()
    page.wait_for_load_state("networkidle")
    title = page.locator("h1").inner_text()
    page.keyboard.press("s")
    page.wait_for_url("**/tim/**")
    assert title in page.locator("main").inner_text()
    page.close()


def test_on_a_phone_a_filter_is_chosen_and_everything_can_be_touched(house: House, signed_in: Any) -> None:
    page = inbox(house, signed_in, 390, "?loc=all")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator("[data-keys]").is_visible()
    for link in page.locator(".filters li a:visible").all():
        assert link.bounding_box()["height"] >= 24, link.inner_text()
    page.locator(".filters a").filter(has_text="Không liên quan").first.tap()
    page.wait_for_url("**loc=irrelevant**")
    page.close()


def test_nothing_needs_a_script(house: House, signed_in: Any) -> None:
    page = inbox(house, signed_in, query="?loc=all", javascript=False)
    assert page.locator("[data-bulk] button[name=do]").first.is_visible()
    assert not page.locator("[data-keys]").is_visible()
    page.locator("[data-row] input[type=checkbox]").first.check()
    page.locator("button[value=noted]").click()
    assert page.locator(".flash").count() >= 1
    page.close()
