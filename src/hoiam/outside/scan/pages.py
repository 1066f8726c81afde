"""The pages of a file as pictures for a screen: each page of a PDF as a small grey PNG, a picture as it is."""

import struct
import zlib
from typing import Any

import pypdfium2
from pypdfium2 import PdfiumError

from hoiam.core.errors import Permanent
from hoiam.outside.pdfium import alone
from hoiam.outside.scan.picture import MOST_PAGES, is_picture

WIDTH = 720  # pixels of a page on the screen
_SHADES = 16  # a scan needs no more, and such a PNG is a third of the size
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


@alone()
def page_count(data: bytes) -> int:
    """Return how many pages can be shown, 0 for a file without pages (plain text, DOCX, TIFF)."""
    if is_picture(data):
        return int(data.startswith((_PNG, _JPEG)))
    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError:
        return 0
    with document:
        return min(len(document), MOST_PAGES)


def page_picture(data: bytes, number: int) -> tuple[bytes, str]:
    """Return page `number` (from 1) as PNG or JPEG, and its content type. Raises Permanent scan.no_page or .broken."""
    if not 1 <= number <= page_count(data):
        raise Permanent("scan.no_page", str(number))
    if data.startswith(_PNG):
        return data, "image/png"
    if data.startswith(_JPEG):
        return data, "image/jpeg"
    return grey_png(_drawn(data, number)), "image/png"


@alone()
def _drawn(data: bytes, number: int) -> Any:
    try:
        with pypdfium2.PdfDocument(data) as document:
            page = document[number - 1]
            bitmap = page.render(scale=WIDTH / max(page.get_width(), 1), grayscale=True)
            return bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()
    except PdfiumError as error:
        raise Permanent("scan.broken", str(error)) from error


def grey_png(grey: Any) -> bytes:
    """Return rows of grey pixels (an array of bytes, height by width) as a PNG of sixteen shades."""
    shades = (grey.astype("uint16") * (_SHADES - 1) + 127) // 255
    shades = shades[:, : shades.shape[1] // 2 * 2]
    packed = (shades[:, ::2] << 4 | shades[:, 1::2]).astype("uint8")
    return _png(packed.tobytes(), packed.shape[1] * 2, packed.shape[0])


def _png(packed: bytes, width: int, height: int) -> bytes:
    """Return a grey PNG with four bits a pixel, two pixels a byte."""
    row = width // 2
    lines = b"".join(b"\x00" + packed[at : at + row] for at in range(0, len(packed), row))
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return _PNG + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
