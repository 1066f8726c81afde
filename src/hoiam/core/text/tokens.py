"""Where do the words of a text stand?

A token is a run of letters and digits. Vietnamese writes syllables apart, and joining them into words
buys nothing for the uses here (measured), so a token is a syllable, a number or a foreign word.
"""

import re
from typing import NamedTuple

_RUN = re.compile(r"[^\W_]+")


class Token(NamedTuple):
    """A run of letters and digits, and where it stands: `text[start:end]`."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[str]:
    """Return the runs of letters and digits in reading order, as written."""
    return _RUN.findall(text)


def placed(text: str) -> list[Token]:
    """Return the same tokens with their offsets in characters."""
    return [Token(run[0], run.start(), run.end()) for run in _RUN.finditer(text)]
