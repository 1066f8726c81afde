"""Which signs is a query written with? Cuts the text into words, quotes, prefixes and operators; knows no grammar."""

import re
from typing import NamedTuple

from hoiam.core.text.fold import fold

OPERATORS = {"AND": "and", "VÀ": "and", "OR": "or", "HOẶC": "or", "NOT": "not", "KHÔNG": "not"}
PREFIXES = {
    **dict.fromkeys(("title", "tieu de"), "title"),
    **dict.fromkeys(("place", "noi"), "place"),
    **dict.fromkeys(("field", "linh vuc"), "field"),
    **dict.fromkeys(("source", "outlet", "nguon"), "source"),
}
_QUOTES = {'"': '"', "“": "”", "„": "”", "«": "»"}
_PREFIX = re.compile(r"(tiêu đề|tieu de|lĩnh vực|linh vuc|[^\W\d_]+)\s*:", re.IGNORECASE)
_NEAR = re.compile(r"(?:NEAR|GẦN)/(\d*)(?![^\s()\"“”„«»])")
_WORD = re.compile(r"[^\s()\"“”„«»=:]+")


class Sign(NamedTuple):
    """One sign. `kind`: open, close, exact, and, or, not, near, prefix, quote, word, fault; `said` its content."""

    kind: str
    said: str
    start: int
    end: int


def signs(text: str) -> list[Sign]:
    """Cut a query in normal form into signs. What cannot be read is a last sign `fault`; its `said` is the code."""
    found: list[Sign] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        sign = _sign(text, at)
        found.append(sign)
        if sign.kind == "fault":
            break
        at = sign.end
    return found


def _sign(text: str, at: int) -> Sign:
    one = {"(": "open", ")": "close", "=": "exact"}.get(text[at])
    if one:
        return Sign(one, text[at], at, at + 1)
    if text[at] in _QUOTES:
        end = text.find(_QUOTES[text[at]], at + 1)
        return Sign("quote", text[at + 1 : end], at, end + 1) if end > 0 else Sign("fault", "query.quote", at, at + 1)
    near = _NEAR.match(text, at)
    if near:
        return Sign("near", near[1], at, near.end())
    prefix = _PREFIX.match(text, at)
    if prefix:
        name = PREFIXES.get(" ".join(fold(prefix[1]).split()), "")
        return Sign("prefix", name, at, prefix.end()) if name else Sign("fault", "query.prefix", at, prefix.end())
    word = _WORD.match(text, at)
    if word is None:  # a lone ":" or closing quote
        return Sign("fault", "query.sign", at, at + 1)
    return Sign(OPERATORS.get(word[0], "word"), word[0], at, word.end())
