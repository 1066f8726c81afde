"""Make words from a page fit to keep: normal form, no markup, no control characters, no broken surrogates."""

import html
import re

from hoiam.core.text.encodings import mended
from hoiam.core.text.normal import normal

_SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?(?:</\1\s*>|$)", re.I | re.S)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,2000}>")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_RULE = re.compile(r"[|\-: ]+")
_MANY_LINES = re.compile(r"\n\s*\n+")


def line(text: str, longest: int = 500) -> str:
    """Return one line of plain words from an attribute, a JSON string or an element; cut at `longest` characters."""
    text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", _SCRIPT.sub(" ", text))
    return " ".join(_CONTROL.sub(" ", normal(mended(text))).split())[:longest].strip()


def paragraphs(text: str) -> str:
    """Return running text: a paragraph on each line, no empty lines. The words are those that a reader sees."""
    text = _CONTROL.sub("", normal(mended(text)).replace("\r", "\n"))
    rows = (" ".join(_plain(row).split()) for row in _MANY_LINES.sub("\n", text).split("\n"))
    return "\n".join(row for row in rows if row)


def _plain(row: str) -> str:
    """Return the cells of a table's row as words; the extractor writes tables with bars."""
    if not row.lstrip().startswith("|"):
        return row
    return "" if _RULE.fullmatch(row.strip()) else row.replace("|", " ")
