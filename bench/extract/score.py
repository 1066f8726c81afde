"""How much of an article's text was found: precision and recall over runs of four words, as the public benchmark does.

A word is a run of letters and digits. Each page has a precision and a recall; the figure is the F1 of their means.
"""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import mean

RUN = 4  # words
_WORD = re.compile(r"\w+")
Scored = tuple[float, float]


def overlap(true: str, found: str, size: int = RUN) -> Scored:
    """Return precision and recall of one page."""
    wanted, got = _runs(true, size), _runs(found, size)
    same = (wanted & got).total()
    return same / (got.total() or 1), same / (wanted.total() or 1)


def f1(pages: Sequence[Scored]) -> float:
    """Return the harmonic mean of mean precision and mean recall."""
    precision, recall = mean(p for p, _ in pages), mean(r for _, r in pages)
    return 2 * precision * recall / (precision + recall)


def _runs(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)) if words)
