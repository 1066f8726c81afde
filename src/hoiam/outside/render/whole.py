"""Papers of many kinds as one PDF to read: covers and lists as they come, PDFs as they are, pictures on sheets of A4.

What cannot be joined gets a sheet that names it. Signatures of a PDF do not live on in the whole; the signed files
themselves stand beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from hoiam.core.errors import Permanent
from hoiam.outside.pdfium import alone

A4_INCH = (8.27, 11.69)
MOST_PIXELS = 60_000_000
PICTURES = ("image/jpeg", "image/png", "image/tiff", "image/webp", "image/bmp")


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the whole, and the sheet (a PDF) that stands in for it where it cannot be joined."""

    data: bytes
    content_type: str
    instead: bytes


def whole(parts: Iterable[Part], most_pages: int) -> bytes:
    """Return the parts as one PDF, in their order. Raises Permanent("render.too_many_pages")."""
    with alone():
        joined = pypdfium2.PdfDocument.new()
    try:
        for part in parts:  # made one by one, with whatever that takes
            _join(joined, part, most_pages)
        return _saved(joined)
    finally:
        with alone():
            joined.close()


@alone()
def _join(joined: pypdfium2.PdfDocument, part: Part, most_pages: int) -> None:
    with _opened(part) as pages:
        if len(joined) + len(pages) > most_pages:
            raise Permanent("render.too_many_pages", str(most_pages))
        joined.import_pages(pages)


@alone()
def _saved(joined: pypdfium2.PdfDocument) -> bytes:
    held = BytesIO()
    joined.save(held)
    return held.getvalue()


def _opened(part: Part) -> pypdfium2.PdfDocument:
    try:
        if part.content_type == "application/pdf":
            return pypdfium2.PdfDocument(part.data)
        if part.content_type in PICTURES:
            return pypdfium2.PdfDocument(_sheet(part.data))
    except (pypdfium2.PdfiumError, Permanent):
        pass
    return pypdfium2.PdfDocument(part.instead)


def _sheet(data: bytes) -> bytes:
    """Return a picture as one page no larger than A4, upright as it was taken. Raises Permanent("render.picture")."""
    try:
        with Image.open(BytesIO(data)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Permanent("render.picture", "pixels")
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as broken:
        raise Permanent("render.picture") from broken
    fits = max(picture.width / A4_INCH[0], picture.height / A4_INCH[1], 72.0)
    held = BytesIO()
    picture.save(held, "PDF", resolution=fits)
    return held.getvalue()
