"""Runs and paragraphs of a DOCX with the look of one row of Decree 30's table (core/compose/sheet)."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from hoiam.core.compose.sheet import FONT, STYLES, Style
from hoiam.core.values.document import Run
from hoiam.outside.render.word import xml

ALIGN = {
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def look(run: Any, style: Style, *, size: float | None = None, bold: bool = False, italic: bool = False) -> None:
    """Give a run the font, size and weight of a style; `bold` and `italic` add to it."""
    run.font.name = FONT
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:cs"), FONT)
    fonts.set(qn("w:eastAsia"), FONT)
    run.font.size = Pt(size or style.size)
    run.bold = style.bold or bold
    run.italic = style.italic or italic


def shape(paragraph: Any, align: str = "left", *, before: float = 0, after: float = 0, lines: float = 1.0) -> Any:
    """Set alignment, gaps in points and line spacing of a paragraph; returns its format for indents."""
    form = paragraph.paragraph_format
    form.alignment = ALIGN[align]
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), lines
    return form


def line(host: Any, role: str, words: str, align: str = "center", *, before: float = 0, after: float = 0) -> Any:
    """Add a one-look paragraph to a document or cell and return it."""
    paragraph = host.add_paragraph()
    shape(paragraph, align, before=before, after=after)
    look(paragraph.add_run(words), STYLES[role])
    return paragraph


def runs(paragraph: Any, said: tuple[Run, ...], role: str, *, size: float | None = None) -> None:
    """Add runs to a paragraph, each with its own weight and link."""
    for part in said:
        made = paragraph.add_run(part.text)
        look(made, STYLES[role], size=size, bold=part.bold, italic=part.italic)
        if part.link:
            xml.link_run(paragraph, made, part.link)


def rule(host: Any, length: float, width: float, *, after: float = 0) -> None:
    """Draw a centred line of `length` millimetres in a space `width` wide, just below the words above it."""
    paragraph = host.add_paragraph()
    form = shape(paragraph, before=3, after=after)
    form.line_spacing = Pt(2)
    side = Mm(max(0.0, (width - length) / 2))
    form.left_indent, form.right_indent = side, side
    look(paragraph.add_run(), STYLES["body"], size=1)
    xml.line_above(paragraph)


def emptied(cell: Any) -> Any:
    """Return a cell without the empty paragraph that a new cell brings; something must then be added to it."""
    first = cell.paragraphs[0]._p
    first.getparent().remove(first)
    return cell
