"""The peer of grouping: words and pairs of words, one centroid for each story, one border (`shared/language.md` §5).

Words and pairs of the title (twice), the sapo and the body, folded; sublinear TF-IDF with the rarity that the stream
has shown so far, the 300 heaviest; the mean of a story's vectors; an inverted index. Knows no place and no time but
the window.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from hoiam.core.text.fold import fold
from hoiam.core.text.tokens import tokens

BORDER, DAYS = 0.18, 40  # what is named as its best on local news
KEPT = 300
GENERAL = (0.15, 5)  # what is named as its best on the general stream
LOCAL_BEST = (0.11, 40)  # the best that was found for this rendering of it on the stream of Đăk Hà


def baseline(items: Sequence[Mapping[str, Any]], border: float = BORDER, days: float = DAYS) -> dict[str, str]:
    """Return the story of each piece of a stream in the order of its times."""
    machine, seen = dict[str, str](), Counter[str]()
    sums: dict[str, dict[str, float]] = {}
    sizes, last = Counter[str](), dict[str, float]()
    holding: dict[str, set[str]] = defaultdict(set)
    for documents, item in enumerate(items, start=1):
        at, key = float(item["t"]), str(item["id"])
        for old in [story for story, then in last.items() if at - then > days * 86400]:
            del last[old]
            for term in sums.pop(old):
                holding[term].discard(old)
        counts = Counter(_terms(item))
        seen.update(counts.keys())
        vector = _vector(counts, seen, documents)
        dots: dict[str, float] = defaultdict(float)
        for term, weight in vector.items():
            for story in holding.get(term, ()):
                dots[story] += weight * sums[story][term]
        like, best = max(((dot / sizes[story], story) for story, dot in dots.items()), default=(0.0, key))
        story = best if like >= border else key
        held = sums.setdefault(story, {})
        for term, weight in vector.items():
            held[term] = held.get(term, 0.0) + weight
            holding[term].add(story)
        sizes[story] += 1
        last[story], machine[key] = at, story
    return machine


def _terms(item: Mapping[str, Any]) -> Iterator[str]:
    for part, times in (("title", 2), ("sapo", 1), ("body", 1)):
        words = tokens(fold(item[part]))
        for _ in range(times):
            yield from words
            yield from map(" ".join, pairwise(words))


def _vector(counts: Mapping[str, int], seen: Mapping[str, int], documents: int) -> dict[str, float]:
    weights = {
        term: (1 + math.log(n)) * (1 + math.log((1 + documents) / (1 + seen[term]))) for term, n in counts.items()
    }
    heaviest = heapq.nlargest(KEPT, weights.items(), key=lambda pair: (pair[1], pair[0]))
    length = math.sqrt(sum(weight * weight for _, weight in heaviest)) or 1.0
    return {term: weight / length for term, weight in heaviest}
