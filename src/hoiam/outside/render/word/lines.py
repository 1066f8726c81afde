"""A DOCX as lines in reading order, each with the look that Word resolves for it from run, style and defaults."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its words, the look of most of its letters, and the cell it stands in ("" outside of tables).

    `cell` is "table.row.column" counted from 0. `style` is the name of the paragraph style.
    """

    words: str
    font: str | None
    size: float | None
    bold: bool
    italic: bool
    align: str
    cell: str = ""
    style: str = ""


def lines(word: Any) -> Iterator[Line]:
    """Yield the paragraphs of a document in order, those in tables cell by cell; empty ones are left out."""
    at = 0
    for child in word.element.body.iterchildren():
        if child.tag == qn("w:p"):
            yield from _line(WordParagraph(child, word), "")
        elif child.tag == qn("w:tbl"):
            yield from _cells(WordTable(child, word), at)
            at += 1


def _cells(table: WordTable, number: int) -> Iterator[Line]:
    seen: list[Any] = []
    for row_at, row in enumerate(table.rows):
        for column_at, cell in enumerate(row.cells):
            if cell._tc in seen:
                continue  # a cell that covers several columns is one cell
            seen.append(cell._tc)
            for paragraph in cell.paragraphs:
                yield from _line(paragraph, f"{number}.{row_at}.{column_at}")


def _line(paragraph: WordParagraph, cell: str) -> Iterator[Line]:
    words = paragraph.text.strip("\n\t ")
    if not words:
        return
    runs = [run for run in paragraph.runs if run.text.strip()]
    longest = max(runs, key=lambda run: len(run.text)) if runs else None
    align = paragraph.alignment if paragraph.alignment is not None else _of_style(paragraph.style, "alignment")
    yield Line(
        words,
        _font(paragraph, longest),
        _size(paragraph, longest),
        _on(paragraph, longest, "bold"),
        _on(paragraph, longest, "italic"),
        "" if align is None else align.name.lower(),
        cell,
        str(paragraph.style.name) if paragraph.style is not None else "",
    )


def _of_style(style: Any, name: str) -> Any:
    while style is not None:
        found = getattr(style.paragraph_format, name, None)
        if found is not None:
            return found
        style = style.base_style
    return None


def _styles(paragraph: WordParagraph, run: Any) -> Iterator[Any]:
    first = [run.style] if run is not None and run.style is not None else []
    for style in (*first, paragraph.style):
        while style is not None:
            yield style
            style = style.base_style


def _font(paragraph: WordParagraph, run: Any) -> str | None:
    if run is not None and run.font.name:
        return str(run.font.name)
    return next((str(style.font.name) for style in _styles(paragraph, run) if style.font.name), None)


def _size(paragraph: WordParagraph, run: Any) -> float | None:
    if run is not None and run.font.size is not None:
        return float(run.font.size.pt)
    return next((float(style.font.size.pt) for style in _styles(paragraph, run) if style.font.size is not None), None)


def _on(paragraph: WordParagraph, run: Any, name: str) -> bool:
    own = None if run is None else getattr(run, name)
    if own is not None:
        return bool(own)
    return bool(
        next((getattr(s.font, name) for s in _styles(paragraph, run) if getattr(s.font, name) is not None), False)
    )
