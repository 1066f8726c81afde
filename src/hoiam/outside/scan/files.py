"""Who reads which kind of file? The door (door.py) has looked at it before."""

from dataclasses import dataclass

from hoiam.core.errors import Permanent
from hoiam.outside.scan import docx, kinds, pdf, picture
from hoiam.outside.scan.door import look

_ODD = 0.02  # share of control characters from which bytes are no text


@dataclass(frozen=True, slots=True)
class Scanned:
    """The text of a file. `how` is text, layer (of a PDF), ocr or docx; `pages` is 0 where there are none."""

    text: str
    how: str
    pages: int


def scan(data: bytes, name: str = "") -> Scanned:
    """Return the text of a file's bytes. `name` is what the sender calls it, "" where nobody gave one.

    Raises Permanent: those of `door.look`, and scan.not_text, scan.broken, scan.password, scan.too_many_pages,
    scan.no_tesseract, scan.no_vietnamese, scan.no_text; Temporary: scan.timeout.
    """
    kind = look(data, name).kind
    if kind == "pdf":
        text, how, pages = pdf.text_of(data)
        return Scanned(text, how, pages)
    if kind in kinds.PICTURES:
        text, pages = picture.text_of(data)
        return Scanned(text, "ocr", pages)
    if kind == "docx":
        return Scanned(docx.text_of(data), "docx", 0)
    return Scanned(decoded(data), "text", 0)


def decoded(data: bytes) -> str:
    """Return plain text: UTF-8, UTF-16 with a mark, or windows-1258. Raises Permanent scan.not_text."""
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
