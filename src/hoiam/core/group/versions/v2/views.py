"""How alike are two pieces? Numbers that a person can read. Decides nothing."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from hoiam.core.group.versions.v2.features import Features

NAMES = (
    "words",
    "shared",
    "evidence",
    "fine",
    "near",
    "unit",
    "apart",
    "names",
    "numbers",
    "title",
    "days",
    "pairs",
    "strangers",
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece with its terms weighed by how rare they were when it came."""

    vector: Mapping[str, float]  # unit length
    words: Mapping[str, float]  # rarity of single words
    words_sum: float
    title: Mapping[str, float]
    title_sum: float
    fine: Mapping[str, float]  # places below the commune
    pairs: Mapping[str, float]  # rarity of pairs of words
    names: Mapping[str, float]
    numbers: Mapping[str, float]
    units: frozenset[str]
    features: Features


def compare(a: Weighed, b: Weighed, days: float) -> tuple[float, ...]:
    """Return the views (in the order of NAMES) of two pieces that were published `days` apart."""
    both = a.words.keys() & b.words.keys()
    weight = sum([a.words[term] for term in both])
    smaller = min(a.words_sum, b.words_sum)
    return (
        math.sqrt(_dot(a.vector, b.vector)),
        min(1.0, weight / smaller) if smaller else 0.0,
        math.log1p(weight / 10),
        _share(a.fine, sum(a.fine.values()), b.fine, sum(b.fine.values())),
        math.log1p(sum([a.fine[n] for n in a.fine.keys() & b.fine.keys()])),
        1.0 if a.units & b.units else 0.0,
        1.0 if a.units and b.units and not a.units & b.units else 0.0,
        _named(a, b),
        math.log1p(sum([a.numbers[n] for n in a.numbers.keys() & b.numbers.keys()]) / 10),
        max(_titled(a, b), _titled(b, a)),
        math.log1p(abs(days)),
        math.log1p(sum([a.pairs[n] for n in a.pairs.keys() & b.pairs.keys()]) / 10),
        _strangers(a, b),
    )


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum([a[term] * b[term] for term in a.keys() & b.keys()])


def _share(a: Mapping[str, float], a_sum: float, b: Mapping[str, float], b_sum: float) -> float:
    smaller = min(a_sum, b_sum)
    if not smaller:
        return 0.0
    return min(1.0, sum([a[term] for term in a.keys() & b.keys()]) / smaller)


def _named(a: Weighed, b: Weighed) -> float:
    """Return how rare the names are that both write, or that one writes and the other has in small letters."""
    found = {n: w for n, w in a.names.items() if n in b.names or n in b.pairs}
    found.update((n, w) for n, w in b.names.items() if n in a.pairs)
    return math.log1p(sum(found.values()) / 10)


def _strangers(a: Weighed, b: Weighed) -> float:
    """Return 1 where both pieces write names and neither name stands in the other: most often another district."""
    mine, theirs = a.features.names, b.features.names
    if not mine or not theirs or mine & theirs:
        return 0.0
    return 0.0 if any(name in b.pairs for name in mine) or any(name in a.pairs for name in theirs) else 1.0


def _titled(a: Weighed, b: Weighed) -> float:
    """Return the rarity-weighted share of a title that stands in the other piece."""
    if not a.title_sum:
        return 0.0
    return sum([w for term, w in a.title.items() if term in b.words]) / a.title_sum
