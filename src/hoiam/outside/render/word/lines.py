"""A DOCX as lines in reading order, each with the look that Word resolves for it from run, style and defaults."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

_ALIGN = {"both": "justify", "center": "center", "left": "left", "start": "left", "right": "right", "end": "right"}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its words, the look of most of its letters, and the cell it stands in ("" outside of tables).

    `cell` is "table.row.column" counted from 0.
    """

    words: str
    font: str | None
    size: float | None
    bold: bool
    italic: bool
    align: str
    cell: str = ""


def lines(word: Any) -> Iterator[Line]:
    """Yield the paragraphs of a document in order, those in tables cell by cell; empty ones are left out."""
    base = word.styles.default(WD_STYLE_TYPE.PARAGRAPH)  # found once: python-docx looks for it at each paragraph
    at = 0
    for child in word.element.body.iterchildren():
        if child.tag == qn("w:p"):
            yield from _line(WordParagraph(child, word), "", base)
        elif child.tag == qn("w:tbl"):
            yield from _cells(WordTable(child, word), at, base)
            at += 1


def _cells(table: WordTable, number: int, base: Any) -> Iterator[Line]:
    seen: set[Any] = set()
    for row_at, row in enumerate(table.rows):
        for column_at, cell in enumerate(row.cells):
            if cell._tc in seen:
                continue  # a cell that covers several columns is one cell
            seen.add(cell._tc)
            for paragraph in cell.paragraphs:
                yield from _line(paragraph, f"{number}.{row_at}.{column_at}", base)


def _line(paragraph: WordParagraph, cell: str, base: Any) -> Iterator[Line]:
    words = paragraph.text.strip("\n\t ")
    if not words:
        return
    runs = [run for run in paragraph.runs if run.text.strip()]
    longest = max(runs, key=lambda run: len(run.text)) if runs else None
    styles = list(_styles(paragraph, longest, base))
    yield Line(
        words,
        _said(longest, styles, lambda font: font.name),
        _said(longest, styles, lambda font: font.size.pt if font.size is not None else None),
        bool(_said(longest, styles, lambda font: font.bold)),
        bool(_said(longest, styles, lambda font: font.italic)),
        align_of(paragraph, styles),
        cell,
    )


def _styles(paragraph: WordParagraph, run: Any, base: Any) -> Iterator[Any]:
    """Yield the styles that tell a run's look, nearest first: of the run, of the paragraph, and those they build on."""
    first = [run.style] if run is not None and run._r.style is not None else []
    for style in (*first, base if paragraph._p.style is None else paragraph.style):
        while style is not None:
            yield style
            style = style.base_style


def _said(run: Any, styles: list[Any], asked: Callable[[Any], Any]) -> Any:
    """Return what the run itself says, else the first style that says anything, else None."""
    fonts = ([run.font] if run is not None else []) + [style.font for style in styles]
    return next((answer for font in fonts if (answer := asked(font)) is not None), None)


def align_of(paragraph: WordParagraph, styles: Sequence[Any] = ()) -> str:
    """Return justify, center, left, right, or "" where nothing says; from the XML, where Word also says "start"."""
    for holder in (paragraph._p, *(style.element for style in styles)):
        found = holder.find(f"{qn('w:pPr')}/{qn('w:jc')}")
        if found is not None:
            return _ALIGN.get(str(found.get(qn("w:val"))), "")
    return ""
