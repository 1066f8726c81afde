"""A DOCX has the sheet of Decree 30/2020: its margins, sizes, numbers and looks are read back from the file."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx as python_docx
import pytest
from docx.oxml.ns import qn

from hoiam.core.compose.check import check
from hoiam.core.compose.letter import letter
from hoiam.core.compose.paper import paper as paper_of
from hoiam.core.compose.report import weekly_report
from hoiam.core.compose.sheet import STYLES
from hoiam.core.errors import Permanent
from hoiam.core.values.document import SAMPLE_MARK, Document, Heading, Paragraph
from hoiam.outside.render import read_docx as reader
from hoiam.outside.render.docx import docx
from hoiam.outside.render.read_docx import read_docx
from tests.core.compose.paper_samples import PAPERS
from tests.core.compose.samples import MIXED, WEEK

LETTER, REPORT = letter(MIXED), weekly_report(WEEK)


def word(paper: Document) -> Any:
    return python_docx.Document(BytesIO(docx(paper)))


@pytest.mark.parametrize("paper", [LETTER, REPORT], ids=["letter", "report"])
def test_what_is_printed_passes_the_checker_when_it_is_read_back(paper: Document) -> None:
    back, measured = read_docx(docx(paper))
    assert check(back, measured=measured).findings == ()


def test_every_box_comes_back_with_its_words() -> None:
    several = ("- Báo A;", "- Báo B.")
    signed = replace(LETTER.signature, name="Mẫu Thử")
    variants = (
        replace(LETTER, urgency="HỎA TỐC", addressees=several, signature=signed),
        replace(REPORT, subtitle="", addressees=several, via="(qua Văn phòng)"),
        replace(REPORT, addressees=(), via=""),
    )
    for paper in (LETTER, REPORT, *variants):
        back, _ = read_docx(docx(paper))
        for box in ("superior", "agency", "motto", "number", "dateline", "type_name", "subject", "subtitle", "urgency"):
            assert getattr(back, box) == getattr(paper, box), box
        for box in ("addressees", "via", "bases", "signature", "recipients", "dated"):
            assert getattr(back, box) == getattr(paper, box), box


def test_every_paragraph_comes_back_in_order() -> None:
    back, _ = read_docx(docx(LETTER))
    wanted = [
        block.text if isinstance(block, Heading) else block.runs[0].text
        for block in LETTER.body
        if isinstance(block, Heading | Paragraph)
    ]
    assert [block.runs[0].text for block in back.body if isinstance(block, Paragraph)] == wanted


def test_margins_are_20_20_30_15_on_standing_and_lying_sheets() -> None:
    sections = word(REPORT).sections
    assert len(sections) == 3
    for section in sections:
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    assert [round(section.page_width.mm) for section in sections] == [210, 297, 210]


def test_the_page_number_stands_in_the_top_margin_but_not_on_page_1() -> None:
    first = word(LETTER).sections[0]
    number = first.header.paragraphs[0]
    assert number.alignment.name == "CENTER"
    assert "PAGE" in "".join(code.text for code in number._p.iter(qn("w:instrText")))
    assert first.different_first_page_header_footer
    assert not "".join(p.text for p in first.first_page_header.paragraphs)
    later = word(REPORT).sections[1:]
    assert all(not section.different_first_page_header_footer for section in later)
    assert all(section.header.is_linked_to_previous for section in later)


def test_body_is_justified_with_a_first_line_of_1_27_cm_and_gaps_of_6_points() -> None:
    body = [p for p in word(LETTER).paragraphs if p.text.startswith(("Ủy ban nhân dân huyện Đăk Hà", "Căn cứ", "a) "))]
    assert len(body) == 4
    for paragraph in body:
        form = paragraph.paragraph_format
        assert form.alignment.name == "JUSTIFY"
        assert form.first_line_indent.cm == pytest.approx(1.27, abs=0.01)
        assert form.space_after.pt >= 6 and 1 <= form.line_spacing <= 1.5


def test_every_letter_is_times_new_roman() -> None:
    made = word(REPORT)
    cells = [p for table in made.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    for paragraph in (*made.paragraphs, *cells):
        assert all(run.font.name == "Times New Roman" for run in paragraph.runs)


def test_recipients_are_12_bold_italic_and_11_upright() -> None:
    cells = word(LETTER).tables[-1].rows[0].cells
    head, first, *_ = cells[0].paragraphs
    assert (head.runs[0].font.size.pt, head.runs[0].bold, head.runs[0].italic) == (12, True, True)
    assert (first.runs[0].font.size.pt, first.runs[0].bold, first.runs[0].italic) == (11, False, False)


def test_columns_keep_their_widths_and_head_rows_are_repeated() -> None:
    for table in word(REPORT).tables:
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        assert sum(grid) * 25.4 / 1440 == pytest.approx(165, abs=1) or sum(grid) * 25.4 / 1440 == pytest.approx(
            252, abs=1
        )
    for table in word(REPORT).tables[1:-1]:
        if len(table.columns) > 30:  # a chart: bars of cells, without a head
            continue
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblBorders")) is not None


def test_the_signature_is_never_left_alone_on_a_sheet() -> None:
    made = word(LETTER)
    assert made.paragraphs[-1].paragraph_format.keep_with_next
    assert made.tables[-1].rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_the_file_names_nobody_and_a_sample_says_so_on_each_sheet() -> None:
    made = word(LETTER)
    core = made.core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    for footer in (made.sections[0].footer, made.sections[0].first_page_footer):
        assert footer.paragraphs[0].text == SAMPLE_MARK
    real = word(replace(LETTER, sample=False, contact=("Số 01 đường Mẫu, Đăk Hà",)))
    assert real.sections[0].footer.paragraphs[0].text == ""
    assert real.sections[0].first_page_footer.paragraphs[-1].text == "Số 01 đường Mẫu, Đăk Hà"


def test_links_open_in_an_electronic_copy() -> None:
    targets = {rel.target_ref for rel in word(REPORT).part.rels.values() if rel.is_external}
    assert "https://hoiam.example/vu-viec/VV-2022-039" in targets


def test_bases_stand_in_italics_before_the_body() -> None:
    paper = replace(LETTER, bases=("Căn cứ Luật Báo chí;", "Theo đề nghị của Phòng."))
    back, measured = read_docx(docx(paper))
    assert back.bases == paper.bases
    assert all(look.italic for look in measured.looks if look.role == "bases")


def test_a_paper_typed_without_tables_is_read_too() -> None:
    made = python_docx.Document()
    typed = (
        *("UBND HUYỆN ĐĂK HÀ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 5/CV-UBND"),
        *("Đăk Hà, ngày 31 tháng 02 năm 2022", "V/v trả lời", "Kính gửi: Báo Thông Reo", "Đã xác minh."),
        *("CHỦ TỊCH", "Nơi nhận:", "- Như trên;", "- Lưu: VT."),
    )
    for said in typed:
        made.add_paragraph(said)
    held = BytesIO()
    made.save(held)
    back, measured = read_docx(held.getvalue())
    assert (back.number, back.subject, back.addressees) == ("Số: 5/CV-UBND", "V/v trả lời", ("Báo Thông Reo",))
    assert (back.signature.position, back.recipients, back.dated) == ("CHỦ TỊCH", ("- Như trên;", "- Lưu: VT."), None)
    assert measured.number.place == ""
    codes = {finding.code for finding in check(back, measured=measured).findings}
    assert {"number.zero", "number.type_code", "body.closing", "page.margin", "look.bold"} <= codes


def test_a_page_number_below_is_found_below() -> None:
    made = python_docx.Document()
    footer = made.sections[0].footer.paragraphs[0]
    field = footer._p.makeelement(qn("w:fldSimple"), {qn("w:instr"): " PAGE "})
    footer._p.append(field)
    held = BytesIO()
    made.save(held)
    _, measured = read_docx(held.getvalue())
    assert (measured.number.place, measured.number.first) == ("bottom-left", True)


def test_what_is_not_a_docx_or_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (b"", b"PK\x03\x04 broken", b"%PDF-1.7"):
        with pytest.raises(Permanent, match=r"render\.not_docx"):
            read_docx(data)
    monkeypatch.setattr(reader, "MOST_BYTES", 10)
    with pytest.raises(Permanent, match=r"render\.too_large"):
        read_docx(docx(LETTER))


def test_the_table_of_looks_stays_inside_the_law() -> None:
    assert all(style.least <= style.size <= style.most for style in STYLES.values())


@pytest.mark.parametrize("name", PAPERS)
def test_every_kind_of_paper_passes_the_checker_when_it_is_read_back(name: str) -> None:
    made = paper_of(PAPERS[name])
    back, measured = read_docx(docx(made))
    assert [(finding.code, finding.where) for finding in check(back, measured=measured).findings] == []
    for box in ("number", "type_name", "subject", "addressees", "bases", "recipients", "typist", "urgency", "scope"):
        assert getattr(back, box) == getattr(made, box), box
    assert [(annex.label, annex.title, annex.note) for annex in back.annexes] == [
        (annex.label, annex.title, annex.note) for annex in made.annexes
    ]


def test_an_annex_counts_its_own_sheets_and_hides_the_first_number() -> None:
    annex = word(paper_of(PAPERS["day_du"])).sections[-1]
    assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert annex.different_first_page_header_footer
