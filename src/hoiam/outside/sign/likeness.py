"""Is a PDF that came back the paper that was given out to be signed?"""

import pypdfium2

from hoiam.core.errors import Permanent
from hoiam.outside.pdfium import alone

SAME_BYTES, SAME_WORDS, PICTURE, OTHER = "same_bytes", "same_words", "picture", "other"


def likeness(made: bytes, sent: bytes) -> str:
    """Return how a file stands to the one that was made here.

    "same_bytes": ours with additions after it, as signing adds them; "same_words": saved anew with the same text;
    "picture": a scan without text, which only a person can compare; "other": it says something else.
    Raises Permanent("sign.broken") for a file that is no readable PDF.
    """
    if sent.startswith(made):
        return SAME_BYTES
    ours, theirs = _words(made), _words(sent)
    if not any(theirs):
        return PICTURE
    if len(ours) != len(theirs):
        return OTHER
    return SAME_WORDS if all(mine in page for mine, page in zip(ours, theirs, strict=True)) else OTHER


@alone()
def _words(data: bytes) -> list[str]:
    """Return the words of each page, one blank between them."""
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Permanent("sign.broken") from error
