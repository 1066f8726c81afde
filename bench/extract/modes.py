"""trafilatura's modes side by side: which keeps the most of the article in the least time?

Each gets the same parsed tree with bylines dropped, as the extractor does; only its own arguments differ.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from trafilatura.core import bare_extraction

from hoiam.core.extract import byline, tidy
from hoiam.core.extract.charset import decode
from hoiam.core.extract.tree import parsed


def _text(body: bytes, **mode: Any) -> str:
    tree = parsed(decode(body))
    byline.drop_marked(tree)
    found = bare_extraction(tree, include_comments=False, with_metadata=False, **mode)
    return tidy.paragraphs("" if found is None else str(getattr(found, "text", None) or ""))


MODES: Mapping[str, Callable[[bytes], str]] = {
    "fast": partial(_text, fast=True),
    "fast, no tables": partial(_text, fast=True, include_tables=False),
    "fast, precision": partial(_text, fast=True, favor_precision=True),
    "fast, recall": partial(_text, fast=True, favor_recall=True),
    "with fallback": partial(_text, fast=False),
    "fallback, precision": partial(_text, fast=False, favor_precision=True),
    "fallback, recall": partial(_text, fast=False, favor_recall=True),
}
