"""Which label of several do the found words speak for, and how surely?"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from hoiam.core.classify.evidence import Found
from hoiam.core.values.article import Label
from hoiam.core.values.reason import why

_SHOWN = 6  # words of evidence in a reason


def totals(found: Iterable[Found]) -> dict[str, dict[str, float]]:
    """Return for each label its phrases and what each is worth: weight, place, and the logarithm of how often."""
    times: dict[tuple[str, str], int] = defaultdict(int)
    best: dict[tuple[str, str], float] = defaultdict(float)
    for one in found:
        key = one.phrase.label, one.phrase.written
        times[key] += 1
        best[key] = max(best[key], one.phrase.weight * one.weight)
    worth: dict[str, dict[str, float]] = defaultdict(dict)
    for (label, written), count in times.items():
        worth[label][written] = best[label, written] * (1 + math.log(count))
    return worth


def choose(name: str, worth: Mapping[str, Mapping[str, float]], least: float, sure: float, doubt: float) -> Label:
    """Return the label with most points, or "" ("not sure"): fewer than `least` points, or less than `sure` of all.

    The confidence is the winner's share of its own, the second's and `doubt` points: few words leave doubt.
    """
    points = {label: sum(words.values()) for label, words in worth.items()}
    ranked = sorted(points, key=lambda label: (-points[label], label))
    if not ranked:
        return Label(name, "", 0.0, (why("label.nothing", name=name),))
    first, second = ranked[0], ranked[1] if len(ranked) > 1 else ""
    confidence = points[first] / (points[first] + points.get(second, 0.0) + doubt)
    evidence = why("label.words", value=first, words=heaviest(worth[first]), points=round(points[first], 1))
    if points[first] < least or confidence < sure:
        unsure = why("label.unsure", name=name, first=first, second=second)
        return Label(name, "", round(confidence, 2), (unsure, evidence))
    return Label(name, first, round(confidence, 2), (evidence,))


def heaviest(words: Mapping[str, float]) -> list[str]:
    """Return the words that count most, as evidence."""
    return sorted(words, key=lambda word: (-words[word], word))[:_SHOWN]
