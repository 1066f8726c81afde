"""Which story does a piece join, among the pieces of the last weeks? Copies first, then the sum of four views.

Weights and border were fitted on `data/local/stream-2022` by bench/stories_fit.py and are frozen with this version.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hoiam.core.group.versions.v1.background import Background
from hoiam.core.group.versions.v1.features import Features
from hoiam.core.group.versions.v1.pairs import Alike, Weighed, compare
from hoiam.core.text.shingles import containment
from hoiam.core.values.article import Placement
from hoiam.core.values.reason import Reason, why

DAYS = 60  # a piece older than this is no neighbour any more
WEIGHTS = (19.12, 15.387, 12.871, -0.209)  # words, shared, places, days
BIAS = -8.678
BORDER = -0.2  # a story is joined above it
COPIED = 0.5  # share of copied runs that makes a reprint
_CAREFUL = 4.0  # added to the border among n neighbours: this / (1 + n); with none to compare, all words look rare
_ENOUGH_PRINTS = 5  # about forty words: shorter texts are copied by chance
_ENOUGH_TERMS = 12  # words and pairs of words: a shorter text is like anything
_COMPARED = 30  # pieces compared closely, those with most shared weight
_LISTED = 60  # a term that more pieces hold, and more than one in twenty, finds nobody
_SOFT = 20  # documents that every rarity pretends to have seen, so that the first days are not wild


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier piece: its key, the story it stands in, its features, when it was published."""

    key: str
    story: str
    features: Features
    at: datetime


class Neighbours:
    """The pieces of the last weeks, ready to be compared. Not shared between threads."""

    def __init__(self, background: Background, candidates: Iterable[Candidate] = ()) -> None:
        self._background = background
        self._pieces: list[tuple[Candidate, Weighed]] = []
        self._seen: Counter[str] = Counter()
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._last: Weighed | None = None  # a piece is placed, then added: weighed once
        for candidate in sorted(candidates, key=lambda one: (one.at, one.key)):
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Take a placed piece in. Pieces are to be added in the order of their times."""
        weighed = self.weigh(candidate.features)
        self._seen.update((*candidate.features.terms, *candidate.features.places))
        self._last = None
        for term, weight in weighed.vector.items():
            self._holding[term].append((len(self._pieces), weight))
        self._pieces.append((candidate, weighed))

    def weigh(self, piece: Features) -> Weighed:
        """Return a piece with its terms weighed by rarity at large times rarity among the neighbours before it."""
        if self._last is None or self._last.features is not piece:
            self._last = self._weighed(piece)
        return self._last

    def _weighed(self, piece: Features) -> Weighed:
        rarity = {term: self._rarity(term) * self._background.rarity(term) for term in piece.terms}
        vector = {term: (1 + math.log(n)) * rarity[term] for term, n in piece.terms.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        words = {term: weight for term, weight in rarity.items() if " " not in term}
        places = {place: self._rarity(place) for place in piece.places}
        unit = {term: weight / length for term, weight in vector.items()}
        return Weighed(unit, words, sum(words.values()), places, sum(places.values()), piece)

    def _rarity(self, term: str) -> float:
        return math.log((len(self._pieces) + 1 + _SOFT) / (self._seen[term] + 0.5))

    def place(self, piece: Features, at: datetime) -> Placement:
        """Return the story that a piece joins, or none, with the words, places and days that said so."""
        weighed = self.weigh(piece)
        near = self.near(weighed, at) if len(piece.terms) >= _ENOUGH_TERMS else []
        copy = self._copy(piece, near)
        if copy:
            original, share = copy
            return Placement(original.story, share, original.key, (why("group.reprint", of=original.key, share=share),))
        best: tuple[float, str, Sequence[tuple[float, Candidate, Alike, Weighed]]] = (-math.inf, "", ())
        stories: dict[str, list[tuple[float, Candidate, Alike, Weighed]]] = defaultdict(list)
        for candidate, other in near:
            alike = compare(weighed, other, (at - candidate.at).total_seconds() / 86400)
            stories[candidate.story].append((points(alike), candidate, alike, other))
        for story, pairs in stories.items():
            pairs.sort(key=lambda pair: (-pair[0], pair[1].key))
            best = max(best, (together([pair[0] for pair in pairs]), story, pairs), key=lambda one: one[0])
        border = BORDER + _CAREFUL / (1 + len(self._pieces))
        score = round(1 / (1 + math.exp(-min(50.0, max(-50.0, best[0] - border)))), 3)
        if best[0] <= border:
            return Placement(None, score, None, (why("group.new", nearest=best[1], score=score),))
        return Placement(best[1], score, None, _reasons(weighed, best[2], score, at))

    def near(self, weighed: Weighed, at: datetime) -> list[tuple[Candidate, Weighed]]:
        """Return the earlier pieces that share most weight with a piece, at most thirty."""
        dots: dict[int, float] = defaultdict(float)
        common = max(_LISTED, len(self._pieces) // 20)
        for term, weight in weighed.vector.items():
            holding = self._holding.get(term, ())
            if len(holding) > common:
                continue
            for index, other in holding:
                dots[index] += weight * other
        alive = ((dot, -index) for index, dot in dots.items() if self._alive(index, at))
        return [self._pieces[-index] for _, index in heapq.nlargest(_COMPARED, alive)]

    def _alive(self, index: int, at: datetime) -> bool:
        return abs((at - self._pieces[index][0].at).days) <= DAYS

    def _copy(self, piece: Features, near: Sequence[tuple[Candidate, Weighed]]) -> tuple[Candidate, float] | None:
        """Return the earliest piece that this one copies or is spliced into, and the share copied."""
        if len(piece.prints) < _ENOUGH_PRINTS:
            return None
        shares = [
            (one.at, one.key, one, round(containment(piece.prints, one.features.prints), 3))
            for one, _ in near
            if len(one.features.prints) >= _ENOUGH_PRINTS
        ]
        copied = [found for found in shares if found[3] >= COPIED]
        return min(copied, key=lambda found: found[:2])[2:] if copied else None


def points(alike: Alike) -> float:
    """Return the logit that two pieces tell one story."""
    return BIAS + sum(weight * view for weight, view in zip(WEIGHTS, alike.as_tuple(), strict=True))


def together(pairs: Sequence[float]) -> float:
    """Return the points for a story from those for its pieces, best first: half the best, half the best three."""
    return (pairs[0] + sum(pairs[:3]) / len(pairs[:3])) / 2


def place(piece: Features, at: datetime, candidates: Iterable[Candidate], background: Background) -> Placement:
    """Place one piece among candidates. For a batch build `Neighbours` once and `add` each placed piece."""
    return Neighbours(background, candidates).place(piece, at)


def _reasons(
    piece: Weighed, pairs: Sequence[tuple[float, Candidate, Alike, Weighed]], score: float, at: datetime
) -> tuple[Reason, ...]:
    _, nearest, _, other = pairs[0]
    weight = {term: w * other.vector[term] for term, w in piece.vector.items() if term in other.vector}
    words = heapq.nlargest(8, weight, key=lambda term: (weight[term], term))
    places = sorted(piece.features.places & other.features.places, key=lambda name: (-piece.places[name], name))[:4]
    days = abs((at - nearest.at).total_seconds()) / 86400
    reasons = [why("group.words", words=words, nearest=nearest.key), why("group.days", days=round(days, 1))]
    if places:
        reasons.append(why("group.places", words=places))
    return (*reasons, why("group.score", score=score, pieces=len(pairs)))
