"""Which story does a piece join, among the pieces of the last weeks? Copies first, then two learned sums.

The first sum weighs how a piece is like each of the earlier ones that share most with it; the second says of each story
whether the piece belongs to it, from what its pieces say together, how far the next story is behind, and where and when
it is. The weights are those of a version, learned by bench/stories_fit_learned.py and frozen with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

import numpy as np

from hoiam.core.group.copies import SAMPLED, copied
from hoiam.core.group.learned.background import Background
from hoiam.core.group.learned.features import Features
from hoiam.core.group.learned.stories import NAMES, Known, stories
from hoiam.core.group.learned.terms import PLACE
from hoiam.core.group.learned.views import Compared, compare
from hoiam.core.group.learned.window import Held, Weighed, Window
from hoiam.core.values.article import Placement
from hoiam.core.values.reason import Reason, why

DAYS = 90  # a piece older than this is no neighbour any more
COMPARED = 12  # pieces compared closely, those with most shared weight
CAREFUL = 2.0  # added to the border among n stories: this / (1 + n); with few to compare, all words look rare
_WORDS, _PLACES = 8, 4  # named as reasons
_AHEAD, _TOLD = NAMES.index("ahead"), NAMES.index("told")
_ENOUGH_TERMS = 12  # a shorter text is like anything
_COPY_LIKE = 0.3  # square root of the cosine, from which a piece may be a copy


class Weights:
    """Two sums, each a bias and a weight for each number, and the points that a story must have."""

    def __init__(self, pair: Sequence[float], story: Sequence[float], border: float) -> None:
        self.pair_bias, self.pair = pair[0], np.array(pair[1:])
        self.story_bias, self.story = story[0], np.array(story[1:])
        self.border = border


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier piece: its key, the story it stands in, its features, when it was published."""

    key: str
    story: str
    features: Features
    at: datetime


class Neighbours:
    """The pieces of the last weeks, ready to be compared; older ones are let go. Not shared between threads."""

    weights: ClassVar[Weights]  # a version's own

    def __init__(self, background: Background, candidates: Iterable[Candidate] = (), days: int = DAYS) -> None:
        self.window = Window(background, days)
        self._last: Weighed | None = None  # a piece is placed, then added: weighed once
        for candidate in sorted(candidates, key=lambda one: (one.at, one.key)):
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Take a placed piece in. Pieces are to be added in the order of their times."""
        weighed = self._weighed(candidate.features, candidate.at)
        self.window.add(candidate.key, candidate.story, candidate.at, weighed)
        self._last = None

    def _weighed(self, piece: Features, at: datetime) -> Weighed:
        if self._last is None or self._last.features is not piece:
            self._last = self.window.weigh(piece, at)
        return self._last

    def near(self, piece: Features, at: datetime) -> tuple[Weighed, list[Held], Compared | None]:
        """Return a piece weighed, the earlier pieces that share most with it, and how it is like each of them."""
        weighed = self._weighed(piece, at)
        if len(piece.hashes) < _ENOUGH_TERMS:
            return weighed, [], None
        numbers = self.window.found(weighed, COMPARED)
        near = [self.window.pieces[number] for number in numbers]
        return weighed, near, (compare(weighed, self.window, numbers, near) if near else None)

    def place(self, piece: Features, at: datetime) -> Placement:
        """Return the story that a piece joins, or none, with the words, places and days that said so.

        Where a second story would have been joined too, `also` names it: the piece may bridge the two.
        """
        weighed, near, compared = self.near(piece, at)
        if compared is None:
            return Placement(None, 0.0, None, (why("group.new"),))
        copy = original(piece, near, compared)
        if copy:
            held, share = copy
            reason = why("group.reprint", of=held.key, share=round(share, 3))
            return Placement(held.story, round(share, 3), held.key, (reason,))
        points = (self.weights.pair_bias + compared.views @ self.weights.pair).tolist()
        known = stories(weighed, [held.story for held in near], compared, points, self.window.sizes)
        told = np.array([one.numbers for one in known], dtype=np.float64)
        sums = (self.weights.story_bias + told @ self.weights.story).tolist()
        order = sorted(range(len(known)), key=lambda number: -sums[number])
        best = order[0]
        border = self.weights.border + CAREFUL / (1 + len(self.window.sizes))
        score = _score(sums[best] - border)
        if sums[best] <= border:
            return Placement(None, score, None, (why("group.new", nearest=known[best].story, score=score),))
        reasons = _reasons(weighed, near, compared, known[best], score)
        also = next((n for n in order[1:2] if sums[n] > border), None)
        if also is None:
            return Placement(known[best].story, score, None, reasons)
        reasons += (why("group.also", score=_score(sums[also] - border)),)
        return Placement(known[best].story, score, None, reasons, also=known[also].story)


def _score(points: float) -> float:
    return round(float(1 / (1 + np.exp(-points))), 3)


def original(piece: Features, near: Sequence[Held], compared: Compared) -> tuple[Held, float] | None:
    """Return the earliest piece that this one copies or is spliced into, and the share copied."""
    found = []
    for row in (compared.views[:, 0] >= _COPY_LIKE).nonzero()[0].tolist():
        other = near[row].weighed.features
        one_in = max(piece.one_in, other.one_in)
        share = copied(_sampled(piece, one_in), _sampled(other, one_in))
        if share:
            found.append((near[row].at, near[row].key, near[row], share))
    return min(found, key=lambda one: one[:2])[2:] if found else None


def _sampled(piece: Features, one_in: int) -> frozenset[int]:
    """Return a fingerprint as thin as that of a piece which an earlier version kept."""
    if piece.one_in == one_in:
        return piece.prints
    return frozenset(run for run in piece.prints if not run % SAMPLED)


def _reasons(
    piece: Weighed, near: Sequence[Held], compared: Compared, known: Known, score: float
) -> tuple[Reason, ...]:
    nearest = near[known.rows[0]]
    shared = compared.shared[known.rows].max(axis=0)
    features = piece.features
    order = (-(piece.vector * shared)).argsort(kind="stable")
    words = [features.term(number) for number in order[:_WORDS].tolist() if shared[number]]
    here = (compared.shared[known.rows[0]] > 0) & (piece.marks & PLACE != 0)
    places = [features.term(number) for number in order.tolist() if here[number]][:_PLACES]
    days = abs(piece.days - nearest.weighed.days)
    reasons = [why("group.words", words=words, nearest=nearest.key), why("group.days", days=round(days, 1))]
    if places:
        reasons.append(why("group.places", words=places))
    told, ahead = round(known.numbers[_TOLD], 2), round(known.numbers[_AHEAD], 1)
    return (*reasons, why("group.score", score=score, pieces=len(known.rows), told=told, ahead=ahead))
