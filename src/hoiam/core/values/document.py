"""What stands on an official paper, in the order and words in which it will be printed (Decree 30/2020/NĐ-CP, Annex I).

Every field holds the words as they will stand on the sheet ("Số: 05/BC-TT", "- Như trên;"), so that a screen, a DOCX, a
PDF and the format checker read one and the same thing. Knows nothing of sizes and margins (core/compose/sheet.py) and
decides nothing; core/compose writes these values, outside/render prints them.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hoiam.core.values.figures import figure

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
SAMPLE_MARK = "Dữ liệu mẫu"
CLOSING = "./."


@dataclass(frozen=True, slots=True)
class Run:
    """Some words with one look. `link` is an address that an electronic copy opens; paper shows only the words."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body: level 1 "I. Số liệu chung", level 2 "1. Nội dung báo nêu đúng". Always bold."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. `align` is justify, center or left; `indent` indents the first line."""

    kind: ClassVar[str] = "paragraph"
    runs: tuple[Run, ...]
    align: str = "justify"
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` is a share: the columns of a table fill the width of the page by their shares."""

    title: str
    width: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; "\\n" starts a new line. `span` is how many columns it covers; `link` as in Run."""

    text: str
    link: str = ""
    bold: bool = False
    italic: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head row, which is repeated on every sheet."""

    kind: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""  # above the table: "Bảng 3"
    note: str = ""  # below it, in italics


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart; `shown` stands beside it: "80 %", else the count as it reads ("4.095")."""

    label: str
    value: int
    shown: str = ""

    def __post_init__(self) -> None:
        """Say the count where nothing else was given."""
        object.__setattr__(self, "shown", self.shown or figure(self.value))


@dataclass(frozen=True, slots=True)
class Chart:
    """Lying bars, where people would rather look than read. The longest fills the width, or `most` does."""

    kind: ClassVar[str] = "chart"
    title: str
    bars: tuple[Bar, ...]
    unit: str = ""
    most: int = 0

    @property
    def full(self) -> int:
        """Return the value of a bar that fills the width."""
        return max(1, self.most, *(bar.value for bar in self.bars))

    @property
    def rows(self) -> tuple[tuple[Bar, int], ...]:
        """Return the bars, each with its length in percent of the width."""
        return tuple((bar, round(100 * bar.value / self.full)) for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on the sheets lie (landscape) or stand; Annex I.2 allows lying sheets for tables that need them."""

    kind: ClassVar[str] = "turn"
    landscape: bool


Block = Heading | Paragraph | Table | Chart | Turn


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows the feet on sheets of its own: "Phụ lục I", its title in capitals, which paper it belongs to."""

    label: str
    title: str
    body: tuple[Block, ...]
    note: str = ""  # "(Kèm theo Công văn số 05/UBND-VX ngày 06 tháng 10 năm 2022 của …)"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: `authority` "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; `position` "PHÓ CHỦ TỊCH"; `name` or ""."""

    authority: tuple[str, ...]
    position: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy copies: `sha256` names a kept PDF whose sheets are taken as they are, `extract` a paper set anew."""

    sha256: str = ""
    sheets: int = 0  # of the PDF
    extract: "Document | None" = None


@dataclass(frozen=True, slots=True)
class Document:
    """One official paper. `kind` is a key of compose.sheet.KINDS; `type_name` is "" for a công văn, and only for it.

    `subject` begins with "V/v" in a công văn and is the trích yếu in every other type; `subtitle` stands below it.
    `addressees` holds one name, or one line "- …;" each for several. `bases` are the lines of "Căn cứ …".
    `attachments` names what goes with the paper; the body says so in words. `dated` is the day whose law applies.
    A list has no signer and no recipients; nothing is printed below it.
    `typist` is the mark of who typed it and how many copies there are ("A.12"), `scope` how far it may be passed on.
    A copy (bản sao) has `copied` and no body: what else it holds stands in the block below what it copies.
    """

    kind: str
    superior: tuple[str, ...]
    agency: tuple[str, ...]
    number: str
    dateline: str
    subject: str
    body: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...]
    type_name: str = ""
    subtitle: str = ""
    addressees: tuple[str, ...] = ()
    via: str = ""  # "(qua Văn phòng HĐND-UBND huyện)"
    bases: tuple[str, ...] = ()
    urgency: str = ""  # HỎA TỐC, THƯỢNG KHẨN, KHẨN
    scope: str = ""  # XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ
    typist: str = ""  # box 12
    contact: tuple[str, ...] = ()  # box 13: address, e-mail, telephone of the agency
    attachments: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    motto: tuple[str, ...] = MOTTO
    dated: date | None = None
    sample: bool = False
    beside: Signature | None = None  # a record of two sides: who signs on the left
    copied: Copied | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A legal paper that may be cited. `kind` "Nghị định", `number` "09/2017/NĐ-CP", `title` the trích yếu.

    A law or ordinance (`kind` Luật, Pháp lệnh) is cited by kind and title only: kind "Luật", title "Báo chí".
    `locators` name the articles used: "khoản 4 Điều 43"; `valid_from` and `valid_to` are half-open, None is open.
    """

    kind: str
    title: str
    number: str = ""
    signed_on: date | None = None
    issuer: str = ""
    locators: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
