"""Who reads which kind of file? The door (door.py) has looked at it before."""

from dataclasses import dataclass

from hoiam.core.errors import Permanent
from hoiam.core.values.sight import Sight
from hoiam.outside.scan import docx, kinds, pdf, picture, tesseract
from hoiam.outside.scan.door import look

_ODD = 0.02  # share of control characters from which bytes are no text


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a file says. `how` is text, layer (of a PDF), ocr or docx; `pages` is 0 where there are none."""

    sight: Sight
    how: str
    pages: int

    @property
    def text(self) -> str:
        """The text alone."""
        return self.sight.text


def scan(data: bytes, name: str = "") -> Scanned:
    """Return the text of a file's bytes. `name` is what the sender calls it, "" where nobody gave one.

    Raises Permanent: those of `door.look`, and scan.not_text, scan.broken, scan.password, scan.too_many_pages,
    scan.no_tesseract, scan.no_vietnamese, scan.no_text; Temporary: scan.timeout.
    """
    kind = look(data, name).kind
    if kind == "pdf":
        return Scanned(*pdf.text_of(data))
    if kind in kinds.PICTURES:
        sight, pages = picture.text_of(data)
        return Scanned(sight, "ocr", pages)
    if kind == "docx":
        return Scanned(Sight(docx.text_of(data)), "docx", 0)
    return Scanned(Sight(decoded(data)), "text", 0)


def pages_to_see(data: bytes, name: str = "") -> int:
    """Return how many pages a file has if a recogniser must see any of them, 0 if its text lies in it.

    Opens what can be opened, so that a locked or damaged file is told before anything waits for it. Raises Permanent:
    those of `door.look`, and scan.broken, scan.password, scan.too_many_pages, scan.no_tesseract.
    """
    kind = look(data, name).kind
    if kind == "pdf":
        pages, lacking = pdf.pages_to_see(data)
    elif kind in kinds.PICTURES:
        pages = lacking = sum(1 for _ in picture.frames(data))
    else:
        return 0
    if lacking:
        tesseract.present()
    return pages if lacking else 0


def page(data: bytes, number: int) -> Sight:
    """Return what one page of a PDF or picture says, from 1. Raises as `scan`, and Permanent scan.no_page."""
    if kinds.begins_like(data) == "pdf":
        return pdf.page_text(data, number)
    return picture.page_of(data, number)


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
