"""The named peers: each takes a page's bytes and returns the text that it holds to be the article."""

from collections.abc import Callable, Mapping

import lxml.html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

from hoiam.core.extract.charset import decode


def readability(body: bytes) -> str:
    """Return what readability-lxml keeps, as words."""
    try:
        summary = Document(decode(body)).summary()
        return str(lxml.html.document_fromstring(summary).text_content())
    except Exception:  # it fails on some pages: an empty answer is its score
        return ""


def resiliparse(body: bytes) -> str:
    """Return what resiliparse's main-content rules keep."""
    tree = HTMLTree.parse_from_bytes(body, detect_encoding(body) or "utf-8")
    return str(extract_plain_text(tree, main_content=True, alt_texts=False))


PEERS: Mapping[str, Callable[[bytes], str]] = {"readability-lxml": readability, "resiliparse": resiliparse}
