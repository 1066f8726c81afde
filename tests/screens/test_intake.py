"""What people put in, on a phone: five fields, the sheet with and without a network, the button that clips a page."""

import io
from typing import Any

from PIL import Image

from tests.screens.conftest import House

OFFICER, ALIVE, UNIT = "chuyen-vien-trung-tam", "xa-chanh-van-phong", "xa-chuyen-vien-kinh-te"
ISSUE = "Cống đầu thôn 7 nghẹt"
HEARD = "Loa xã báo cống thôn 7 nghẹt đã ba hôm"


def photo() -> dict[str, Any]:
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(out, "JPEG")
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def test_an_entry_is_made_on_a_phone_without_a_script(house: House, signed_in: Any) -> None:
    page = signed_in(ALIVE, 390, javascript=False)
    page.goto(house.base + "/tin/nhap/")
    page.get_by_text("Truyền hình", exact=True).click()
    page.select_option("[name=who]", "press")
    page.fill("[name=who_name]", "Đài Thử Nghiệm")
    page.fill("[name=title]", "Truyền hình nói về cống nghẹt ở Đăk Ui")
    page.set_input_files("[name=camera]", photo())
    assert page.locator("[name=camera]").get_attribute("capture") == "environment"
    page.get_by_role("button", name="Gửi tin").click()
    assert "Đã nhận tin." in page.content()
    assert page.locator("img[src^='/tep/']").evaluate("one => one.naturalWidth") == 600
    page.close()


def test_the_bookmarklet_does_nothing_here_and_clips_there(house: House, signed_in: Any) -> None:
    page = signed_in(ALIVE, 1280)
    page.goto(house.base + "/tin/nhap/kep-trang/")
    link = page.get_by_role("link", name="Kẹp vào Hồi Âm")
    code = link.get_attribute("href")
    assert page.locator("#ma").input_value() == code
    link.click()
    assert page.url.endswith("/kep-trang/") and len(page.context.pages) >= 1
    page.goto(house.base + "/cong-khai/huyen-dak-ha/")  # stands for the page of a paper
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    said = page.evaluate("String(getSelection())")
    with page.context.expect_page() as opened:
        page.evaluate(code.removeprefix("javascript:"))
    form = opened.value
    form.wait_for_load_state()
    assert form.input_value("[name=url]").endswith("/cong-khai/huyen-dak-ha/")
    assert form.input_value("[name=text]").strip() == said.strip()
    assert form.evaluate("window.opener") is None
    form.close()
    page.close()


def test_a_sheet_is_kept_without_a_network_and_sent_once(house: House, signed_in: Any) -> None:
    page = signed_in(UNIT, 390)
    page.goto(house.base + "/phieu/")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.match('/phieu/khong-mang/').then(Boolean)")
    page.context.set_offline(True)
    try:
        page.reload()
        assert "lúc không có mạng" in page.locator("h1").inner_text()
        page.fill("[name=issue]", ISSUE)
        page.fill("[name=place]", "thôn 7")
        page.get_by_text("Nhiều", exact=True).click()
        page.fill("[name=sources]", "6")
        page.get_by_role("button", name="Giữ phiếu trên máy").click()
        assert "1 phiếu đang giữ" in page.locator("[data-sheet-told]").inner_text()
    finally:
        page.context.set_offline(False)
    page.goto(house.base + "/phieu/")
    page.get_by_text("Đã gửi 1 phiếu giữ trên máy").wait_for()
    assert page.evaluate("localStorage.getItem('hoiam-phieu')") == "[]"
    page.reload()
    page.goto(house.base + "/phieu/cua-don-vi/")
    assert page.get_by_role("heading", name=ISSUE).count() == 1
    page.close()


def test_an_entry_is_kept_without_a_network_and_sent_once(house: House, signed_in: Any) -> None:
    page = signed_in(ALIVE, 390)
    page.goto(house.base + "/tin/nhap/")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.match('/tin/nhap/khong-mang/').then(Boolean)")
    page.context.set_offline(True)
    try:
        page.set_input_files("[name=files]", photo())
        page.fill("[name=title]", "Đài nói về cống nghẹt")
        page.select_option("[name=who]", "people")
        page.get_by_role("button", name="Gửi tin").click()
        assert "không giữ được trên máy" in page.locator("[data-sheet-told]").inner_text()
        assert page.input_value("[name=title]") == "Đài nói về cống nghẹt"
        page.reload()
        assert "lúc không có mạng" in page.locator("h1").inner_text()
        page.get_by_text("Phát thanh", exact=True).click()
        page.select_option("[name=who]", "people")
        page.fill("[name=title]", HEARD)
        assert page.input_value("[name=said_at]")
        page.get_by_role("button", name="Giữ tin trên máy").click()
        assert "1 tin đang giữ" in page.locator("[data-sheet-told]").inner_text()
    finally:
        page.context.set_offline(False)
    page.goto(house.base + "/tin/nhap/")
    page.get_by_text("Đã gửi 1 tin giữ trên máy").wait_for()
    assert page.evaluate("localStorage.getItem('hoiam-nhap-tin')") == "[]"
    page.reload()
    page.goto(house.base + "/tin/nhap/da-nhap/")
    assert page.get_by_role("link", name=HEARD).count() == 1
    page.close()
