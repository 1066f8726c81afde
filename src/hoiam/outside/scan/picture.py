"""The text of a photo or scan: PNG, JPEG, WebP, and a TIFF with one page or many."""

import io
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PIL import Image, ImageOps, ImageSequence

from hoiam.core.errors import Permanent
from hoiam.outside.scan import light, photo, ruled, tesseract
from hoiam.outside.scan.kinds import JPEG, PNG, TIFF

MOST_PAGES = 40
_LINE = 5  # pixels of a table's line, and beside it
_LEAST = 24  # pixels of height that hold a line of text
_GAP = 30  # pixels between cells on their strip
_BORDER = 8  # pixels of white round what is read
_LONGEST = 30_000  # pixels of a strip of cells: tesseract refuses a picture of 32,768


def is_picture(data: bytes) -> bool:
    """Tell whether the bytes begin as a PNG, JPEG or TIFF does."""
    return data.startswith((PNG, JPEG, *TIFF))


def text_of(data: bytes) -> tuple[str, int]:
    """Return the text on a picture and how many pages it has, each turned upright. Raises Permanent as `scan` says."""
    photo.measured(data)
    found = [page_text(page) for page in frames(data)]
    text = "\n\n".join(found)
    if not text.strip():
        raise Permanent("scan.no_text")
    return text, len(found)


def frames(data: bytes) -> Iterator[Image.Image]:
    """Return the pages of a picture as a person holds them. Raises Permanent scan.too_many_pages, scan.broken."""
    try:
        image = photo.opened(data)
        count = photo.pages(image)
        if count > MOST_PAGES:
            raise Permanent("scan.too_many_pages", str(count))
        for frame in ImageSequence.Iterator(image) if count > 1 else (image,):
            yield light.on_paper(ImageOps.exif_transpose(frame))
    except photo.BROKEN as error:
        raise Permanent("scan.broken", "picture") from error


def page_text(page: Image.Image) -> str:
    """Return the text of one page, turned upright and evenly lit first; columns are read one after the other."""
    ready = light.levelled(page)
    turn = tesseract.rotation(_bytes(ready))
    if turn:
        ready = light.upright(ready, turn)
    found, last = [], 0
    for table in ruled.tables(light.ink(ready)):
        found += [*_running(ready, last, table.across[0]), _table(ready, table)]
        last = table.across[-1]
    return "\n".join([*found, *_running(ready, last, ready.height)])


def _running(page: Image.Image, top: int, bottom: int) -> list[str]:
    """Return the text between two rows of a page, column after column."""
    if bottom - top < _LEAST:
        return []
    return [tesseract.read(_bytes(part)) for part in light.columns(page.crop((0, top, page.width, bottom)))]


def _table(page: Image.Image, table: ruled.Ruled) -> str:
    """Return a table, one line a row, its cells between bars.

    The cells are set under one another on strips of paper, so that few calls read them all and none runs into its
    neighbour.
    """
    boxes = [
        (left, top, right, bottom) for top, bottom in pairwise(table.across) for left, right in pairwise(table.down)
    ]
    cells = [page.crop((a + _LINE, b + _LINE, c - _LINE, d - _LINE)) for a, b, c, d in boxes]
    said = [text for strip in _strips(cells) for text in _said(strip)]
    wide = len(table.down) - 1
    lines = [" | ".join(said[at : at + wide]) for at in range(0, len(said), wide)]
    return "\n" + "\n".join(f"| {line} |" for line in lines) + "\n"


def _strips(cells: Sequence[Image.Image]) -> Iterator[list[Image.Image]]:
    """Return the cells in their order, as many together as one strip holds."""
    strip: list[Image.Image] = []
    high = 0
    for cell in cells:
        if strip and high + cell.height + _GAP > _LONGEST:
            yield strip
            strip, high = [], 0
        strip.append(cell)
        high += cell.height + _GAP
    yield strip


def _said(cells: Sequence[Image.Image]) -> list[str]:
    """Return the text of each cell of one strip."""
    strip = Image.new("L", (max(cell.width for cell in cells), sum(cell.height + _GAP for cell in cells)), 255)
    ends, at = [], 0
    for cell in cells:
        strip.paste(cell, (0, at))
        at += cell.height + _GAP
        ends.append(at - _GAP // 2 + _BORDER)
    said: list[list[str]] = [[] for _ in cells]
    for row, word in tesseract.placed(_bytes(strip)):
        if word.strip("|"):
            said[min(bisect_left(ends, row), len(cells) - 1)].append(word.strip("|"))
    return [" ".join(cell) for cell in said]


def _bytes(page: Image.Image) -> bytes:
    out = io.BytesIO()
    ImageOps.expand(page, _BORDER, 255).save(out, "PPM")
    return out.getvalue()
