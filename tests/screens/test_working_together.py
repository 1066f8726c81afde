"""People who work on one case together, in a browser: a leader's word, units that ask and answer, notes, links."""

import io
import re
from typing import Any

from PIL import Image

from tests.screens import whole_case as whole
from tests.screens.conftest import House
from tests.screens.test_whole_cases import TRUE, on_a_phone, without_script
from tests.screens.whole_case import DIVISION, LEADER, OFFICE, UNIT, Hand

STATION = "xa-truong-tram-y-te"


def photo() -> dict[str, Any]:
    held = io.BytesIO()
    Image.new("RGB", (1200, 900), "#9a8f7c").save(held, "JPEG")
    return {"name": "cong-nghet.jpg", "mimeType": "image/jpeg", "buffer": held.getvalue()}


def verifying(hand: Hand, house: House, number: str, title: str, outlet: str = "nuong-xanh") -> str:
    """Return the number of a case that the economic division verifies, with one claim."""
    case = whole.came(hand, house, number, title, outlet)
    page = hand.at(house, UNIT, f"/vu-viec/{case}/")
    hand.go(page, "Nhận việc, bắt đầu xác minh")
    page = hand.at(house, UNIT, f"/vu-viec/{case}/them-y/")
    hand.type(page, text=TRUE.text)
    hand.go(page, "Thêm ý")
    return case


def narrow(page: Any) -> None:
    """Say that nothing lies beyond the edge of a phone."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.url


def test_a_unit_on_the_spot_is_asked_and_answers_on_a_phone_with_a_photo(house: House, signed_in: Any) -> None:
    hand = on_a_phone(signed_in)
    case = verifying(hand, house, "61/BNX", "Cống trạm y tế nghẹt, hỏi trạm")
    page = hand.at(house, UNIT, f"/vu-viec/{case}/hoi-don-vi/?y=A")
    hand.choose(page, "kind", "confirm")
    hand.type(page, unit="xa-tram-y-te", text="Cống sau trạm có nghẹt không, từ bao giờ?")
    hand.go(page, "Gửi")
    hand.done(page, "Cống sau trạm có nghẹt không")
    page = hand.at(house, STATION, "/")
    narrow(page)
    hand.go(page, "Cống sau trạm có nghẹt không")
    narrow(page)
    hand.done(page, TRUE.text)
    assert page.locator("main .btn-primary:visible").count() == 1
    hand.choose(page, "finding", "true")
    hand.type(page, answer="Nghẹt từ ngày 02/11, nước tràn ra sân.")
    page.locator("main input[name=camera]").set_input_files(photo())
    hand.go(page, "Gửi trả lời")
    hand.done(page, "cong-nghet")
    page = hand.at(house, UNIT, f"/vu-viec/{case}/")
    hand.done(page, "Nghẹt từ ngày 02/11")
    hand.done(page, "1 tệp")
    narrow(page)
    hand.close()


def test_a_leaders_word_is_received_and_answered(house: House, signed_in: Any) -> None:
    hand = without_script(signed_in)
    case = verifying(hand, house, "62/BNX", "Cống trạm y tế nghẹt, có bút phê")
    page = hand.at(house, LEADER, f"/vu-viec/{case}/")
    hand.go(page, "Bút phê")
    hand.type(page, order="Phòng Kinh tế thông cống trước khi có mưa, báo cáo tôi.", unit="xa-phong-kinh-te")
    hand.go(page, "Ghi bút phê")
    hand.done(page, "Chưa có người bấm đã nhận")
    page = hand.at(house, UNIT, f"/vu-viec/{case}/")
    hand.go(page, "Đã nhận", "main form button:visible")
    hand.done(page, "nhận")
    assert "Chưa có người bấm đã nhận" not in page.locator("main").inner_text()
    hand.go(page, "Báo kết quả")
    hand.type(page, result="Đã thông cống sáng 12/11, nước rút hết.")
    hand.go(page, "Báo kết quả", "main form button:visible")
    page = hand.at(house, LEADER, f"/vu-viec/{case}/")
    hand.done(page, "Đã thông cống sáng 12/11")
    hand.close()


def test_notes_mention_a_unit_and_files_lie_with_the_case(house: House, signed_in: Any) -> None:
    hand = on_a_phone(signed_in)
    case = verifying(hand, house, "63/BNX", "Cống trạm y tế nghẹt, trao đổi")
    page = hand.at(house, UNIT, f"/vu-viec/{case}/trao-doi/")
    hand.type(page, text="Nhờ phòng xem lại biên bản, số của anh 0905 123 456.")
    page.locator("main summary").filter(has_text="Nhắc tới").tap()
    hand.choose(page, "mentions", "unit:xa-phong-vhxh")
    hand.go(page, "Ghi trao đổi")
    hand.done(page, "Nhờ phòng xem lại biên bản")
    assert "0905" not in page.locator("main").inner_text()
    page = hand.at(house, DIVISION, "/")
    hand.done(page, "Mới với tôi")
    page = hand.at(house, DIVISION, f"/vu-viec/{case}/trao-doi/")
    hand.done(page, "Phòng Văn hóa")
    page = hand.at(house, UNIT, f"/vu-viec/{case}/tep/")
    page.locator("main input[type=file]").first.set_input_files(photo())
    hand.go(page, "Thêm")
    hand.done(page, "cong-nghet")
    link = page.locator("main a").filter(has_text="cong-nghet").first
    with page.expect_download() as got:
        link.tap()
    assert "cong-nghet" in got.value.suggested_filename
    narrow(page)
    hand.close()


def test_two_cases_are_linked_from_both_sides_and_unlinked(house: House, signed_in: Any) -> None:
    hand = without_script(signed_in)
    first = verifying(hand, house, "64/BNX", "Cống trạm y tế nghẹt, lần một")
    second = verifying(hand, house, "65/BNX", "Cống trạm y tế nghẹt, lần hai")
    page = hand.at(house, UNIT, f"/vu-viec/{second}/noi/")
    hand.type(page, other=first.lower(), reason="Cùng một cái cống")
    hand.choose(page, "kind", "follows")
    hand.go(page, "Nối")
    hand.done(page, first)
    page = hand.at(house, UNIT, f"/vu-viec/{first}/")
    hand.done(page, second)
    page = hand.at(house, UNIT, f"/vu-viec/{second}/")
    hand.go(page, "Bỏ nối")
    assert first not in page.locator("main .links, main #ho-so").first.inner_text()
    hand.close()


def test_a_unit_gives_the_case_to_another_that_takes_it(house: House, signed_in: Any) -> None:
    hand = without_script(signed_in)
    case = verifying(hand, house, "66/BNX", "Cống trạm y tế nghẹt, chuyển phòng khác")
    page = hand.at(house, UNIT, f"/vu-viec/{case}/")
    hand.go(page, "Đề nghị chuyển đơn vị khác")
    hand.type(page, taker="xa-phong-vhxh", reason="Trạm y tế thuộc lĩnh vực của phòng")
    hand.go(page, "Gửi đề nghị")
    hand.done(page, "Chờ")
    page = hand.at(house, DIVISION, f"/vu-viec/{case}/")
    hand.go(page, "Xem và trả lời")
    hand.done(page, "Trạm y tế thuộc lĩnh vực của phòng")
    hand.choose(page, "answer", "accept")
    hand.go(page, "Trả lời", "main form button:visible")
    hand.done(page, "Phòng Văn hóa")
    page = hand.at(house, UNIT, f"/vu-viec/{case}/")
    assert "Thêm ý" not in page.locator("main").inner_text()
    hand.close()


def test_more_time_is_asked_for_with_a_reason_and_the_old_date_stays(house: House, signed_in: Any) -> None:
    hand = on_a_phone(signed_in)
    case = verifying(hand, house, "67/BNX", "Cống trạm y tế nghẹt, xin thêm ngày")
    page = hand.at(house, UNIT, f"/vu-viec/{case}/gia-han/")
    hand.type(page, reason="Mưa lớn")
    hand.go(page, "Gửi đề nghị")
    hand.done(page, "ít nhất bốn chữ")
    hand.type(page, reason="Mưa lớn, chưa nạo vét được cống")
    hand.go(page, "Gửi đề nghị")
    page = hand.at(house, OFFICE, f"/vu-viec/{case}/")
    hand.go(page, "Xem và trả lời")
    hand.done(page, "Mưa lớn, chưa nạo vét được cống")
    hand.choose(page, "answer", "grant")
    hand.go(page, "Lưu", "main form button:visible")
    hand.done(page, "thời hạn đã qua")
    hand.done(page, "Mưa lớn, chưa nạo vét được cống")
    narrow(page)
    hand.close()


def test_what_is_asked_in_public_waits_for_a_leader_in_a_browser_too(house: House, signed_in: Any) -> None:
    hand = on_a_phone(signed_in)
    case = whole.came(hand, house, "68/BNX", "Cống trạm y tế nghẹt, trả lời công khai", "nuong-xanh")
    whole.verified(hand, house, case, [TRUE])
    page = hand.at(house, OFFICE, f"/vu-viec/{case}/cong-khai/")
    hand.type(page, text="Báo nêu đúng. Cống đã được thông ngày 12/11.")
    hand.go(page, "Trình lãnh đạo duyệt")
    narrow(page)
    page = hand.at(house, LEADER, "/")
    hand.go(page, "Cống trạm y tế nghẹt, trả lời công khai")
    if "/cong-khai/" not in page.url:
        page = hand.at(house, LEADER, f"/vu-viec/{case}/cong-khai/")
    narrow(page)
    hand.go(page, "Duyệt, công khai")
    hand.go(page, "Xem như người dân thấy")
    assert re.search(r"/cong-khai/[\w-]+/vv-", page.url)
    assert "Cống đã được thông ngày 12/11" in page.locator("body").inner_text()
    narrow(page)
    hand.close()
