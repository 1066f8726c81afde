"""Five people lead one case from a newspaper's letter to its end, as a person would: by forms, links and buttons.

What they do is told once; how they touch the page (by keyboard alone, without a script, with a finger) is a `Hand`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.screens.conftest import House

CLERK, OFFICE, UNIT, DIVISION, LEADER = (
    "xa-van-thu",
    "xa-chanh-van-phong",
    "xa-chuyen-vien-kinh-te",
    "xa-chuyen-vien-vhxh",
    "xa-pho-chu-tich",
)
NUMBER = re.compile(r"VV-\d{4}-\d{3}")


@dataclass
class Hand:
    """How somebody touches a page: `press` activates a link or button, `fill` types, `tick` chooses a box or radio."""

    page: Callable[[str], Any]
    press: Callable[[Any, Any], None]
    fill: Callable[[Any, Any, str], None]
    tick: Callable[[Any, Any], None]
    opened: dict[str, Any] = field(default_factory=dict)

    def at(self, house: House, who: str, path: str) -> Any:
        """Return the page of somebody at a path."""
        if who not in self.opened:
            self.opened[who] = self.page(who)
        self.opened[who].goto(house.base + path)
        return self.opened[who]

    def type(self, page: Any, **words: str) -> None:
        """Type into fields by their names; a name may hold a select's label."""
        for name, word in words.items():
            self.fill(page, page.locator(f"main [name={name}]:visible").first, word)

    def choose(self, page: Any, name: str, value: str) -> None:
        """Choose a radio or tick a box."""
        self.tick(page, page.locator(f"main [name={name}][value='{value}']").first)

    def go(self, page: Any, word: str, among: str = "main button:visible, main a:visible") -> None:
        """Press the button or link with these words in the main part, and wait for what comes."""
        found = page.locator(among).filter(has_text=word).first
        assert found.count(), (word, page.url, page.locator("main").inner_text()[:2000])
        with page.expect_navigation():
            self.press(page, found)

    def done(self, page: Any, word: str) -> None:
        """Say that the page now reads so."""
        text = page.locator("main").inner_text()
        assert word.lower() in text.lower(), (word, page.url, text[:2500])

    def close(self) -> None:
        """Close all pages."""
        for page in self.opened.values():
            page.close()


@dataclass(frozen=True)
class Claim:
    """One claim of the piece and what is found about it."""

    text: str
    verdict: str
    finding: str
    proof: str


def came(hand: Hand, house: House, number: str, subject: str, outlet: str) -> str:
    """The clerk enters the newspaper's letter, the office opens its case and gives it out; return its number."""
    page = hand.at(house, CLERK, "/van-ban/giay-to/vao-so/")
    hand.type(page, kind="press_request", outlet=outlet, number=number, subject=subject)
    hand.go(page, "Vào sổ")
    paper = re.search(r"/giay-to/(\d+/\d+)/", page.url)
    assert paper, (page.url, page.locator("main").inner_text()[:1500])
    page = hand.at(house, OFFICE, f"/van-ban/giay-to/{paper[1]}/")
    hand.go(page, "Lập vụ việc")
    hand.type(page, title=subject)
    hand.go(page, "Lập vụ việc")
    found = NUMBER.search(page.url)
    assert found, (page.url, page.locator("main").inner_text()[:1500])
    hand.go(page, "Giao việc")
    hand.type(page, lead="xa-phong-kinh-te")
    hand.choose(page, "support", "xa-phong-vhxh")
    hand.go(page, "Giao")
    hand.done(page, "Phòng Kinh tế")
    return found[0]


def verified(hand: Hand, house: House, case: str, claims: list[Claim]) -> None:
    """The unit splits the piece into claims and judges each; the division looks at the proof; the unit concludes."""
    address = f"/vu-viec/{case}/"
    page = hand.at(house, UNIT, address)
    hand.go(page, "Nhận việc, bắt đầu xác minh")
    for claim in claims:
        page = hand.at(house, UNIT, address + "them-y/")
        hand.type(page, text=claim.text)
        hand.go(page, "Thêm ý")
    for letter, claim in zip("ABC", claims, strict=False):
        page = hand.at(house, UNIT, f"{address}y/{letter}/")
        hand.choose(page, "verdict", claim.verdict)
        hand.type(page, finding=claim.finding, proofs=claim.proof)
        hand.go(page, "Lưu kết luận")
        page = hand.at(house, DIVISION, address)
        hand.go(page, f"bằng chứng ý {letter} đủ")
    page = hand.at(house, UNIT, address)
    hand.go(page, "Ký kết luận")
    hand.done(page, "Phần việc")


def written(
    hand: Hand,
    house: House,
    case: str,
    route: str,
    outlet: str,
    true_only: bool = False,
    conclusion: dict[str, str] | None = None,
) -> str:
    """The division drafts, somebody else approves, the clerk numbers and issues; return the letter's address.

    `conclusion`: what a competent authority found, where there is such a paper.
    """
    page = hand.at(house, DIVISION, f"/vu-viec/{case}/chon-duong/")
    hand.type(page, outlet=outlet)
    if conclusion:  # asked for first, with its file, where the case has none
        hand.choose(page, "conclusion", "yes")
        hand.go(page, "Xem đường xử lý")
        hand.go(page, "Ghi nhận kết luận")
        hand.type(page, **conclusion)
        page.locator("main [name=file]").set_input_files(
            {"name": "ket-luan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
        )
        hand.go(page, "Ghi nhận", "main button:visible")
    if true_only:
        hand.tick(page, page.locator("main [name=only_true]"))
    else:
        hand.go(page, "Xem đường xử lý")
    hand.done(page, f"Đường xử lý: {route}")
    hand.type(page, topic="công trình thoát nước trạm y tế")
    if page.locator("main [name=section]:visible").count():
        hand.type(page, section="Bạn đọc")
    if page.locator("main [name=printed_on]:visible").count():  # the newspaper wrote; nobody has read its piece
        hand.type(page, piece="Trạm y tế xã giữa mùa mưa", printed_on="2026-11-20")
    hand.go(page, "Lập dự thảo")
    address = page.url.removeprefix(house.base)
    assert address.startswith("/van-ban/"), (address, page.locator("main").inner_text()[:1500])
    for box in page.locator(
        "main input[name^=signed_]"
    ).all():  # what the law library could not read, as a person would
        hand.fill(page, box, "2026-06-15")
    for box in page.locator("main input[name^=title_]").all():
        hand.fill(page, box, "quy định chi tiết một số điều của Luật Báo chí")
    hand.go(page, "Lưu bản thảo")
    hand.go(page, "Trình duyệt")
    page = hand.at(house, DIVISION, address)
    assert not page.locator("main button").filter(has_text="Duyệt").count(), "who drafted it is offered to approve it"
    page = hand.at(house, LEADER, address)
    hand.go(page, "Duyệt")
    page = hand.at(house, CLERK, address)
    hand.go(page, "Cấp số, phát hành")
    hand.done(page, "UBND")
    return address


def remedied(hand: Hand, house: House, case: str) -> None:
    """The unit puts right what was true, with outcome and proof."""
    page = hand.at(house, UNIT, f"/vu-viec/{case}/phan-viec/remedy/")
    hand.choose(page, "to", "done")
    hand.type(page, note="Đã thông cống, nạo vét 60 mét mương", proof="biên bản nghiệm thu 15/11/2026")
    hand.go(page, "Lưu")


def closed(hand: Hand, house: House, case: str, outcome: str) -> None:
    """The office closes the case with what came of it."""
    page = hand.at(house, OFFICE, f"/vu-viec/{case}/")
    hand.go(page, "Ghi kết quả, đóng")
    hand.type(page, outcome=outcome)
    hand.go(page, "Đóng vụ việc", "main button:visible")
    hand.done(page, outcome)
