"""Turn what a list says into plain words: no markup, no script, normal form. Knows no kind of list."""

import html
import re

import nh3

from hoiam.core.extract.tidy import line, paragraphs
from hoiam.core.text.normal import normal

LONGEST_TITLE = 500  # characters
LONGEST_SUMMARY = 1000
LONGEST_TEXT = 50_000  # a public post that is longer is cut
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr|/blockquote)\b[^>]{0,200}>", re.I)
_TITLE_FROM_TEXT = 100


def title_of(markup: str) -> str:
    """Return a title as one plain line."""
    return line(text_of(markup), LONGEST_TITLE)


def summary_of(markup: str) -> str:
    """Return a summary as one plain line."""
    return line(text_of(markup), LONGEST_SUMMARY)


def text_of(markup: str) -> str:
    """Return the words of a fragment of HTML, a paragraph on each line."""
    if "<" in markup or "&" in markup:
        # nh3 drops scripts and styles with their words; the rest are words between elements.
        markup = html.unescape(nh3.clean(_BREAK.sub("\n", markup), tags=set()))
    return paragraphs(markup)[:LONGEST_TEXT]


def headline(text: str) -> str:
    """Return a headline for a post that has none: its first words."""
    first = normal(text).split("\n", 1)[0].strip()
    if len(first) <= _TITLE_FROM_TEXT:
        return first
    return first[:_TITLE_FROM_TEXT].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
