"""How many pages has a PDF?"""

import pypdfium2

from hoiam.core.errors import Permanent
from hoiam.outside.pdfium import alone


@alone()
def count(data: bytes) -> int:
    """Return the number of pages. Raises Permanent("render.broken_pdf")."""
    try:
        with pypdfium2.PdfDocument(data) as pages:
            return len(pages)
    except pypdfium2.PdfiumError as broken:
        raise Permanent("render.broken_pdf") from broken
