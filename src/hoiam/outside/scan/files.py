"""Which kind of file is it, and who reads that kind?

Decides by the first bytes, never by the name.
"""

from dataclasses import dataclass

from hoiam.core.errors import Permanent
from hoiam.outside.scan import docx, pdf, picture

MOST_BYTES = 40 * 1024 * 1024
_ODD = 0.02  # share of control characters from which bytes are no text


@dataclass(frozen=True, slots=True)
class Scanned:
    """The text of a file. `how` is text, layer (of a PDF), ocr or docx; `pages` is 0 where there are none."""

    text: str
    how: str
    pages: int


def scan(data: bytes) -> Scanned:
    """Return the text of a file's bytes.

    Raises Permanent: scan.empty, scan.too_large, scan.not_text, scan.broken, scan.password, scan.too_many_pages,
    scan.no_tesseract, scan.no_vietnamese, scan.no_text; Temporary: scan.timeout.
    """
    if not data.strip():
        raise Permanent("scan.empty")
    if len(data) > MOST_BYTES:
        raise Permanent("scan.too_large", f"{len(data) >> 20} MB")
    if data[:1024].lstrip()[:5] == b"%PDF-":
        text, how, pages = pdf.text_of(data)
        return Scanned(text, how, pages)
    if picture.is_picture(data):
        return Scanned(picture.text_of(data), "ocr", 1)
    if data[:4] == b"PK\x03\x04":
        return Scanned(docx.text_of(data), "docx", 0)
    return Scanned(_decoded(data), "text", 0)


def _decoded(data: bytes) -> str:
    """Return plain text: UTF-8, UTF-16 with a mark, or windows-1258."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1258", errors="replace")
    odd = sum(not letter.isprintable() and letter not in "\n\r\t\f\v\u200b\u00ad\ufeff" for letter in text)
    odd += text.count("\ufffd")
    if odd > _ODD * len(text):
        raise Permanent("scan.not_text")
    return text
