"""A PDF is set in the vendored font on the right sheet, says what the paper says, and never prints a box."""

import unicodedata
from dataclasses import replace
from datetime import date
from itertools import product

import pypdfium2
import pytest

from hoiam.core.compose.finding import texts
from hoiam.core.compose.letter import letter
from hoiam.core.compose.paper import paper
from hoiam.core.compose.report import weekly_report
from hoiam.core.errors import Permanent
from hoiam.core.values.document import MOTTO, SAMPLE_MARK, Cell, Column, Document, Paragraph, Run, Table
from hoiam.outside.render import pdf as setter
from hoiam.outside.render.metrics import missing, width_mm
from hoiam.outside.render.pdf import pdf
from tests.core.compose.paper_samples import PAPERS
from tests.core.compose.samples import MIXED, WEEK

LETTER, REPORT = letter(MIXED), weekly_report(WEEK)
MM = 72 / 25.4


def pages(paper: Document) -> list[str]:
    made = pypdfium2.PdfDocument(pdf(paper))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in made]


def test_the_words_of_the_paper_are_the_words_of_the_pdf() -> None:
    whole = " ".join(pages(LETTER))
    for words in (*MOTTO, LETTER.subject, "Kính gửi: Báo Thông Reo", "1. Nội dung báo nêu đúng", "- Lưu: VT, VHTT."):
        assert words in whole
    assert whole.count(SAMPLE_MARK) == len(pages(LETTER))


def test_page_1_has_no_number_and_the_next_ones_have() -> None:
    first, second, *_ = pages(REPORT)
    assert not first.startswith("1 ") and second.startswith("2 ")


def test_it_is_a4_with_lying_sheets_for_wide_tables() -> None:
    upright, lying = (210, 297), (297, 210)
    made = list(pypdfium2.PdfDocument(pdf(REPORT)))
    sizes = [tuple(round(side / MM) for side in page.get_size()) for page in made]
    words = [page.get_textpage().get_text_bounded() for page in made]
    of = {n: size for n in (1, 2, 3) for size, said in zip(sizes, words, strict=True) if f"Bảng {n}" in said}
    assert of == {1: upright, 2: upright, 3: lying}
    assert set(sizes) == {upright, lying} and sizes[-1] == upright


def test_no_letter_stands_in_a_margin_but_page_number_and_mark() -> None:
    page = pypdfium2.PdfDocument(pdf(replace(LETTER, sample=False)))[0]
    words = page.get_textpage()
    boxes = [words.get_charbox(at) for at in range(words.count_chars())]
    shown = [box for at, box in enumerate(boxes) if words.get_text_range(at, 1).strip()]
    assert min(box[0] for box in shown) / MM > 29.5
    assert max(box[2] for box in shown) / MM < 195.5
    assert min(box[1] for box in shown) / MM > 19
    assert max(box[3] for box in shown) / MM < 277.5


def test_it_is_archival_dated_and_always_the_same() -> None:
    made = pdf(LETTER)
    assert b"pdfaid:part>2<" in made and b"pdfaid:conformance>B<" in made
    assert made == pdf(LETTER)
    assert pdf(LETTER, date(2022, 10, 7)) != made


def test_words_that_look_like_markup_are_words() -> None:
    body = (Paragraph((Run('#read("/etc/passwd") *không đậm* - không liệt kê $x$ \\ @a <b>./.'),)),)
    assert '#read("/etc/passwd") *không đậm* - không liệt kê $x$ \\ @a <b>./.' in " ".join(
        pages(replace(LETTER, body=body))
    )


def test_boxes_that_are_rare_are_printed_too() -> None:
    paper = replace(
        LETTER,
        urgency="HỎA TỐC",
        addressees=("- Báo Thông Reo;", "- Báo Nương Xanh."),
        bases=("Căn cứ Luật Báo chí.",),
        contact=("Số 01 đường Mẫu, Đăk Hà",),
        body=(Paragraph((Run("Giữa", bold=True),), "center", indent=False), *LETTER.body),
    )
    first = pages(paper)[0]
    for words in ("HỎA TỐC", "- Báo Nương Xanh.", "Căn cứ Luật Báo chí.", "Số 01 đường Mẫu, Đăk Hà", "Giữa"):
        assert words in first


def test_a_letter_that_the_font_lacks_stops_the_printing() -> None:
    with pytest.raises(Permanent, match=r"render\.missing_glyph") as caught:
        pdf(replace(LETTER, subject="V/v 漢字"))
    assert caught.value.detail == "漢字"


def test_a_paper_that_cannot_be_set_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setter, "missing", lambda words: "")
    with pytest.raises(Permanent, match=r"render\.typst"):
        pdf(replace(LETTER, subject="V/v 漢字"))


def test_every_vietnamese_letter_is_in_all_four_cuts() -> None:
    marks = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
    letters = "".join(unicodedata.normalize("NFC", a + b) for a, b in product("aăâeêioôơuưy", marks)) + "đ"
    assert len(letters) == 73
    assert missing(letters + letters.upper() + "₫“”‘’–—…§°²³") == ""


def test_lines_are_as_long_as_times_new_roman_makes_them() -> None:
    assert width_mm("A" * 10, 72) == pytest.approx(10 * 1479 / 2048 * 25.4, rel=1e-3)
    assert width_mm(MOTTO[1], 14, bold=True) == pytest.approx(60.5, abs=0.5)
    assert width_mm("漢", 14) == 0


@pytest.mark.parametrize("name", PAPERS)
def test_every_kind_of_paper_says_in_print_what_it_says_as_a_value(name: str) -> None:
    made = paper(PAPERS[name])
    whole = " ".join(pages(made))
    for text in texts(made):
        assert " ".join(text.words.split()) in whole, text.where


def test_an_annex_begins_its_own_count() -> None:
    made = pages(paper(PAPERS["day_du"]))
    assert len(made) == 2 and made[1].startswith("Phụ lục DANH SÁCH")


def test_a_row_stays_on_one_sheet_unless_it_could_not() -> None:
    words = "\n".join(f"xã Thử {n}" for n in range(6))
    rows = tuple((Cell(str(n)), Cell(f"đầu{n}.\n{words}\ncuối{n}.")) for n in range(40))
    endless = (Cell("dài"), Cell("rất dài " * 2000 + "hết."))
    table = Table((Column("TT", 10), Column("Địa bàn", 30)), (*rows, endless))
    sheets = pages(replace(LETTER, body=(table,)))
    for n in range(40):
        assert [f"đầu{n}." in sheet for sheet in sheets] == [f"cuối{n}." in sheet for sheet in sheets]
    assert sum("rất dài" in sheet for sheet in sheets) > 2 and any("hết." in sheet for sheet in sheets)
