"""Which story does a piece join, among the pieces of the last weeks? Copies first, then two learned sums.

The first weighs the views of two pieces; the second decides "an old story or a new one?" from what the pieces of the
best story say together. Weights: `weights`, learned by bench/stories_fit.py and frozen with this version.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hoiam.core.group.versions.v2.background import Background
from hoiam.core.group.versions.v2.features import Features
from hoiam.core.group.versions.v2.views import Weighed, compare
from hoiam.core.group.versions.v2.weights import BORDER, LONE, PAIR, STORY
from hoiam.core.text.shingles import containment
from hoiam.core.values.article import Placement
from hoiam.core.values.reason import Reason, why

DAYS = 60  # a piece older than this is no neighbour any more
COPIED = 0.5  # share of copied runs that makes a reprint
_ENOUGH_PRINTS = 5  # about forty words: shorter texts are copied by chance
_ENOUGH_TERMS = 12  # words and pairs of words: a shorter text is like anything
_COMPARED = 16  # pieces compared closely, those with most shared weight
_LISTED = 60  # a term that more pieces hold, and more than one in twenty, finds nobody
_SOFT = 20  # documents that every rarity pretends to have seen, so that the first days are not wild
_UNITS = ("xa ", "thi tran ", "phuong ")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier piece: its key, the story it stands in, its features, when it was published."""

    key: str
    story: str
    features: Features
    at: datetime


@dataclass(frozen=True, slots=True)
class Near:
    """An earlier piece that was compared: how many points the two have together, and their views."""

    points: float
    candidate: Candidate
    views: tuple[float, ...]
    weighed: Weighed


class Neighbours:
    """The pieces of the last weeks, ready to be compared; older ones are let go. Not shared between threads."""

    def __init__(self, background: Background, candidates: Iterable[Candidate] = (), days: int = DAYS) -> None:
        self._background = background
        self._days = days
        self._pieces: dict[int, tuple[Candidate, Weighed]] = {}
        self._next = self._oldest = 0
        self._seen: Counter[str] = Counter()
        self._sizes: Counter[str] = Counter()
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._last: Weighed | None = None  # a piece is placed, then added: weighed once
        for candidate in sorted(candidates, key=lambda one: (one.at, one.key)):
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Take a placed piece in. Pieces are to be added in the order of their times."""
        weighed = self.weigh(candidate.features)
        self._last = None
        self._forget(candidate.at)
        self._seen.update(_held(candidate.features))
        for term, weight in weighed.vector.items():
            self._holding[term].append((self._next, weight))
        self._pieces[self._next] = (candidate, weighed)
        self._sizes[candidate.story] += 1
        self._next += 1

    def _forget(self, now: datetime) -> None:
        limit = now - timedelta(days=self._days + 1)
        while self._oldest < self._next and self._pieces[self._oldest][0].at < limit:
            candidate, weighed = self._pieces.pop(self._oldest)
            for held in _held(candidate.features):
                self._seen[held] -= 1
                if not self._seen[held]:
                    del self._seen[held]
            self._sizes[candidate.story] -= 1
            for term in weighed.vector:
                self._holding[term].pop(0)
                if not self._holding[term]:
                    del self._holding[term]
            self._oldest += 1

    def weigh(self, piece: Features) -> Weighed:
        """Return a piece with its terms weighed by rarity at large times rarity among the neighbours before it."""
        if self._last is None or self._last.features is not piece:
            self._last = self._weighed(piece)
        return self._last

    def _weighed(self, piece: Features) -> Weighed:
        large, seen, all_ = self._background.rarity, self._seen, len(self._pieces) + 1 + _SOFT
        rarity = {term: math.log(all_ / (seen[term] + 0.5)) * large(term) for term in piece.terms}
        vector = {term: (1 + math.log(n)) * rarity[term] for term, n in piece.terms.items()}
        length = math.sqrt(sum([weight * weight for weight in vector.values()])) or 1.0
        words = {term: weight for term, weight in rarity.items() if " " not in term}
        title = {term: words[term] for term in piece.title if term in words}
        fine = {p: max(0.0, math.log(all_ / (seen[p] + 0.5))) for p in piece.places if not p.startswith(_UNITS)}
        names = {n: math.log(all_ / (seen[n] + 0.5)) * large(n) for n in piece.names if n not in piece.units}
        return Weighed(
            vector={term: weight / length for term, weight in vector.items()},
            words=words,
            words_sum=sum(words.values()),
            title=title,
            title_sum=sum(title.values()),
            fine=fine,
            pairs={term: weight for term, weight in rarity.items() if " " in term},
            names=names,
            numbers={number: large(number) for number in piece.numbers},
            units=piece.units,
            features=piece,
        )

    def near(self, piece: Features, at: datetime) -> list[Near]:
        """Return the earlier pieces that share most weight with a piece, compared, best first."""
        weighed = self.weigh(piece)
        if len(piece.terms) < _ENOUGH_TERMS:
            return []
        dots: dict[int, float] = defaultdict(float)
        common = max(_LISTED, len(self._pieces) // 20)
        for term, weight in weighed.vector.items():
            holding = self._holding.get(term, ())
            if len(holding) <= common:
                for index, other in holding:
                    dots[index] += weight * other
        best = heapq.nlargest(_COMPARED, ((dot, -index) for index, dot in dots.items()))
        found = []
        for _, index in best:
            candidate, other_weighed = self._pieces[-index]
            apart = (at - candidate.at).total_seconds() / 86400
            if abs(apart) <= self._days:
                views = compare(weighed, other_weighed, apart)
                lone = not weighed.units and not other_weighed.units
                said = points(views) - (LONE[0] + LONE[1] * max(0.0, abs(apart) - LONE[2]) if lone else 0.0)
                found.append(Near(said, candidate, views, other_weighed))
        return sorted(found, key=lambda one: (-one.points, one.candidate.key))

    def place(self, piece: Features, at: datetime) -> Placement:
        """Return the story that a piece joins, or none, with the words, places and days that said so."""
        near = self.near(piece, at)
        copy = copied(piece, near)
        if copy:
            original, share = copy
            return Placement(original.story, share, original.key, (why("group.reprint", of=original.key, share=share),))
        best: tuple[float, str, Sequence[Near]] = (-math.inf, "", ())
        for story, views, pairs in self.stories(near):
            best = max(best, (together(views), story, pairs), key=lambda one: one[0])
        said, chosen, pairs = best
        score = round(1 / (1 + math.exp(-min(50.0, max(-50.0, said - BORDER)))), 3)
        if said <= BORDER:
            return Placement(None, score, None, (why("group.new", nearest=chosen, score=score),))
        return Placement(chosen, score, None, _reasons(self.weigh(piece), pairs, score, at))

    def stories(self, near: Sequence[Near]) -> Iterable[tuple[str, tuple[float, ...], Sequence[Near]]]:
        """Yield each story among compared pieces with what its pieces say together (the order of STORY)."""
        grouped: dict[str, list[Near]] = defaultdict(list)
        for one in near:
            grouped[one.candidate.story].append(one)
        tops = {story: pairs[0].points for story, pairs in grouped.items()}
        for story, pairs in grouped.items():
            rest = max((top for other, top in tops.items() if other != story), default=-12.0)
            three = [pair.points for pair in pairs[:3]]
            views = (
                pairs[0].points,
                sum(three) / len(three),
                max(-12.0, min(12.0, pairs[0].points - rest)),
                math.log1p(self._sizes[story]),
                len(pairs) / max(1, self._sizes[story]),
                1 / (1 + len(self._pieces)),
            )
            yield story, views, pairs


def _held(piece: Features) -> set[str]:
    return {*piece.terms, *piece.places, *piece.names}


def copied(piece: Features, near: Sequence[Near]) -> tuple[Candidate, float] | None:
    """Return the earliest piece that this one copies or is spliced into, and the share copied."""
    if len(piece.prints) < _ENOUGH_PRINTS:
        return None
    shares = [
        (one.candidate.at, one.candidate.key, one.candidate, round(containment(piece.prints, prints), 3))
        for one in near
        if len(prints := one.candidate.features.prints) >= _ENOUGH_PRINTS
    ]
    found = [share for share in shares if share[3] >= COPIED]
    return min(found, key=lambda one: one[:2])[2:] if found else None


def points(views: tuple[float, ...]) -> float:
    """Return the logit that two pieces tell one story."""
    return PAIR[0] + sum([weight * view for weight, view in zip(PAIR[1:], views, strict=True)])


def together(views: tuple[float, ...]) -> float:
    """Return the logit that a piece belongs to a story."""
    return STORY[0] + sum([weight * view for weight, view in zip(STORY[1:], views, strict=True)])


def place(piece: Features, at: datetime, candidates: Iterable[Candidate], background: Background) -> Placement:
    """Place one piece among candidates. For a batch build `Neighbours` once and `add` each placed piece."""
    return Neighbours(background, candidates).place(piece, at)


def _reasons(piece: Weighed, pairs: Sequence[Near], score: float, at: datetime) -> tuple[Reason, ...]:
    nearest, other = pairs[0].candidate, pairs[0].weighed
    weight = {term: w * other.vector[term] for term, w in piece.vector.items() if term in other.vector}
    words = heapq.nlargest(8, weight, key=lambda term: (weight[term], term))
    places = sorted(piece.features.places & other.features.places, key=lambda name: (-piece.fine.get(name, 0), name))[
        :4
    ]
    days = abs((at - nearest.at).total_seconds()) / 86400
    reasons = [why("group.words", words=words, nearest=nearest.key), why("group.days", days=round(days, 1))]
    if places:
        reasons.append(why("group.places", words=places))
    return (*reasons, why("group.score", score=score, pieces=len(pairs)))
