"""How alike are two pieces? Four numbers that a person can read. Decides nothing."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from hoiam.core.group.versions.v1.features import Features


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece with its terms weighed by how rare they were when it came."""

    vector: Mapping[str, float]  # unit length
    words: Mapping[str, float]  # rarity of single words
    words_sum: float
    places: Mapping[str, float]
    places_sum: float
    features: Features


@dataclass(frozen=True, slots=True)
class Alike:
    """The views of a pair: each 0 to 1, but for `days`, the logarithm of 1 + days between."""

    words: float  # root of the cosine over words and pairs of words
    shared: float  # rarity-weighted share of the shorter piece's words that stand in the other
    places: float  # the same of its place phrases
    days: float

    def as_tuple(self) -> tuple[float, ...]:
        """Return the views in the order of the weights."""
        return (self.words, self.shared, self.places, self.days)


def compare(a: Weighed, b: Weighed, days: float) -> Alike:
    """Return how alike two pieces are that were published `days` apart."""
    return Alike(
        words=math.sqrt(_dot(a.vector, b.vector)),
        shared=_share(a.words, a.words_sum, b.words, b.words_sum),
        places=_share(a.places, a.places_sum, b.places, b.places_sum),
        days=math.log1p(abs(days)),
    )


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(a[term] * b[term] for term in a.keys() & b.keys())


def _share(a: Mapping[str, float], a_sum: float, b: Mapping[str, float], b_sum: float) -> float:
    smaller = min(a_sum, b_sum)
    if not smaller:
        return 0.0
    return min(1.0, sum(a[term] for term in a.keys() & b.keys()) / smaller)
