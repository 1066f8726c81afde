"""The living case, worked on by plain forms with scripts off: every flow works without JavaScript."""

from typing import Any

from tests.screens.conftest import House, sign_in

CASE = "/vu-viec/VV-2026-001/"


def test_the_living_case_is_judged_and_checked_without_a_script(house: House, signed_in: Any) -> None:
    page = signed_in("xa-chuyen-vien-kinh-te", 390, javascript=False)
    page.goto(house.base + CASE)
    page.locator("summary, a").filter(has_text="Kết luận").first.click()
    assert "Cống nghẹt" in page.content()
    page.close()


def test_a_wrong_password_is_told_and_too_many_are_refused(house: House, browser: Any) -> None:
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    for _ in range(6):
        sign_in(page, house, "giam-doc-trung-tam", "khong-dung-mat-khau")
    said = page.locator("body").inner_text()
    assert "quá nhiều" in said.lower(), said
    context.close()


def test_a_stranger_is_led_to_the_sign_in_page(house: House, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(house.base + CASE)
    assert "/tai-khoan/dang-nhap/" in page.url
    context.close()


def test_the_first_start_says_where_to_go_and_makes_its_own_password(house: House) -> None:
    assert house.base in house.said.replace("localhost", "127.0.0.1")
    assert "sạp báo mẫu" in house.said.lower()
    assert len(house.password) > 12
