"""The text layer of a PDF's page; a table with lines keeps its cells, one line a row with bars between them.

The layer alone gives a cell's lines one under another as if they were sentences: nobody could tell any more which unit
does which task. Where lines are drawn the page is rendered, and each cell is asked for its own words.
"""

import re
from itertools import pairwise

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

from hoiam.outside.pdfium import alone
from hoiam.outside.scan import ruled

_DPI = 200  # as `ruled` counts its pixels
_DARK = 160  # below: a line, even a thin one
_FEWEST = 8  # drawn lines on a page with a table
_MOST_POINTS = 3000
_INSIDE = 6  # pixels beside a line that belong to it
_HEADED = re.compile(r"([IVX]{1,4}|[A-Z]|\d{1,2})[.)]\s+(.+)")  # "A. Việc chung"
_DRAWN = 0.6  # of a cell's side that is ink where the side is a line


@alone()
def text_of(page: PdfPage) -> str:
    """Return what the layer says, tables row by row."""
    words = page.get_textpage()
    plain = str(words.get_text_bounded())
    if page.get_rotation() or max(page.get_size()) > _MOST_POINTS or not plain.strip() or not _drawn(page):
        return plain
    bitmap = page.render(scale=_DPI / 72, grayscale=True)
    ink = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width] < _DARK
    tables = ruled.tables(ink, joined=True)
    if not tables:
        return plain
    left, _, right, top = page.get_mediabox()
    sheet = _Sheet(words, left, right, top)
    said, last = [], 0
    for table in tables:
        said += [
            sheet.between(last, table.across[0]),
            *(_row(sheet, ink, table, *edge) for edge in pairwise(table.across)),
        ]
        last = table.across[-1]
    return "\n".join([*said, sheet.between(last, ink.shape[0])])


class _Sheet:
    """A page's words, asked for by pixels from its upper left corner."""

    def __init__(self, words: PdfTextPage, left: float, right: float, top: float) -> None:
        self._words, self._left, self._right, self._top = words, left, right, top

    def between(self, above: int, below: int) -> str:
        """Return what stands between two rows of pixels, with an empty line round it."""
        return "\n" + self._said(self._left, above, self._right, below) + "\n"

    def cell(self, left: int, above: int, right: int, below: int) -> str:
        """Return what stands in a cell, on one line."""
        return " ".join(self._said(self._left + _points(left), above, self._left + _points(right), below).split())

    def _said(self, left: float, above: int, right: float, below: int) -> str:
        return str(self._words.get_text_bounded(left, self._top - _points(below), right, self._top - _points(above)))


def _points(pixels: int) -> float:
    return pixels * 72 / _DPI


def _drawn(page: PdfPage) -> bool:
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
    return sum(1 for _ in paths) >= _FEWEST


def _row(sheet: _Sheet, ink: ruled.Ink, table: ruled.Ruled, top: int, bottom: int) -> str:
    """Return one row; columns between which no line is drawn in this row are one cell, in the first of them."""
    sides = [
        down for at, down in enumerate(table.down) if at in (0, len(table.down) - 1) or _line(ink, down, top, bottom)
    ]
    cells = {left: sheet.cell(left, top, right, bottom) for left, right in pairwise(sides)}
    if len(cells) == 1 and (headed := _HEADED.fullmatch(cells[sides[0]])):
        cells = dict(zip(table.down, headed.groups(), strict=False))  # as where its number has a cell of its own
    return " | ".join(cells.get(down, "") for down in table.down[:-1])


def _line(ink: ruled.Ink, down: int, top: int, bottom: int) -> bool:
    part = ink[top + _INSIDE : bottom - _INSIDE, max(0, down - _INSIDE) : down + _INSIDE]
    return part.size > 0 and float(part.mean(axis=0).max()) > _DRAWN
