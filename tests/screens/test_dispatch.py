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
MORE = "".join(
    f"{number}. {unit} {work} theo đúng quy định của Luật Báo chí và Quy chế phát ngôn của Ủy ban nhân dân tỉnh; "
    f"báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày {day} tháng 12 năm 2026.\n"
    for number, (unit, work, day) in enumerate(
        (
            ("Sở Văn hóa, Thể thao và Du lịch", "hướng dẫn người phát ngôn cung cấp thông tin cho báo chí", "20"),
            ("Công an tỉnh", "xác minh, xử lý các trường hợp đăng tải thông tin sai sự thật trên mạng xã hội", "22"),
            ("Sở Tài chính", "bố trí kinh phí cho công tác theo dõi, tổng hợp thông tin báo chí của các cơ quan", "24"),
            ("Báo và Đài tỉnh", "đăng, phát kết quả giải quyết các kiến nghị, phản ánh của người dân", "26"),
        ),
        3,
    )
)
TWO_PAGES = TEXT.replace("\nNơi nhận", f"{MORE}\nNơi nhận").replace(
    "trả lời báo chí còn chậm.",
    "trả lời báo chí còn chậm, nội dung chưa rõ, có nơi chỉ trả lời sau khi báo đăng lần thứ hai; việc theo dõi thông "
    "tin trên mạng xã hội chưa thường xuyên, chưa phân công đầu mối, chưa có sổ theo dõi. " * 5,
)
# The operators of Card, Moran & Newell (1980), in seconds: think, press a key at an unhurried typist's speed.
# Then the words that a person reads a second (238 a minute, Brysbaert 2019), and what a page takes to come.
THINK, PRESS, READ, COME = 1.35, 0.28, 238 / 60, 0.5
MOST_PRESSES, MOST_SECONDS = 120, 300


def scanned(number: int, text: str = TEXT, upside_down: bool = False) -> dict[str, Any]:
    """Return a bad scan of the dispatch, as a browser sends it: a photo, or a PDF of all its pages."""
    sheets = [spoil.copier(sheet, f"dispatch {number}") for sheet in paper.pages(text.format(number=number), 150)]
    if upside_down:
        sheets = [sheet.transpose(Image.Transpose.ROTATE_180) for sheet in sheets]
    out = io.BytesIO()
    if len(sheets) == 1:
        sheets[0].save(out, "JPEG", quality=80)
        return {"name": f"quet-{number}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}
    sheets[0].save(out, "PDF", resolution=150, save_all=True, append_images=sheets[1:])
    return {"name": f"quet-{number}.pdf", "mimeType": "application/pdf", "buffer": out.getvalue()}


def taken_in(page: Any, house: House, number: int, script: bool = True, **how: Any) -> None:
    """Hand a scan in and wait, as a person does: the page says how far it is and leads to the dispatch by itself.

    Without a script the person looks again.
    """
    page.goto(house.base + "/van-ban/den/")
    page.set_input_files("[name=file]", scanned(number, **how))
    page.locator("form[enctype] button.btn-primary").press("Enter")
    page.wait_for_url(re.compile(r"/van-ban/den/(dang-doc/)?\d+/"), timeout=60_000)
    if script:
        page.wait_for_url(re.compile(r"/van-ban/den/\d+/"), timeout=MOST_SECONDS * 1_000)
        return
    until = time.monotonic() + MOST_SECONDS
    while "dang-doc" in page.url and time.monotonic() < until:
        page.wait_for_timeout(2_000)
        page.get_by_role("link", name="Xem lại").click()
    assert re.search(r"/van-ban/den/\d+/", page.url), page.locator("main").inner_text()


def test_two_scanned_pages_become_tracked_tasks_by_the_keyboard_alone(house: House, signed_in: Any) -> None:
    page = signed_in(OFFICER)
    taken_in(page, house, 3101, text=TWO_PAGES)
    assert "3101/UBND-VX" in page.locator("h1").inner_text()
    assert page.get_by_text("2 trang").count(), "both pages stand beside the text"
    begun, read = time.monotonic(), []
    whole = len(page.locator("section.words .restored").first.inner_text().split())
    while page.locator("#chu").count():
        before = page.locator("progress").get_attribute("value")
        rest = page.locator('[data-key="t"]').count()  # the plain words that are left: read with the whole paper
        read.append(0 if rest else len(" ".join(page.locator("#chu dl dd").all_inner_texts()).split()))
        page.keyboard.press("t" if rest else "n")
        page.wait_for_function("was => document.querySelector('progress')?.value != was", arg=float(before))
        assert len(read) < MOST_PRESSES, page.locator("#chu").inner_text()
    page.get_by_role("button", name="Xác nhận văn bản").first.press("Enter")
    page.get_by_text("Nhiệm vụ bắt đầu được theo dõi").wait_for()
    assert time.monotonic() - begun < MOST_SECONDS
    seconds = whole / READ + sum(THINK + PRESS + COME + words / READ for words in read)
    assert seconds < MOST_SECONDS, f"{len(read)} keys, {sum(read)} words at them, {whole} words of the paper"
    page.goto(house.base + "/van-ban/nhiem-vu/")
    said = page.locator("main").inner_text()
    assert "báo cáo tổng hợp" in said.lower() and "3101/UBND-VX" in said
    page.close()


def test_a_photo_upside_down_is_read_on_a_phone_without_a_script(house: House, signed_in: Any) -> None:
    page = signed_in(OFFICER, 390, javascript=False)
    taken_in(page, house, 3102, script=False, upside_down=True)
    assert "3102/UBND-VX" in page.locator("h1").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    tops = [page.locator(name).bounding_box()["y"] for name in ("section.words", "section.scan", "#nhiem-vu")]
    assert tops == sorted(tops), "the scan, the text and the structure stand one under another"
    before = page.locator("progress").get_attribute("value")
    with page.expect_navigation():
        page.locator("#chu form button.btn-primary").first.tap()
    assert float(page.locator("progress").get_attribute("value")) == float(before) + 1
    page.close()
