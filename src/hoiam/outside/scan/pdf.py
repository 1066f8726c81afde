"""The text of a PDF: its text layer, or the text of its pages rendered and read by OCR.

Rendering: 200 dpi grey, the finest that gains anything on office scans (ADR on reading scans).
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PIL import Image
from pypdfium2 import PdfiumError, PdfPage

from hoiam.core.errors import Permanent
from hoiam.core.values.sight import Sight
from hoiam.outside.pdfium import alone
from hoiam.outside.scan import layer as layers
from hoiam.outside.scan import picture
from hoiam.outside.scan.picture import MOST_PAGES

_DPI = 200
MOST_POINTS = 3000  # of a page's longer side: A1; larger pages are drawings
_LAYER = 60  # letters on a page from which its text layer is believed
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def text_of(data: bytes) -> tuple[Sight, str, int]:
    """Return the text, "layer" or "ocr", and the number of pages. Raises Permanent as `scan` says."""
    read = [_page(data, number) for number in range(1, _count(data) + 1)]
    whole = Sight.joined([part for part, _ in read], "\n\n")
    if not whole.text.strip():
        raise Permanent("scan.no_text")
    return whole, "ocr" if any(seen for _, seen in read) else "layer", len(read)


def page_text(data: bytes, number: int) -> Sight:
    """Return the text of one page, from 1. Raises Permanent as `scan` says."""
    return _page(data, number)[0]


@alone()
def pages_to_see(data: bytes) -> tuple[int, int]:
    """Return how many pages there are, and on how many of them a text must be seen because none lies in the file.

    Opens every page, so that a damaged one is told at once. Raises Permanent as `scan` says.
    """
    with opened(data) as document:
        try:
            lacking = sum(not _has_layer(_layer(document[place])) for place in range(len(document)))
        except PdfiumError as error:
            raise Permanent("scan.broken", str(error)) from error
        return len(document), lacking


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Hold a PDF open. Raises Permanent scan.password, scan.broken, scan.too_many_pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        raise Permanent("scan.password" if locked else "scan.broken", str(error)) from error
    try:
        if len(document) > MOST_PAGES:
            raise Permanent("scan.too_many_pages", str(len(document)))
        yield document
    finally:
        document.close()


@alone()
def _count(data: bytes) -> int:
    with opened(data) as document:
        return len(document)


def _page(data: bytes, number: int) -> tuple[Sight, bool]:
    """Return what a page says, and whether that had to be seen: it is, while others use PDFium."""
    layer, drawn = _layer_or_drawn(data, number)
    if drawn is None:
        return Sight(layer.replace("\r\n", "\n").replace("\ufffe", "-")), False
    return picture.page_text(drawn, first=number == 1).on_page(number), True


@alone()
def _layer_or_drawn(data: bytes, number: int) -> tuple[str, Image.Image | None]:
    with opened(data) as document:
        try:
            page = document[number - 1]
            layer = _layer(page)
            if _has_layer(layer):
                return layers.text_of(page), None
            if max(page.get_size()) > MOST_POINTS:
                raise Permanent("scan.too_large", "page")
            bitmap = page.render(scale=_DPI / 72, grayscale=True)
            grey = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width]
            return layer, Image.fromarray(grey.copy())
        except PdfiumError as error:
            raise Permanent("scan.broken", str(error)) from error


def _layer(page: PdfPage) -> str:
    return str(page.get_textpage().get_text_bounded())


def _has_layer(layer: str) -> bool:
    return sum(letter.isalpha() for letter in layer) >= _LAYER
