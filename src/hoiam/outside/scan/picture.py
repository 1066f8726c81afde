"""The text of a photo or scan: PNG, JPEG, WebP, and a TIFF with one page or many."""

import io
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from PIL import Image, ImageFilter, ImageOps, ImageSequence

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.sight import Box, Sight
from hoiam.outside.scan import light, photo, pose, ruled, tesseract
from hoiam.outside.scan.kinds import JPEG, PNG, TIFF

MOST_PAGES = 40
_LINE = 5  # pixels of a table's line, and beside it
_LEAST = 24  # pixels of height that hold a line of text
_GAP = 30  # pixels between cells on their strip
_BORDER = 8  # pixels of white round what is read
_HEAD = 0.36  # of the height of the first page, where number, day, body and subject stand
_LARGER, _SOFT = 1.5, 0.8  # how the head is drawn at a second and a third look: times the size; pixels of blur
_LONGEST = 30_000  # pixels of a strip of cells: tesseract refuses a picture of 32,768


def is_picture(data: bytes) -> bool:
    """Tell whether the bytes begin as a PNG, JPEG or TIFF does."""
    return data.startswith((PNG, JPEG, *TIFF))


def text_of(data: bytes) -> tuple[Sight, int]:
    """Return the text on a picture and how many pages it has, each turned upright. Raises Permanent as `scan` says."""
    found = [page_text(page, first=number == 1).on_page(number) for number, page in enumerate(frames(data), 1)]
    whole = Sight.joined(found, "\n\n")
    if not whole.text.strip():
        raise Permanent("scan.no_text")
    return whole, len(found)


def page_of(data: bytes, number: int) -> Sight:
    """Return what one page of a picture says, from 1. Raises Permanent scan.no_page, and as `scan` says."""
    for frame in frames(data, number):
        return page_text(frame, first=number == 1).on_page(number)
    raise Permanent("scan.no_page", str(number))


def frames(data: bytes, only: int = 0) -> Iterator[Image.Image]:
    """Return the pages of a picture as a person holds them, `only` one of them or (0) all.

    Raises Permanent scan.too_many_pages, scan.broken.
    """
    try:
        image = photo.opened(data)
        count = photo.pages(image)
        if count > MOST_PAGES:
            raise Permanent("scan.too_many_pages", str(count))
        for number, frame in enumerate(ImageSequence.Iterator(image) if count > 1 else (image,), 1):
            if only and number != only:
                continue  # found, not decoded
            yield light.on_paper(ImageOps.exif_transpose(frame))
    except photo.BROKEN as error:
        raise Permanent("scan.broken", "picture") from error


def page_text(page: Image.Image, first: bool = False) -> Sight:
    """Return the text of one page, turned upright and evenly lit first; columns are read one after the other.

    The head of the `first` page is looked at again.
    """
    even = light.lit(page)
    angle = light.tilt(even)
    ready = light.straight(even, angle)
    turn = tesseract.rotation(_bytes(ready)) or 0
    ready = light.upright(ready, turn)
    found, last = [], 0
    for table in ruled.tables(light.ink(ready)):
        found += [*_running(ready, last, table.across[0]), _table(ready, table)]
        last = table.across[-1]
    seen = Sight.joined([*found, *_running(ready, last, ready.height)], "\n")
    seen = seen.placed(lambda box: pose.handed_in(box, even.size, angle, turn), turn=turn)
    return replace(seen, looks=_again(ready)) if first and seen.text.strip() else seen


def _again(page: Image.Image) -> tuple[str, ...]:
    """Return two further readings of the head: drawn larger, and softened; where three differ, two may agree.

    A look that fails is left out: the page has been read already.
    """
    head = page.crop((0, 0, page.width, round(_HEAD * page.height)))
    larger = head.resize((round(head.width * _LARGER), round(head.height * _LARGER)), Image.Resampling.LANCZOS)
    softer = head.filter(ImageFilter.GaussianBlur(_SOFT))
    seen = []
    for look in (larger, softer):
        with suppress(Temporary, Permanent):
            seen.append(tesseract.read(_bytes(look), layout=tesseract.BLOCK).text)
    return tuple(seen)


def _running(page: Image.Image, top: int, bottom: int) -> list[Sight]:
    """Return the text between two rows of a page, column after column."""
    if bottom - top < _LEAST:
        return []
    parts = [(a, b + top, c, d + top) for a, b, c, d in light.columns(page.crop((0, top, page.width, bottom)))]
    return [_part(page, part) for part in parts]


def _part(page: Image.Image, part: tuple[int, int, int, int]) -> Sight:
    """Return what stands in a part of a page, its words where they stand on the page."""
    cut = page.crop(part)
    return tesseract.read(_bytes(cut)).placed(lambda box: pose.onto(_bare(box, cut), cut.size, part[:2], page.size))


def _bare(box: Box, cut: Image.Image) -> Box:
    """Return a box on a cut picture as if the recogniser had not been given a border round it."""
    size = (cut.width + 2 * _BORDER, cut.height + 2 * _BORDER)
    return pose.onto(box, size, (-_BORDER, -_BORDER), cut.size)


def _table(page: Image.Image, table: ruled.Ruled) -> Sight:
    """Return a table, one line a row, its cells between bars.

    The cells are set under one another on strips of paper, so that few calls read them all and none runs into its
    neighbour.
    """
    boxes = [
        (left, top, right, bottom) for top, bottom in pairwise(table.across) for left, right in pairwise(table.down)
    ]
    cells = [page.crop((a + _LINE, b + _LINE, c - _LINE, d - _LINE)) for a, b, c, d in boxes]
    in_cells = [words for strip in _strips(cells) for words in _said(strip)]
    said = [
        [_on_page(word, cell, box, page) for word in words]
        for words, cell, box in zip(in_cells, cells, boxes, strict=True)
    ]
    wide = len(table.down) - 1
    rows = [said[at : at + wide] for at in range(0, len(said), wide)]
    lines = ["| " + " | ".join(" ".join(word.text for word in cell) for cell in row) + " |" for row in rows]
    text = "\n" + "\n".join(lines) + "\n"
    return tesseract.seen(text, [word for cell in said for word in cell])


def _on_page(word: tesseract.Word, cell: Image.Image, box: tuple[int, ...], page: Image.Image) -> tesseract.Word:
    return replace(word, box=pose.onto(word.box, cell.size, (box[0] + _LINE, box[1] + _LINE), page.size))


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


def _said(cells: Sequence[Image.Image]) -> list[list[tesseract.Word]]:
    """Return the words of each cell of one strip, placed in their cells."""
    strip = Image.new("L", (max(cell.width for cell in cells), sum(cell.height + _GAP for cell in cells)), 255)
    ends, tops, at = [], [], 0
    for cell in cells:
        strip.paste(cell, (0, at))
        tops.append(at)
        at += cell.height + _GAP
        ends.append(at - _GAP // 2)
    said: list[list[tesseract.Word]] = [[] for _ in cells]
    for word in tesseract.placed(_bytes(strip)):
        box = _bare(word.box, strip)
        middle = round((box[1] + box[3]) / 2 * strip.height)
        place = min(bisect_left(ends, middle), len(cells) - 1)
        if text := word.text.strip("|"):
            inside = pose.onto(box, strip.size, (0, -tops[place]), cells[place].size)
            said[place].append(tesseract.Word(text, word.sure, inside))
    return said


def _bytes(page: Image.Image) -> bytes:
    out = io.BytesIO()
    ImageOps.expand(page, _BORDER, 255).save(out, "PPM")
    return out.getvalue()
