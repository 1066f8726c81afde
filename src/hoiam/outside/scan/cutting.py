"""A piece of a page as it was handed in, large enough to read, turned upright, with one word marked on it."""

import io

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import PdfiumError

from hoiam.core.errors import Permanent
from hoiam.core.values.sight import Box
from hoiam.outside.pdfium import alone
from hoiam.outside.scan import kinds, light, pdf, picture

_WIDE = 720  # pixels of a piece, the longer way of its line
_DPI = 220  # of a PDF: as fine as a scan
_MARK = (255, 232, 130)  # the yellow of a marker's pen
_BESIDE = 4  # pixels by which the mark is larger than the word


def cut_out(data: bytes, number: int, piece: Box, mark: Box, turn: int) -> bytes:
    """Return a piece of page `number` (from 1) of a PDF or picture as PNG, `mark` on it in yellow.

    Both boxes are shares of the page as it was handed in, which is turned by `turn` degrees clockwise to be read.
    Raises Permanent scan.no_page, scan.broken, scan.password, scan.pixels, scan.too_many_pages.
    """
    shown = (_of_pdf if kinds.begins_like(data) == "pdf" else _of_picture)(data, number, piece).convert("RGB")
    marked = Image.new("RGB", shown.size, "white")
    wide, high = piece[2] - piece[0], piece[3] - piece[1]
    left, right = ((x - piece[0]) / wide * shown.width for x in (mark[0], mark[2]))
    top, bottom = ((y - piece[1]) / high * shown.height for y in (mark[1], mark[3]))
    ImageDraw.Draw(marked).rectangle((left - _BESIDE, top - _BESIDE, right + _BESIDE, bottom + _BESIDE), fill=_MARK)
    upright = light.upright(ImageChops.multiply(shown, marked), turn)
    if upright.width > _WIDE:
        size = (_WIDE, max(1, round(upright.height * _WIDE / upright.width)))
        upright = upright.resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    upright.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _of_picture(data: bytes, number: int, piece: Box) -> Image.Image:
    for page in picture.frames(data, number):
        return page.crop(_pixels(piece, page.width, page.height))
    raise Permanent("scan.no_page", str(number))


@alone()
def _of_pdf(data: bytes, number: int, piece: Box) -> Image.Image:
    with pdf.opened(data) as document:
        if not 1 <= number <= len(document):
            raise Permanent("scan.no_page", str(number))
        try:
            bitmap = _page(document, number).render(scale=_DPI / 72, grayscale=True)
            grey = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width]
        except PdfiumError as error:
            raise Permanent("scan.broken", str(error)) from error
        left, top, right, bottom = _pixels(piece, bitmap.width, bitmap.height)
        return Image.fromarray(np.ascontiguousarray(grey[top:bottom, left:right]).copy())


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    page = document[number - 1]
    if max(page.get_size()) > pdf.MOST_POINTS:
        raise Permanent("scan.pixels", "page")
    return page


def _pixels(box: Box, wide: int, high: int) -> tuple[int, int, int, int]:
    """Return a box in pixels of a page; never empty."""
    left, top = min(int(box[0] * wide), wide - 1), min(int(box[1] * high), high - 1)
    return left, top, max(left + 1, round(box[2] * wide)), max(top + 1, round(box[3] * high))
