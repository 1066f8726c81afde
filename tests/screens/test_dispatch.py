"""An officer takes a scanned dispatch to tracked tasks: with the keyboard, and on a phone without a script."""

import io
import re
import shutil
import time
from typing import Any

import pytest
from PIL import Image

from bench.read import page as paper
from bench.read import spoil
from tests.screens.conftest import House

pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
OFFICER, UNIT = "xa-chanh-van-phong", "xa-chuyen-vien-kinh-te"
GAP = " " * 6
TEXT = f"""ỦY BAN NHÂN DÂN{GAP}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH QUẢNG NGÃI{GAP}Độc lập - Tự do - Hạnh phúc

Số: {{number}}/UBND-VX{GAP}Quảng Ngãi, ngày 16 tháng 11 năm 2026
V/v trả lời phản ánh của báo chí (văn bản mẫu của bộ kiểm thử)

          Kính gửi: Ủy ban nhân dân các xã, phường.

Thời gian qua, một số xã, phường trả lời báo chí còn chậm. Ủy ban nhân dân tỉnh yêu cầu:

1. Ủy ban nhân dân các xã, phường
- Rà soát các phản ánh của báo chí về địa phương mình; báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2026.
- Gửi báo cáo tổng hợp về Ủy ban nhân dân tỉnh trước 15h00 thứ năm hằng tuần.
2. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện Công văn này.

Nơi nhận:{GAP}TM. ỦY BAN NHÂN DÂN
- Như trên;{GAP}KT. CHỦ TỊCH
- Lưu: VT, VX.{GAP}PHÓ CHỦ TỊCH
"""
MOST_PRESSES, MOST_SECONDS = 120, 300


def scanned(number: int, upside_down: bool = False) -> dict[str, Any]:
    """Return a bad scan of the dispatch, as a browser sends it."""
    (sheet,) = paper.pages(TEXT.format(number=number), 150)
    sheet = spoil.copier(sheet, f"dispatch {number}")
    out = io.BytesIO()
    (sheet.transpose(Image.Transpose.ROTATE_180) if upside_down else sheet).save(out, "JPEG", quality=80)
    return {"name": f"quet-{number}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def taken_in(page: Any, house: House, number: int, **how: Any) -> None:
    page.goto(house.base + "/van-ban/den/")
    page.set_input_files("[name=file]", scanned(number, **how))
    page.get_by_role("button", name="Đọc văn bản").click()
    page.wait_for_url(re.compile(r"/van-ban/den/\d+/"), timeout=60_000)


def test_a_scan_becomes_tracked_tasks_by_the_keyboard_alone(house: House, signed_in: Any) -> None:
    page = signed_in(OFFICER)
    taken_in(page, house, 3101)
    assert "3101/UBND-VX" in page.locator("h1").inner_text()
    begun, presses = time.monotonic(), 0
    while page.locator("#chu").count():
        before = page.locator("progress").get_attribute("value")
        page.keyboard.press("n")
        page.wait_for_function("was => document.querySelector('progress')?.value != was", arg=float(before))
        presses += 1
        assert presses < MOST_PRESSES, page.locator("#chu").inner_text()
    page.get_by_role("button", name="Xác nhận văn bản").first.press("Enter")
    page.get_by_text("Nhiệm vụ bắt đầu được theo dõi").wait_for()
    assert time.monotonic() - begun < MOST_SECONDS
    page.goto(house.base + "/van-ban/nhiem-vu/")
    said = page.locator("main").inner_text()
    assert "báo cáo tổng hợp" in said.lower() and "3101/UBND-VX" in said
    page.close()


def test_a_photo_upside_down_is_read_on_a_phone_without_a_script(house: House, signed_in: Any) -> None:
    page = signed_in(OFFICER, 390, javascript=False)
    taken_in(page, house, 3102, upside_down=True)
    assert "3102/UBND-VX" in page.locator("h1").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    tops = [page.locator(name).bounding_box()["y"] for name in ("section.words", "section.scan", "#nhiem-vu")]
    assert tops == sorted(tops), "the scan, the text and the structure stand one under another"
    before = page.locator("progress").get_attribute("value")
    with page.expect_navigation():
        page.locator("#chu form button.btn-primary").first.tap()
    assert float(page.locator("progress").get_attribute("value")) == float(before) + 1
    page.close()
