"""How much of what a person wrote is in a summary? ROUGE-1, -2 and -L as F1 over syllables (Lin 2004)."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hoiam.core.classify.words import alike
from hoiam.core.text.tokens import tokens

NAMES = ("rouge_1", "rouge_2", "rouge_l")


def rouge(said: str, wanted: str) -> tuple[float, float, float]:
    """Return the three figures of one summary against one reference; small letters, tones placed alike."""
    a, b = tokens(alike(said)), tokens(alike(wanted))
    one = _shared(Counter(a), Counter(b))
    two = _shared(Counter(pairwise(a)), Counter(pairwise(b)))
    return _f1(one, len(a), len(b)), _f1(two, len(a) - 1, len(b) - 1), _f1(_longest(a, b), len(a), len(b))


def _shared(a: Counter, b: Counter) -> int:
    return sum((a & b).values())


def _f1(hits: int, said: int, wanted: int) -> float:
    return 2 * hits / (said + wanted) if hits else 0.0


def _longest(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the length of the longest run of words that stand in both in this order, others between them."""
    row = [0] * (len(b) + 1)
    for word in a:
        before = 0
        for place, other in enumerate(b):
            held = row[place + 1]
            row[place + 1] = before + 1 if word == other else max(held, row[place])
            before = held
    return row[-1]
