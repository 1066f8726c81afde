"""An office's own Word template: only named places, no code, no macro; a letter in it passes the checker of form."""

from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest

from hoiam.core.compose.check import check
from hoiam.core.errors import Permanent
from hoiam.core.values.document import Column, Document, Heading, Paragraph, Run, Signature, Table
from hoiam.outside.render.read_docx import read_docx
from hoiam.outside.render.templated import PLACES, faults_of, filled, starting

PAPER = Document(
    kind="cong_van",
    superior=(),
    agency=("ỦY BAN NHÂN DÂN", "XÃ MẪU"),
    number="Số: 05/UBND-VX",
    dateline="Xã Mẫu, ngày 29 tháng 11 năm 2026",
    subject="V/v trả lời về nước thải",
    body=(
        Paragraph((Run("Ủy ban nhân dân xã trả lời & nói rõ <như sau>:"),)),
        Heading("1. Nội dung báo nêu đúng"),
        Paragraph((Run("Cống nghẹt từ ngày 20."), Run(" Đã thông cống.", bold=True))),
        Paragraph((Run("Ủy ban nhân dân xã trân trọng cảm ơn./."),)),
    ),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Lê Thị Mẫu"),
    recipients=("- Như trên;", "- Lưu: VT."),
    addressees=("Báo Thông Reo",),
    dated=date(2026, 11, 29),
)


def template(*more: str, without: str = "") -> bytes:
    """Return the template to begin from, with further lines, or without one place."""
    word = docx.Document(BytesIO(starting(PAPER)))
    for line in more:
        word.add_paragraph(line)
    for cell in (cell for table in word.tables for row in table.rows for cell in row.cells):
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                if without and without in run.text:
                    run.text = ""
    held = BytesIO()
    word.save(held)
    return held.getvalue()


def test_the_template_to_begin_from_may_be_used_as_it_is() -> None:
    assert faults_of(template()) == []


def test_a_letter_in_it_says_what_our_own_says_and_is_in_form() -> None:
    made, measured = read_docx(filled(template(), PAPER))
    assert (made.agency, made.number, made.dateline, made.subject) == (
        *(PAPER.agency, PAPER.number, PAPER.dateline, PAPER.subject),
    )
    assert (made.recipients, made.signature, made.addressees) == (PAPER.recipients, PAPER.signature, PAPER.addressees)
    said = ["".join(run.text for run in block.runs) for block in made.body if isinstance(block, Paragraph)]
    assert said[0] == "Ủy ban nhân dân xã trả lời & nói rõ <như sau>:" and len(said) == 4
    assert check(made, measured=measured).may_be_signed


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("{{ ten_nguoi_dan }}", "unknown", "ten_nguoi_dan"),
        ("{{ ''.__class__.__mro__ }}", "code", "''.__class__.__mro__"),
        ("{{ nguoi_ky|upper }}", "code", "nguoi_ky|upper"),
        ("{% for a in b %}x{% endfor %}", "code", "for a in b"),
        ("{# chú thích #}", "code", "chú thích"),
        ("{{ noi_dung }}", "body", "noi_dung"),
        ("{{r nguoi_ky }}", "body", "nguoi_ky"),
    ],
)
def test_only_the_names_of_places_may_stand_between_braces(line: str, code: str, words: str) -> None:
    found = faults_of(template(line))
    assert (code, words) in [(fault.code, fault.words) for fault in found]
    with pytest.raises(Permanent, match=r"template\.faulty"):
        filled(template(line), PAPER)


def test_a_place_that_every_letter_needs_is_missed_by_name() -> None:
    assert [(fault.code, fault.words) for fault in faults_of(template(without="so_ky_hieu"))] == [
        ("lacking", "so_ky_hieu")
    ]


def test_a_name_torn_over_several_runs_is_still_one_name() -> None:
    word = docx.Document(BytesIO(template()))
    paragraph = word.add_paragraph("{{ ")
    paragraph.add_run("tên").bold = True
    paragraph.add_run("_lạ }}")
    held = BytesIO()
    word.save(held)
    assert [fault.words for fault in faults_of(held.getvalue())] == ["tên_lạ"]


def test_what_a_letter_says_is_never_taken_for_a_place() -> None:
    sly = Paragraph((Run("{{ nguoi_ky }} {% x %} ./."),))
    made, _measured = read_docx(filled(template(), _with(body=(sly,))))
    assert "{{ nguoi_ky }} {% x %}" in "".join(run.text for block in made.body for run in getattr(block, "runs", ()))


def test_a_table_and_an_annex_are_not_pressed_into_a_template() -> None:
    table = Table((Column("TT", 1),), ())
    with pytest.raises(Permanent, match=r"template\.table"):
        filled(template(), _with(body=(table,)))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"%PDF-1.7"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(Permanent):
        faults_of(data)


def test_every_place_is_told_in_words() -> None:
    from hoiam.desk.letters.words.papers import TEMPLATE_PLACES

    assert set(TEMPLATE_PLACES) == set(PLACES)


def _with(**changes: Any) -> Document:
    from dataclasses import replace

    return replace(PAPER, **changes)


def test_a_template_that_would_fetch_something_is_refused_and_a_plain_link_is_not() -> None:
    word, kinds = docx.Document(BytesIO(starting(PAPER))), docx.opc.constants.RELATIONSHIP_TYPE
    word.part.relate_to("https://mau.vn/", kinds.HYPERLINK, is_external=True)
    word.save(held := BytesIO())
    assert faults_of(held.getvalue()) == []
    word.part.relate_to("http://10.0.0.1/a.png", kinds.IMAGE, is_external=True)
    word.save(held := BytesIO())
    assert [(fault.code, fault.words) for fault in faults_of(held.getvalue())] == [("outside", "http://10.0.0.1/a.png")]
