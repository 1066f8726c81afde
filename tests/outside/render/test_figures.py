"""A count reads as Vietnamese writes it, on screen, in papers and in sheets; a year or a paper's number is no count."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest

from hoiam.core.compose.report import weekly_report
from hoiam.core.compose.store import pack, unpack
from hoiam.core.compose.weekly_figures import SourceLine
from hoiam.core.values.document import Bar, Chart, Document, Table
from hoiam.core.values.figures import count_in, figure
from hoiam.outside.render.docx import docx
from hoiam.outside.render.page import page
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.workbook import workbook
from tests.core.compose.samples import WEEK


@pytest.mark.parametrize(("value", "read"), [(0, "0"), (999, "999"), (4095, "4.095"), (1234567, "1.234.567")])
def test_a_count_reads_with_dots_and_is_read_back(value: int, read: str) -> None:
    assert figure(value) == read
    assert count_in(read) == count_in(str(value)) == value


@pytest.mark.parametrize("words", ["", "không", "4.09", "40.95", "1.2.3", "12/UBND-VX", "tăng 4.095", "06/10", "50 %"])
def test_what_is_no_count_is_not_read_as_one(words: str) -> None:
    assert count_in(words) is None


def busy() -> Document:
    """Return the report of a week with more than four thousand pieces."""
    lines = (SourceLine("Báo in", 4095, 1200, 1000, 2000, 1095, before=2000), SourceLine("Báo điện tử", 12))
    return weekly_report(replace(WEEK, sources=lines, good_total=1000, issues_total=1212))


def test_a_week_of_thousands_is_told_alike_on_every_paper() -> None:
    paper = busy()
    table = next(block for block in paper.body if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0][1:7]] == ["4.095", "1.200", "1.000", "2.000", "1.095", "tăng 2.095"]
    assert [cell.text for cell in table.rows[-1][1:3]] == ["4.107", "1.212"]
    word = ZipFile(BytesIO(docx(paper))).read("word/document.xml").decode()
    printed = " ".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(pdf(paper)))
    for told in (word, printed, page(paper).decode()):
        assert "4.095" in told and "trong 1.000 tin, bài" in told
        assert not re.search(r"\b4095\b", told)
        assert "2022" in told  # a year keeps its four figures


def test_a_sheet_holds_numbers_that_can_be_summed() -> None:
    book = ZipFile(BytesIO(workbook(busy())))
    sheet = book.read("xl/worksheets/sheet2.xml").decode()
    assert sheet.count("<v>4095</v>") == 2  # in the table, and beside its bar
    assert (
        'formatCode="#,##0"' in book.read("xl/styles.xml").decode()
        or 'numFmtId="3"' in book.read("xl/styles.xml").decode()
    )


def test_bars_that_were_frozen_without_words_read_alike() -> None:
    chart = Chart("Tin, bài", (Bar("Báo in", 4095), Bar("Đơn vị", 80, "80 %")))
    kept = pack(chart)
    kept["bars"][0]["shown"] = ""
    assert [bar.shown for bar in unpack(Chart, kept).bars] == ["4.095", "80 %"]
