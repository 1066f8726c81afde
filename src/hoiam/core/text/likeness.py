"""How much do two short sentences say in the same words? Pairs of neighbouring syllables, folded, weighed as sets.

Made for a claim of a sentence or two; it reads no meaning, so whoever uses the answer shows both sentences.
"""

from itertools import pairwise

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.text.tokens import tokens


def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbouring syllables of a sentence, without marks; none for a single syllable."""
    words = tokens(fold(normal(text)))
    return frozenset(pairwise(words))


def likeness(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    """Return the share of pairs that both hold, from 0 to 1 (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
