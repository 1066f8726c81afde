"""A paper as the bytes of a file, whatever it is: set anew, or sheets of another paper with the block of a copy."""

from collections.abc import Callable
from datetime import date

from hoiam.core.values.document import Document
from hoiam.outside.render.copied import copy_docx, copy_pdf
from hoiam.outside.render.docx import docx
from hoiam.outside.render.pdf import UNDATED, pdf

Kept = Callable[[str], bytes]


def printed(paper: Document, ending: str, kept: Kept, made_on: date = UNDATED) -> bytes:
    """Return a paper as "docx" or "pdf"; `kept` gives the bytes of a digest. Raises Permanent as the writers do."""
    if paper.copied and paper.copied.sha256:
        source = kept(paper.copied.sha256)
        return copy_docx(paper, source) if ending == "docx" else copy_pdf(paper, source, made_on)
    return docx(paper) if ending == "docx" else pdf(paper, made_on)
