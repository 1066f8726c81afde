"""The text of a photo or scan: PNG, JPEG, TIFF, WebP."""

from hoiam.core.errors import Permanent
from hoiam.outside.scan import photo, tesseract
from hoiam.outside.scan.kinds import JPEG, PNG, TIFF


def is_picture(data: bytes) -> bool:
    """Tell whether the bytes begin as a PNG, JPEG or TIFF does."""
    return data.startswith((PNG, JPEG, *TIFF))


def text_of(data: bytes) -> str:
    """Return the text on a picture, turned upright where the scanner can tell. Raises Permanent as `scan` says."""
    photo.measured(data)
    text = tesseract.read(data, turned=tesseract.rotation(data) not in {0, None})
    if not text.strip():
        raise Permanent("scan.no_text")
    return text
