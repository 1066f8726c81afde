"""Three whole cases by five people: true by keyboard alone, partly true without a script, false on a phone."""

from typing import Any

from tests.screens import whole_case as whole
from tests.screens.conftest import House
from tests.screens.whole_case import CLERK, DIVISION, LEADER, OFFICE, UNIT, Claim, Hand

TRUE = Claim("Cống trạm y tế nghẹt từ đầu tháng 11", "true", "Cống nghẹt do rác lấp cửa thoát.", "biên bản 12/11/2026")
FALSE = Claim("Trạm y tế đóng cửa cả tuần", "false", "Trạm mở cửa các ngày trong tuần.", "sổ trực tháng 11/2026")
CONCLUSION = {
    "number": "15/KL-TTr",
    "signed_on": "2026-11-18",
    "issuer": "Thanh tra tỉnh",
    "title": "về việc chấp hành giờ trực của trạm y tế",
}
MOST_TABS = 150


def focus(page: Any, target: Any) -> None:
    """Reach something with Tab alone, as somebody who has no mouse."""
    handle = target.element_handle()
    for _ in range(MOST_TABS):
        if page.evaluate("node => node === document.activeElement", handle):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{MOST_TABS} Tab lead nowhere near {target.inner_text() or target.get_attribute('name')}")


def by_keyboard(signed_in: Any) -> Hand:
    """Return a hand that has no mouse: Tab, letters, Space and Enter."""

    def press(page: Any, target: Any) -> None:
        focus(page, target)
        page.keyboard.press("Enter")

    def fill(page: Any, target: Any, word: str) -> None:
        kind = target.evaluate("node => node.tagName === 'SELECT' ? 'select' : node.type")
        if kind in ("select", "date", "datetime-local"):  # the browser's own widgets differ; reached by Tab, then set
            focus(page, target)
            target.select_option(word) if kind == "select" else target.fill(word)
            return
        focus(page, target)
        page.keyboard.press("Control+A")
        page.keyboard.type(word)

    def tick(page: Any, target: Any) -> None:
        if target.evaluate("node => node.type") == "radio":
            name = target.get_attribute("name")
            group = page.locator(f"main [name={name}]")
            at = group.evaluate_all("nodes => Math.max(0, nodes.findIndex(node => node.checked))")
            focus(page, group.nth(at))
            page.keyboard.press("Space")
            for _ in range(group.count()):
                if target.is_checked():
                    return
                page.keyboard.press("ArrowDown")
            assert target.is_checked()
            return
        focus(page, target)
        page.keyboard.press("Space")

    return Hand(lambda who: signed_in(who, 1280), press, fill, tick)


def without_script(signed_in: Any) -> Hand:
    """Return a hand in a browser without JavaScript."""
    return Hand(
        lambda who: signed_in(who, 1280, javascript=False), _click, _fill, lambda page, box: _words(page, box).click()
    )


def by_pointer(signed_in: Any) -> Hand:
    """Return a hand with a mouse at a desk."""
    return Hand(lambda who: signed_in(who, 1280), _click, _fill, lambda page, box: _words(page, box).click())


def on_a_phone(signed_in: Any) -> Hand:
    """Return a finger on a screen 390 pixels wide; nothing may lie beyond its edge."""

    def press(page: Any, target: Any) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.url
        target.tap()

    return Hand(lambda who: signed_in(who, 390), press, _fill, lambda page, box: _words(page, box).tap())


def _words(page: Any, box: Any) -> Any:
    """Return the words of a box or radio: what people point at."""
    return page.locator(f"main label[for={box.get_attribute('id')}]")


def _click(page: Any, target: Any) -> None:
    target.click()


def _fill(page: Any, target: Any, word: str) -> None:
    if target.evaluate("node => node.tagName") == "SELECT":
        target.select_option(word)
    else:
        target.fill(word)


def test_what_is_true_is_put_right_and_answered_by_keyboard_alone(house: House, signed_in: Any) -> None:
    hand = by_keyboard(signed_in)
    case = whole.came(hand, house, "21/BNX", "Cống trạm y tế nghẹt, nước tràn ra sân", "nuong-xanh")
    whole.verified(hand, house, case, [TRUE])
    page = hand.at(house, DIVISION, f"/vu-viec/{case}/")
    hand.done(page, "Đúng")
    letter = whole.written(hand, house, case, "Tiếp thu, khắc phục, trả lời", "nuong-xanh")
    page = hand.at(house, CLERK, f"{letter}bao-nhan/")
    hand.go(page, "Ghi nhận")
    whole.remedied(hand, house, case)
    whole.closed(hand, house, case, "Cống đã thông, sân trạm khô ráo từ 15/11")
    page = hand.at(house, LEADER, f"/vu-viec/{case}/")
    assert "Báo đăng phản hồi" not in page.locator("main").inner_text()  # nothing was objected to
    hand.close()


def test_what_is_partly_true_is_told_apart_without_a_script(house: House, signed_in: Any) -> None:
    hand = without_script(signed_in)
    case = whole.came(hand, house, "34/BSN", "Cống nghẹt và trạm y tế đóng cửa", "suoi-nguon")
    whole.verified(hand, house, case, [TRUE, FALSE])
    page = hand.at(house, DIVISION, f"/vu-viec/{case}/")
    hand.done(page, "Đúng một phần")
    page = hand.at(house, DIVISION, f"/vu-viec/{case}/chon-duong/?outlet=suoi-nguon&concerns=yes&conclusion=no")
    assert page.locator("main [name=objected]").evaluate_all("nodes => nodes.map(node => node.value)") == ["B"]
    hand.done(page, "Vì sao chưa là đề nghị cải chính")
    letter = whole.written(hand, house, case, "Phản hồi", "suoi-nguon")
    page = hand.at(house, CLERK, f"{letter}bao-nhan/")
    hand.go(page, "Ghi nhận")
    page = hand.at(house, DIVISION, "/bao-chi/dang-phan-hoi/")
    hand.done(page, "chờ báo đăng")
    hand.done(page, "1/2")  # the law of 2026 knows two rounds
    page = hand.at(house, DIVISION, f"{letter}bao-dang/")
    hand.choose(page, "outcome", "published")
    hand.go(page, "Ghi nhận")
    hand.done(page, "đã đăng đủ")
    whole.remedied(hand, house, case)
    clarified(hand, house, case)
    whole.closed(hand, house, case, "Cống đã thông; báo đã đăng đủ phản hồi")
    hand.close()


def test_what_is_false_is_objected_to_and_refused_on_a_phone(house: House, signed_in: Any) -> None:
    hand = on_a_phone(signed_in)
    case = whole.came(hand, house, "55/BSN", "Trạm y tế đóng cửa cả tuần", "suoi-nguon")
    whole.verified(hand, house, case, [FALSE])
    letter = whole.written(hand, house, case, "Phản hồi", "suoi-nguon")
    page = hand.at(house, CLERK, f"{letter}bao-nhan/")
    hand.go(page, "Ghi nhận")
    page = hand.at(house, CLERK, f"{letter}bao-tra-loi/")
    hand.choose(page, "says", "refuses")
    hand.type(page, text="Báo không đăng, giữ nguyên bài")
    hand.go(page, "Ghi vào hồ sơ")
    hand.done(page, "từ chối, không nêu lý do")
    hand.done(page, "Đề nghị báo nêu lý do bằng văn bản")
    hand.done(page, "Gửi văn bản lần 2")
    page = hand.at(house, OFFICE, f"/vu-viec/{case}/phan-viec/objection/")
    hand.choose(page, "to", "dropped")
    hand.type(page, note="Đã có tin bài làm rõ trên trang của xã")
    hand.go(page, "Lưu")
    clarified(hand, house, case)
    whole.closed(hand, house, case, "Đã làm rõ trên trang của xã; thôi không theo tiếp")
    page = hand.at(house, UNIT, "/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    hand.close()


def clarified(hand: Hand, house: House, case: str) -> None:
    """The unit words it on the fact box, the office approves it and notes where it stands."""
    address = f"/vu-viec/{case}/phan-viec/clarification/"
    page = hand.at(house, UNIT, address)
    hand.type(page, text="Trạm y tế mở cửa các ngày trong tuần, theo sổ trực tháng 11.")
    hand.go(page, "Trình người thứ hai duyệt")
    page = hand.at(house, OFFICE, address)
    for looked_at in ("facts", "tone", "people"):
        hand.choose(page, "checked", looked_at)
    hand.go(page, "Duyệt tin bài")
    page = hand.at(house, OFFICE, address)
    hand.type(page, note="Đã đăng trên trang của xã", proof="trang của xã, tin ngày 07/10")
    hand.go(page, "Ghi đã đăng")


def test_with_a_conclusion_the_letter_asks_for_correction_and_the_clock_of_the_press_runs(
    house: House, signed_in: Any
) -> None:
    hand = by_pointer(signed_in)
    case = whole.came(hand, house, "72/BSN", "Trạm y tế bỏ trực cả tháng", "suoi-nguon")
    whole.verified(hand, house, case, [FALSE])
    letter = whole.written(hand, house, case, "Đề nghị cải chính", "suoi-nguon", conclusion=CONCLUSION)
    page = hand.at(house, LEADER, letter)
    sheet = page.locator("main").inner_text()
    assert "cải chính" in sheet and CONCLUSION["number"] in sheet and CONCLUSION["issuer"] in sheet
    hand.done(hand.at(house, CLERK, letter), "phát hành văn bản")
    page = hand.at(house, DIVISION, f"/vu-viec/{case}/")
    assert "Báo đăng cải chính" not in page.locator("main").inner_text()  # nobody has received the letter yet
    page = hand.at(house, CLERK, f"{letter}bao-nhan/")
    hand.go(page, "Ghi nhận")
    page = hand.at(house, DIVISION, f"/vu-viec/{case}/")
    hand.done(page, "Báo đăng cải chính")
    hand.done(page, "Đ.19.3.b")  # a daily has two days from the receipt
    page = hand.at(house, DIVISION, f"/bao-chi/dang-phan-hoi/{letter.strip('/').split('/')[-1]}/")
    hand.done(page, "chờ báo đăng")
    hand.close()
