"""The text of a photo or scan: PNG, JPEG, TIFF."""

import struct

from hoiam.core.errors import Permanent
from hoiam.outside.scan import tesseract

MOST_PIXELS = 80_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_STARTS = (_PNG, b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}


def is_picture(data: bytes) -> bool:
    """Tell whether the bytes begin as a PNG, JPEG or TIFF does."""
    return data.startswith(_STARTS)


def text_of(data: bytes) -> str:
    """Return the text on a picture, turned upright where the scanner can tell. Raises Permanent as `scan` says."""
    if pixels(data) > MOST_PIXELS:
        raise Permanent("scan.too_large", "pixels")
    text = tesseract.read(data, turned=tesseract.rotation(data) not in {0, None})
    if not text.strip():
        raise Permanent("scan.no_text")
    return text


def pixels(data: bytes) -> int:
    """Return width times height as the head of the file says, 0 where it does not."""
    if data.startswith(_PNG) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width) * int(height)
    if data.startswith(b"\xff\xd8"):
        at = 2
        while at + 9 < len(data) and data[at] == 0xFF:
            size = struct.unpack(">H", data[at + 2 : at + 4])[0]
            if data[at + 1] in _FRAMES:
                height, width = struct.unpack(">HH", data[at + 5 : at + 9])
                return int(width) * int(height)
            at += 2 + int(size)
    return 0
