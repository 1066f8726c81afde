"""The pieces of the last weeks as arrays: which hold a term, in how many stories is it, which words name a place?

Terms are numbered as they come. A term is as rare as the stories are few that hold it: what many pieces of one story
say stays rare. What once followed "xã" or "huyện" is known as the name of a unit from then on. Decides nothing.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt

from hoiam.core.group.versions.v3 import terms as of
from hoiam.core.group.versions.v3.background import Background
from hoiam.core.group.versions.v3.features import Features

SOFT = 20  # stories that every rarity pretends to have seen, so that the first days are not wild
HOME = 0.2  # share of the pieces that name it, from which a name is that of a home
RARE_NAME = 6.0  # rarity at large of a name that is nobody's home but there
AS_IF = 10  # pieces of such a home that a new window pretends to have seen
FINDING = 60  # heaviest known terms by which earlier pieces are found
LISTED = 60  # a term that more pieces hold, and more than one in twenty, finds nobody
MAIN, UNIT, HIGH_MAIN, HIGH, OWN_NAME = 1, 2, 4, 8, 16  # what names of places are in a piece
_LOOK = 16  # pieces after which the most frequent name is looked for again
_NOTHING = 1e-6
_KIND, _LEVEL = 8, 16  # bits: the count, above it the marks, above them the names of places

Floats = npt.NDArray[np.float32]


@dataclass(slots=True, eq=False)
class Weighed:
    """A piece with its terms numbered and weighed by how rare they were when it came."""

    features: Features
    ids: npt.NDArray[np.int32]
    packed: npt.NDArray[np.int32]  # count, marks and names of places of each term
    weight: Floats
    vector: Floats  # weight times how often
    norm: float
    words: Floats  # weights of single words, 0 for pairs
    words_sum: float
    title_sum: float
    lead_sum: float
    usual: float  # how like the pieces are that are no neighbours
    has: int  # MAIN, HIGH_MAIN and OWN_NAME, where any term is that


@dataclass(slots=True, eq=False)
class Held:
    """A placed piece in the window."""

    key: str
    story: str
    at: datetime
    weighed: Weighed


class Window:
    """Pieces in the order of their times; older ones are let go. Not shared between threads."""

    def __init__(self, background: Background, days: int) -> None:
        self._background, self._days = background, days
        self.pieces: dict[int, Held] = {}
        self.sizes: Counter[str] = Counter()
        self._next = self._oldest = 0
        self._numbers: dict[int, int] = {}
        self._stories = np.zeros(4096, dtype=np.int32)  # that hold a term
        self._communes, self._highers = np.zeros(4096, dtype=np.int32), np.zeros(4096, dtype=np.int32)
        self.where = np.full(4096, -1, dtype=np.int32)  # scratch: place of a term in the piece at hand
        self._holding: dict[int, list[int]] = defaultdict(list)
        self._within: dict[str, Counter[int]] = defaultdict(Counter)
        self._named: dict[int, float] = {}  # how many pieces write a name, times how rare it is at large, 0 to 1
        self.scattered = 0.0  # 0 where many pieces name one place that is rare at large, 1 where none do

    def _numbered(self, hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.int32]:
        numbers = self._numbers
        codes = hashes.tolist()
        found = [numbers.get(code, -1) for code in codes]
        if -1 in found:
            found = [numbers.setdefault(code, len(numbers)) for code in codes]
        while len(numbers) > len(self._stories):
            more = len(self._stories)
            self._stories, self._communes, self._highers = (
                np.append(array, np.zeros(more, dtype=np.int32))
                for array in (self._stories, self._communes, self._highers)
            )
            self.where = np.append(self.where, np.full(more, -1, dtype=np.int32))
        return np.array(found, dtype=np.int32)

    def weigh(self, piece: Features) -> Weighed:
        """Return a piece with its terms weighed by rarity at large times rarity among the stories before it."""
        ids = self._numbered(piece.hashes)
        rarity = np.log((len(self._within) + 1 + SOFT) / (self._stories[ids] + 0.5))
        weight = (rarity * self._background.rarities(piece.hashes)).astype(np.float32)
        vector = (weight * (1 + np.log(piece.counts))).astype(np.float32)
        single = np.where(piece.pairs, np.float32(0), weight)
        levels = self._levels(piece, ids)
        counts, marks = piece.counts.astype(np.int32), piece.marks.astype(np.int32)
        return Weighed(
            features=piece,
            ids=ids,
            packed=counts | marks << _KIND | levels << _LEVEL,
            weight=weight,
            vector=vector,
            norm=float(np.sqrt(vector @ vector)) or 1.0,
            words=single,
            words_sum=float(single.sum()) or 1.0,
            title_sum=float(single @ (marks & of.TITLE != 0)),
            lead_sum=float(single @ (marks & of.LEAD != 0)) or 1.0,
            usual=0.05,
            has=int(np.bitwise_or.reduce(levels)) if len(levels) else 0,
        )

    def _levels(self, piece: Features, ids: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Return for each term whether it names a commune or a higher unit, here or in the start of the piece."""
        commune, higher = self._communes[ids], self._highers[ids]
        named = ((piece.marks & (of.NAME | of.COMMUNE | of.HIGHER)) != 0) | piece.unmarked
        named &= piece.pairs
        unit = ((piece.marks & of.COMMUNE) != 0) | ((commune > 0) & (commune >= higher) & named)
        high = ((piece.marks & of.HIGHER) != 0) | ((higher > commune) & named)
        lead = (piece.marks & of.LEAD) != 0
        levels = np.zeros(len(ids), dtype=np.int32)
        for found, all_, main in ((unit, UNIT, MAIN), (high, HIGH, HIGH_MAIN)):
            first = found & lead
            levels += found * all_ + (first if first.any() else found) * main
        own = ((piece.marks & of.NAME) != 0) & piece.pairs & ~unit & ~high
        levels += own * np.int32(OWN_NAME)
        return levels

    def add(self, key: str, story: str, at: datetime, weighed: Weighed) -> None:
        """Take a placed piece in."""
        self._forget(at)
        within, marks = self._within[story], weighed.features.marks
        numbers = weighed.ids.tolist()
        new = [number for number in numbers if number not in within] if within else weighed.ids
        within.update(numbers)
        self._stories[new] += 1
        self._communes[weighed.ids[(marks & of.COMMUNE) != 0]] += 1
        self._highers[weighed.ids[(marks & of.HIGHER) != 0]] += 1
        holding, at_ = self._holding, self._next
        for number in numbers:
            holding[number].append(at_)
        self.pieces[self._next] = Held(key, story, at, weighed)
        self.sizes[story] += 1
        self._next += 1
        self._count_names(weighed, 1)
        if not self._next % _LOOK:
            most = max(self._named.values(), default=0.0)
            home = (most + AS_IF * HOME) / (len(self.pieces) + AS_IF)
            self.scattered = max(0.0, 1.0 - home / HOME)

    def _count_names(self, weighed: Weighed, sign: int) -> None:
        piece, named = weighed.features, self._named
        names = piece.pairs & ((piece.marks & (of.NAME | of.COMMUNE | of.HIGHER)) != 0)
        rarity = np.minimum(1.0, self._background.rarities(piece.hashes[names]) / RARE_NAME)
        for number, value in zip(weighed.ids[names].tolist(), (sign * rarity).tolist(), strict=True):
            left = named.get(number, 0.0) + value
            if left > _NOTHING:
                named[number] = left
            else:
                named.pop(number, None)

    def _forget(self, now: datetime) -> None:
        limit = now - timedelta(days=self._days + 1)
        while self._oldest < self._next and self.pieces[self._oldest].at < limit:
            held = self.pieces.pop(self._oldest)
            within, numbers = self._within[held.story], held.weighed.ids.tolist()
            gone = []
            for number in numbers:
                if within[number] == 1:
                    gone.append(number)
                    del within[number]
                else:
                    within[number] -= 1
                holding = self._holding[number]
                if len(holding) == 1:
                    del self._holding[number]
                else:
                    del holding[0]
            self._stories[gone] -= 1
            self._count_names(held.weighed, -1)
            self.sizes[held.story] -= 1
            if not self.sizes[held.story]:
                del self.sizes[held.story], self._within[held.story]
            self._oldest += 1

    def found(self, weighed: Weighed, at: datetime, most: int) -> list[Held]:
        """Return the earlier pieces that share most weight with a piece, most first."""
        dots: dict[int, float] = {}
        common = max(LISTED, len(self.pieces) // 20)
        holding = self._holding
        left = FINDING
        order = np.argsort(-weighed.vector, kind="stable")
        for number, value in zip(weighed.ids[order].tolist(), weighed.vector[order].tolist(), strict=True):
            pieces = holding.get(number)
            if pieces and len(pieces) <= common:
                value *= value
                for index in pieces:
                    dots[index] = dots.get(index, 0.0) + value
                left -= 1
                if not left:
                    break
        shares = sorted(((dot / self.pieces[index].weighed.norm, index) for index, dot in dots.items()), reverse=True)
        limit = timedelta(days=self._days)
        found = [held for _, index in shares[: 2 * most] if abs(at - (held := self.pieces[index]).at) <= limit]
        return found[:most]
