"""The text of a PDF: its text layer, or the text of its pages rendered and read by OCR.

Rendering: 200 dpi grey, the finest that gains anything on office scans (ADR on reading scans).
"""

import pypdfium2
from PIL import Image
from pypdfium2 import PdfiumError, PdfPage

from hoiam.core.errors import Permanent
from hoiam.outside.scan import picture
from hoiam.outside.scan.picture import MOST_PAGES

_DPI = 200
_MOST_POINTS = 3000  # of a page's longer side: A1; larger pages are drawings
_LAYER = 60  # letters on a page from which its text layer is believed
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def text_of(data: bytes) -> tuple[str, str, int]:
    """Return the text, "layer" or "ocr", and the number of pages. Raises Permanent as `scan` says."""
    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        raise Permanent("scan.password" if locked else "scan.broken", str(error)) from error
    try:
        if len(document) > MOST_PAGES:
            raise Permanent("scan.too_many_pages", str(len(document)))
        read = [_page(document[place]) for place in range(len(document))]
    except PdfiumError as error:
        raise Permanent("scan.broken", str(error)) from error
    finally:
        document.close()
    text = "\n\n".join(part for part, _ in read)
    if not text.strip():
        raise Permanent("scan.no_text")
    return text, "ocr" if any(seen for _, seen in read) else "layer", len(read)


def _page(page: PdfPage) -> tuple[str, bool]:
    layer = page.get_textpage().get_text_bounded()
    if sum(letter.isalpha() for letter in layer) >= _LAYER:
        return layer.replace("\r\n", "\n").replace("\ufffe", "-"), False
    if max(page.get_size()) > _MOST_POINTS:
        raise Permanent("scan.too_large", "page")
    bitmap = page.render(scale=_DPI / 72, grayscale=True)
    grey = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width]
    return picture.page_text(Image.fromarray(grey)), True
