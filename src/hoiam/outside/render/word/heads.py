"""Boxes 1 to 5, 7, 9, 10 and 13 of Decree 30's sheet in a DOCX: what stands above and below the body of a paper."""

from typing import Any

from docx.shared import Mm, Pt

from hoiam.core.compose.sheet import STYLES, TEXT_MM
from hoiam.core.values.document import Document, Signature
from hoiam.outside.render.metrics import width_mm
from hoiam.outside.render.word import xml
from hoiam.outside.render.word.text import emptied, line, look, rule, shape

LEFT_MM = 67.0
RIGHT_MM = TEXT_MM - LEFT_MM
_SIGN_SPACE_PT = 62.0
TITLE_INSET_MM = 12.0
_AGENCY_RULE = 0.4  # between 1/3 and 1/2 of the words above (II.2.b, II.5.b)


def letterhead(word: Any, paper: Document) -> None:
    """Print agency, number and subject on the left; quốc hiệu, tiêu ngữ, place and date on the right."""
    table = xml.fixed_table(word, 1, (LEFT_MM, RIGHT_MM))
    xml.cell_margins(table, {})
    left, right = (emptied(cell) for cell in table.rows[0].cells)
    _agency(left, paper)
    line(right, "motto_1", paper.motto[0])
    line(right, "motto_2", paper.motto[1])
    rule(right, width_mm(paper.motto[1], STYLES["motto_2"].size, bold=True), RIGHT_MM, after=8)
    line(right, "dateline", paper.dateline)


def _agency(left: Any, paper: Document) -> None:
    for words in paper.superior:
        line(left, "superior", words)
    for words in paper.agency:
        line(left, "agency", words)
    longest = max(width_mm(words, STYLES["agency"].size, bold=True) for words in paper.agency)
    rule(left, min(longest, LEFT_MM) * _AGENCY_RULE, LEFT_MM, after=8)
    line(left, "number", paper.number)
    if not paper.type_name:
        line(left, "letter_subject", paper.subject, before=6)
    for role, words in (("urgency", paper.urgency), ("scope", paper.scope)):
        if words:
            mark = line(left, role, words, before=8)
            side = (LEFT_MM - width_mm(words, STYLES[role].size, bold=True)) / 2 - 3
            mark.paragraph_format.left_indent = mark.paragraph_format.right_indent = Mm(side)
            xml.box(mark)


def title(word: Any, paper: Document) -> None:
    """Print the type of a typed paper, its trích yếu with the line below, and to whom it goes."""
    if paper.type_name:
        line(word, "type_name", paper.type_name, before=14)
        subject = line(word, "subject", paper.subject).paragraph_format
        subject.left_indent = subject.right_indent = Mm(TITLE_INSET_MM)
        if paper.subtitle:
            line(word, "subtitle", paper.subtitle)
        size = STYLES["subject"].size
        rule(
            word,
            min(width_mm(paper.subject, size, bold=True), TEXT_MM - 2 * TITLE_INSET_MM) * _AGENCY_RULE,
            TEXT_MM,
            after=8,
        )
    _addressees(word, paper)
    for words in paper.bases:
        form = line(word, "bases", words, "justify", after=6).paragraph_format
        form.first_line_indent = Mm(12.7)


def _addressees(word: Any, paper: Document) -> None:
    if not paper.addressees:
        return
    after = 0 if paper.via else 12
    if len(paper.addressees) == 1:
        line(word, "addressees", f"Kính gửi: {paper.addressees[0]}", before=12, after=after)
    else:
        line(word, "addressees", "Kính gửi:", "left", before=12).paragraph_format.left_indent = Mm(30)
        for words in paper.addressees:
            form = line(word, "addressees", words, "left").paragraph_format
            form.left_indent, form.first_line_indent = Mm(52), Mm(-3)
        form.space_after = Pt(after)
    if paper.via:
        line(word, "addressees", paper.via, after=12)


def feet(word: Any, paper: Document) -> None:
    """Print Nơi nhận on the left and who signs on the right, never apart from each other.

    A record of two sides has a signer on each; a list has neither signer nor receivers.
    """
    if not (paper.recipients or paper.signature.position):
        return
    table = xml.fixed_table(word, 1, (80.0, TEXT_MM - 80.0))
    xml.cell_margins(table, {})
    xml.whole_row(table.rows[0])
    left, right = (emptied(cell) for cell in table.rows[0].cells)
    if paper.beside:
        _signer(left, paper.beside)
    else:
        if paper.recipients:
            line(left, "recipients_head", "Nơi nhận:", "left", before=8)
        for words in paper.recipients:
            line(left, "recipients", words, "left")
    if paper.typist or not (paper.recipients or paper.beside):
        line(left, "typist", paper.typist, "left")
    _signer(right, paper.signature)


def _signer(cell: Any, signature: Signature) -> None:
    above = 8.0
    for words in signature.authority:
        line(cell, "authority", words, before=above)
        above = 0.0
    line(cell, "authority", signature.position, before=above, after=_SIGN_SPACE_PT)
    line(cell, "signer", signature.name)


def running(section: Any, *, first: bool, contact: tuple[str, ...], mark: str) -> None:
    """Print the page number in the top margin (not on page 1), the mark of a sample and the agency's contact below."""
    section.header_distance, section.footer_distance = Mm(10), Mm(8)
    section.different_first_page_header_footer = first
    if not first:
        return
    number = section.header.paragraphs[0]
    shape(number, "center")
    look(xml.page_field(number), STYLES["page_number"])
    for footer, words in ((section.footer, ()), (section.first_page_footer, contact)):
        _footer(footer, words, mark)


def _footer(footer: Any, words: tuple[str, ...], mark: str) -> None:
    footer.is_linked_to_previous = False
    for at, said in enumerate(words):
        written = line(footer, "contact", said)
        if at == 0:
            xml.line_above(written)
    if mark:
        last = footer.paragraphs[0]
        shape(last, "right")
        look(last.add_run(mark), STYLES["contact"], size=9)
