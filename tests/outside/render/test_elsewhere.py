"""Papers in form, made in the many ways of Word, are read as they print and have no fault."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from hoiam.command import main
from hoiam.core.compose.check import check
from hoiam.core.errors import Permanent
from hoiam.core.values.document import Document
from hoiam.outside.render.read_docx import read_docx
from tests.outside.render.elsewhere import LAST, boxed, el, last, listed, say, tracked, typed
from tests.outside.scan.hostile import with_macro


def read(**changes: Any) -> tuple[Document, list[str]]:
    paper, measured = read_docx(typed(**changes))
    return paper, [finding.code for finding in check(paper, measured=measured).findings]


def _dashes_by_list(word: Any) -> None:
    held = [last(word, words) for words in ("Như trên", "CT, PCT", "Lưu: VT")]
    listed(word, held)


def _capitals_by_look(word: Any) -> None:
    for words in ("Huyện Đăk Hà", "Phó Chủ tịch"):
        for run in last(word, words).runs:
            run.font.all_caps = True


def _agency_in_one_paragraph(word: Any) -> None:
    first, second = last(word, "ỦY BAN"), last(word, "HUYỆN ĐĂK HÀ")
    first.runs[0].add_break(WD_BREAK.LINE)
    for child in list(second._p):
        if child.tag == qn("w:r"):
            first._p.append(child)
    second._p.getparent().remove(second._p)


def _in_controls(word: Any) -> None:
    """Put number and body into content controls, as templates of document systems do."""
    for paragraph in (last(word, "Số:"), last(word, "Công trình")):
        control, content = el("sdt"), el("sdtContent")
        control.append(content)
        paragraph._p.addprevious(control)
        content.append(paragraph._p)


def _lines_by_underline(word: Any) -> None:
    for words in ("HUYỆN ĐĂK HÀ", "Độc lập"):
        for run in last(word, words).runs:
            run.underline = True


def _lines_by_keys(word: Any) -> None:
    for words, keys in (("HUYỆN ĐĂK HÀ", "_______"), ("Độc lập", "____________________")):
        line = deepcopy(last(word, words)._p)
        last(word, words)._p.addnext(line)
        texts = list(line.iter(qn("w:t")))
        texts[0].text = keys


def _number_in_a_frame(word: Any) -> None:
    """Put the number of the page into a frame, as Insert > Page number did in old versions."""
    paragraph = word.sections[0].header.paragraphs[0]
    paragraph.alignment = None
    paragraph._p.get_or_add_pPr().append(el("framePr", wrap="around", hAnchor="margin", xAlign="center", y=1))
    control, content = el("sdt"), el("sdtContent")
    control.append(content)
    paragraph._p.addprevious(control)
    content.append(paragraph._p)


def _number_by_tab(word: Any) -> None:
    paragraph = word.sections[0].header.paragraphs[0]
    paragraph.alignment = None
    paragraph._p.insert(1, deepcopy(paragraph.add_run("\t")._r))
    paragraph._p.remove(paragraph.runs[-1]._r)


def _draft_mark(word: Any) -> None:
    boxed(last(word, "Số:"), "DỰ THẢO LẦN 2")


def _hidden_words(word: Any) -> None:
    run = last(word, "Công trình").add_run("ghi chú riêng")
    run.font.hidden, run.font.name = True, "Arial"


def _unused_changes(word: Any) -> None:
    word.styles["Than van ban"].paragraph_format.space_after = Pt(6)
    for paragraph in word.paragraphs:
        paragraph.paragraph_format.right_indent = Mm(0)


WAYS: dict[str, tuple[Callable[[Any], None], dict[str, Any]]] = {
    "dashes of Nơi nhận by a list": (
        _dashes_by_list,
        {"recipients": ("Như trên;", "CT, PCT UBND huyện;", "Lưu: VT, VHTT.")},
    ),
    "capitals by the look": (
        _capitals_by_look,
        {"agency": ("ỦY BAN NHÂN DÂN", "Huyện Đăk Hà"), "position": "Phó Chủ tịch"},
    ),
    "two lines in one paragraph": (_agency_in_one_paragraph, {}),
    "content controls": (_in_controls, {}),
    "lines by underline": (_lines_by_underline, {"ruled": False}),
    "lines by keys": (_lines_by_keys, {"ruled": False}),
    "page number in a frame": (_number_in_a_frame, {}),
    "page number behind a tab": (_number_by_tab, {}),
    "a draft's mark in a text box": (_draft_mark, {}),
    "hidden words": (_hidden_words, {}),
    "gaps below only": (_unused_changes, {}),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_paper_in_form_is_in_form_however_it_was_made(way: str) -> None:
    mend, changes = WAYS[way]
    paper, codes = read(mend=mend, **changes)
    allowed = {"rule.length"} if way == "lines by underline" else set()
    assert set(codes) <= allowed, codes
    assert (paper.number, paper.agency) == ("Số: 15/UBND-VX", ("ỦY BAN NHÂN DÂN", "HUYỆN ĐĂK HÀ"))
    assert paper.recipients[-1] == "- Lưu: VT, VHTT." and paper.signature.position == "PHÓ CHỦ TỊCH"


def test_inserted_words_are_read_and_deleted_ones_are_not() -> None:
    paper, codes = read(mend=lambda word: tracked(last(word, "Số:")))
    assert (paper.number, codes) == ("Số: 15/UBND-VX", ["file.changes"])


def test_a_letterhead_in_the_header_is_read() -> None:
    def lifted(word: Any) -> None:
        header = word.sections[0].first_page_header
        header.is_linked_to_previous = False
        header._element.insert(0, word.tables[0]._tbl)

    paper, codes = read(mend=lifted)
    assert codes == [] and paper.dateline == "Đăk Hà, ngày 06 tháng 10 năm 2022"


def test_a_head_typed_with_tabs_is_cut_into_its_columns() -> None:
    def without_table(word: Any) -> None:
        table = word.tables[0]
        for left, right, bold in (
            ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
            ("HUYỆN ĐĂK HÀ", "Độc lập - Tự do - Hạnh phúc", True),
            ("Số: 15/UBND-VX", "Đăk Hà, ngày 06 tháng 10 năm 2022", False),
        ):
            table._tbl.addprevious(say(word, f"{left}\t\t{right}", 13, bold=bold)._p)
        table._tbl.addprevious(say(word, "V/v trả lời báo", 12)._p)
        table._tbl.getparent().remove(table._tbl)

    paper, codes = read(mend=without_table)
    assert (paper.agency, paper.motto[1]) == (("ỦY BAN NHÂN DÂN", "HUYỆN ĐĂK HÀ"), "Độc lập - Tự do - Hạnh phúc")
    assert (paper.number, paper.dateline[:6], paper.subject) == ("Số: 15/UBND-VX", "Đăk Hà", "V/v trả lời báo")
    assert "motto.words" not in codes and "date.form" not in codes


def test_an_address_at_the_foot_of_page_1_is_held_to_its_size() -> None:
    def addressed(word: Any) -> None:
        footer = word.sections[0].first_page_footer
        footer.is_linked_to_previous = False
        say(footer, "Địa chỉ: thôn 1, xã Mẫu", 14)

    paper, codes = read(mend=addressed)
    assert (paper.contact, codes) == (("Địa chỉ: thôn 1, xã Mẫu",), ["look.size"])


def test_a_table_in_the_body_is_read_by_its_rows_and_may_be_smaller() -> None:
    def listed_in_a_table(word: Any) -> None:
        table = word.add_table(2, 2)
        for cell, words in zip(table._cells, ("Thôn", "Số hộ", "thôn 7", "46"), strict=True):
            cell.paragraphs[0].add_run(words).font.size = Pt(12)
        last(word, LAST)._p.addprevious(table._tbl)

    paper, codes = read(mend=listed_in_a_table)
    assert codes == []
    held = next(block for block in paper.body if block.kind == "table")
    assert [[cell.text for cell in row] for row in held.rows] == [["Thôn", "Số hộ"], ["thôn 7", "46"]]


def _old_line(paragraph: Any, mm: float) -> None:
    """Draw a line the way Word 2003 did."""
    held = parse_xml(
        f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml">'
        f'<v:line from="10pt,2pt" to="{10 + mm * 72 / 25.4}pt,2pt"/></w:pict>'
    )
    paragraph.add_run()._r.append(held)


def test_lines_below_the_heads_are_wanted_and_measured_in_the_old_dialect_too() -> None:
    def drawn(mm: float) -> Callable[[Any], None]:
        return lambda word: (_old_line(last(word, "HUYỆN ĐĂK HÀ"), 18), _old_line(last(word, "Độc lập"), mm))[0]

    assert read(ruled=False, mend=drawn(61))[1] == []
    assert read(ruled=False, mend=drawn(20))[1] == ["rule.length"]
    assert read(ruled=False)[1] == ["rule.missing", "rule.missing"]


def test_a_file_with_macros_is_refused_and_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = with_macro(typed())
    with pytest.raises(Permanent, match=r"scan\.macro"):
        read_docx(data)
    (tmp_path / "macro.docx").write_bytes(data)
    assert main(["letter", "check", str(tmp_path / "macro.docx")]) == 2
    assert "macro" in capsys.readouterr().err
