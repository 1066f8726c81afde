"""Box 6 of Decree 30's sheet in a DOCX: headings, paragraphs, tables and the sheets that lie down."""

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm, Pt

from hoiam.core.compose.sheet import (
    FIRST_LINE_MM,
    LINE_SPACING,
    LYING_TEXT_MM,
    MARGINS,
    PAPER_MM,
    PARAGRAPH_GAP_PT,
    TEXT_MM,
)
from hoiam.core.values.document import Block, Cell, Chart, Column, Document, Heading, Paragraph, Run, Table, Turn
from hoiam.outside.render.word import xml
from hoiam.outside.render.word.heads import running
from hoiam.outside.render.word.text import emptied, line, runs, shape

_LYING_TABLE_PT = 11.0
BAR_COLOUR = "7A8B99"  # grey enough to be seen on a copy in black and white
_LABEL, _BARS, _STEPS = 0.38, 0.5, 40  # of the width: the words, the bars, and in how many steps a bar grows
NOTE_PT = 13.0  # above and below a table: words of the body, so not below 13 (box 6)


def body(word: Any, paper: Document) -> None:
    """Print the blocks in order; the last paragraph stays with the signature."""
    blocks(word, paper.body)
    word.paragraphs[-1].paragraph_format.keep_with_next = True


def annexes(word: Any, paper: Document) -> None:
    """Print each annex on sheets of its own, which it counts from 1 (III.1)."""
    for annex in paper.annexes:
        section = word.add_section(WD_SECTION.NEW_PAGE)
        end = word.paragraphs[-1]  # carries the end of the section before; no higher than a hair
        shape(end).line_spacing = Pt(1)
        page(section, landscape=False)
        section.different_first_page_header_footer = True
        section.first_page_footer.is_linked_to_previous = True
        xml.counted_from_one(section)
        line(word, "annex_label", annex.label)
        line(word, "annex_title", annex.title)
        if annex.note:
            line(word, "annex_note", annex.note, after=12)
        blocks(word, annex.body)


def blocks(word: Any, said: tuple[Block, ...]) -> None:
    """Print some blocks in order."""
    lying = False
    for block in said:
        if isinstance(block, Turn):
            lying = block.landscape
            turn(word, landscape=lying)
        elif isinstance(block, Heading):
            _heading(word, block)
        elif isinstance(block, Paragraph):
            _paragraph(word, block)
        elif isinstance(block, Chart):
            _chart(word, block, lying=lying)
        else:
            _table(word, block, lying=lying)


def page(section: Any, *, landscape: bool) -> None:
    """Set paper and margins of a section; the four margins are the same on a lying sheet (I.2, I.3)."""
    width, height = PAPER_MM[::-1] if landscape else PAPER_MM
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(MARGINS.top), Mm(MARGINS.bottom)
    section.left_margin, section.right_margin = Mm(MARGINS.left), Mm(MARGINS.right)


def turn(word: Any, *, landscape: bool) -> None:
    """Begin a new sheet that lies or stands; its numbering goes on."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    xml.end_section_in_words(word)
    page(section, landscape=landscape)
    running(section, first=False, contact=(), mark="")


def _heading(word: Any, block: Heading) -> None:
    written = line(word, "heading", block.text, "justify", before=6 if block.level == 1 else 0, after=PARAGRAPH_GAP_PT)
    form = written.paragraph_format
    form.first_line_indent, form.keep_with_next, form.line_spacing = Mm(FIRST_LINE_MM), True, LINE_SPACING


def _paragraph(word: Any, block: Paragraph) -> None:
    written = word.add_paragraph()
    form = shape(written, block.align, after=PARAGRAPH_GAP_PT, lines=LINE_SPACING)
    form.first_line_indent = Mm(FIRST_LINE_MM if block.indent else 0)
    form.widow_control = True
    runs(written, block.runs, "body")


def _table(word: Any, block: Table, *, lying: bool) -> None:
    size = _LYING_TABLE_PT if lying else None
    room = LYING_TEXT_MM if lying else TEXT_MM
    if block.caption:
        caption = word.add_paragraph()
        shape(caption, "left", after=3).keep_with_next = True
        runs(caption, (Run(block.caption, italic=True),), "body", size=NOTE_PT)
    share = room / sum(column.width for column in block.columns)
    table = xml.fixed_table(word, 1 + len(block.rows), [column.width * share for column in block.columns])
    xml.borders(table)
    xml.cell_margins(table, {"top": 0.6, "bottom": 0.6, "left": 1.2, "right": 1.2})
    xml.whole_row(table.rows[0], repeated=True)
    for column, cell in zip(block.columns, table.rows[0].cells, strict=True):
        _cell(cell, Cell(column.title, bold=True), "center", size)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for row, cells in zip(list(table.rows)[1:], block.rows, strict=True):
        xml.whole_row(row)
        _row(row.cells, block.columns, cells, size)
    note = word.add_paragraph()
    shape(note, "left", before=3 if block.note else 0, after=6)
    runs(note, (Run(block.note, italic=True),), "body", size=NOTE_PT if block.note else 2)


def _chart(word: Any, block: Chart, *, lying: bool) -> None:
    """Print lying bars as rows of cells, some of them grey: Word can edit them, and no picture is made."""
    caption = word.add_paragraph()
    shape(caption, "left", before=3, after=3).keep_with_next = True
    runs(caption, (Run(f"{block.title}{f' ({block.unit})' if block.unit else ''}", italic=True),), "body", size=NOTE_PT)
    room = LYING_TEXT_MM if lying else TEXT_MM
    widths = [room * _LABEL, *[room * _BARS / _STEPS] * _STEPS, room * (1 - _LABEL - _BARS)]
    table = xml.fixed_table(word, len(block.bars), widths)
    xml.cell_margins(table, {"top": 0.2, "bottom": 0.2, "left": 0.6, "right": 0.6})
    xml.apart(table)
    for row, bar in zip(table.rows, block.bars, strict=True):
        xml.whole_row(row)
        places = row.cells
        filled = min(_STEPS, max(round(_STEPS * bar.value / block.full), 1 if bar.value else 0))
        _cell(places[0], Cell(bar.label), "left", _LYING_TABLE_PT)
        for first, last, shade in ((1, filled, True), (filled + 1, _STEPS, False)):
            if first > last:
                continue
            place = places[first] if first == last else places[first].merge(places[last])
            _cell(place, Cell(""), "left", _LYING_TABLE_PT)
            if shade:
                xml.shade(place, BAR_COLOUR)
        _cell(places[_STEPS + 1], Cell(bar.shown), "left", _LYING_TABLE_PT)
        for place in (places[0], places[_STEPS + 1]) if bar is not block.bars[-1] else ():
            place.paragraphs[0].paragraph_format.keep_with_next = True  # no bar stands alone on the next sheet
    shape(word.add_paragraph(), "left", after=3)


def _row(places: Any, columns: tuple[Column, ...], cells: tuple[Cell, ...], size: float | None) -> None:
    at = 0
    for cell in cells:
        place = places[at] if cell.span == 1 else places[at].merge(places[at + cell.span - 1])
        _cell(place, cell, "left" if cell.span > 1 else columns[at].align, size)
        at += cell.span


def _cell(place: Any, cell: Cell, align: str, size: float | None) -> None:
    host = emptied(place)
    for words in cell.text.split("\n"):
        written = host.add_paragraph()
        shape(written, align)
        runs(written, (Run(words, cell.bold, cell.italic, cell.link),), "table", size=size)
