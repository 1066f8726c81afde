"""The pieces of the last weeks as arrays: which are like a new one, how rare is a term, which terms name places?

Terms are numbered as they come. A term is as rare as the stories are few that hold it: what many pieces of one story
say stays rare. What once followed "xã" or "huyện", or was a name, is known as that from then on. Decides nothing.
"""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from hoiam.core.group.learned import terms as of
from hoiam.core.group.learned.background import Background
from hoiam.core.group.learned.features import KEPT, Features
from hoiam.core.group.learned.numbers import Numbers

SOFT = 20  # stories that every rarity pretends to have seen, so that the first days are not wild
HOME = 0.2  # share of the stories that name it, from which a name is that of a home
RARE_NAME = 6.0  # rarity at large of a name that is nobody's home but there
AS_IF = 10  # stories of such a home that a new window pretends to have seen
FINDING = 64  # heaviest terms of a piece, by which it is found
NEARLY = 0.2  # share of what the first one shares, below which a piece is not compared
_FEW = 128  # pieces that are all looked at, because that is less work than to tell which to look at
_LOOK = 16  # pieces after which the most frequent name is looked for again
_DAY = 86400.0
_LOG = np.log(np.arange(1 << 12) + 0.5).astype(np.float32)
_OFTEN = (1 + np.log(np.maximum(1, np.arange(256)))).astype(np.float32)
_UNITS = np.uint8(of.COMMUNE | of.HIGHER)
_NAMES = np.uint8(of.NAME | of.COMMUNE | of.HIGHER)
_REMEMBERED = np.uint8(of.NAME | of.PLACE | of.NAMED)
_PARTS = np.array(  # by the marks of a word: it is no name, is in the title, is no name and in the start
    [[not m & of.NAMED, m & of.TITLE, not m & of.NAMED and m & of.LEAD != 0] for m in range(256)], dtype=np.float32
)
_TITLE = 256  # in what a piece holds: the term is in its title; below it stands how often

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


@dataclass(slots=True, eq=False)
class Weighed:
    """A piece with its terms numbered and weighed by how rare they were when it came."""

    features: Features
    days: float  # when it came, in days since 1970
    ids: Ints
    marks: npt.NDArray[np.uint8]
    weight: Floats
    vector: Floats  # weight times how often
    stories: Ints  # how many stories hold each term
    norm: float
    words: float  # weight of all single words that are no names, of those in the start; of all in the title
    title: float
    lead: float
    main: set[int]  # terms that name its commune
    units: set[int]  # communes that it names
    high_main: set[int]
    highs: set[int]
    own: list[int]  # places in `ids` of other names
    site: bool  # it names a place below the commune
    homely: float  # the largest share of the stories that name a unit which it names
    usual: float = 0.05  # how like the pieces are that are no neighbours


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
        self._numbers = Numbers()
        self._stories = np.zeros(4096, dtype=np.int32)  # that hold a term
        self._kinds = np.zeros(4096, dtype=np.uint8)  # what a term has been
        self._namely = np.zeros(4096, dtype=np.float32)  # how rare at large is what has been a name, 0 to 1
        self._where = np.zeros(4096, dtype=np.int32)  # scratch: place of a term in the piece at hand
        self._sought = np.zeros(4096, dtype=np.float32)  # scratch: what a term of the piece at hand weighs
        self._last = np.zeros(4096, dtype=np.int64)  # where a term stands in the last piece that it may find, …
        self._units: dict[int, int] = {}  # pieces that call a term a commune, less those that call it a higher unit
        self._within: dict[str, dict[int, int]] = {}  # of stories of more than one piece: pieces that hold a term
        self._most = 0.0
        self.scattered = 0.0  # 0 where many stories name one place that is rare at large, 1 where none do
        self._slots = 64
        self._ids = np.zeros((self._slots, KEPT), dtype=np.int32)
        self._held = np.zeros((self._slots, KEPT), dtype=np.int32)  # how often, and in the title?
        self._finding = np.zeros((self._slots, FINDING), dtype=np.int32)
        self._before = np.zeros((self._slots, FINDING), dtype=np.int64)  # … and where in the one before that
        self._norms = np.zeros(self._slots)
        self._days_of = np.zeros(self._slots)

    def _room(self) -> None:
        """Make room for twice as many pieces."""
        alive = np.array(list(self.pieces), dtype=np.int64)
        old, new = alive % self._slots, alive % (2 * self._slots)
        for name in ("_ids", "_held", "_finding", "_before", "_norms", "_days_of"):
            before = getattr(self, name)
            after = np.zeros((2 * self._slots, *before.shape[1:]), dtype=before.dtype)
            after[new] = before[old]
            setattr(self, name, after)
        self._slots *= 2

    def _numbered(self, hashes: npt.NDArray[np.uint64]) -> Ints:
        numbers = self._numbers
        found = numbers.of(hashes)
        while len(numbers) >= len(self._stories):
            for name in ("_stories", "_kinds", "_namely", "_where", "_sought", "_last"):
                array = getattr(self, name)
                setattr(self, name, np.concatenate([array, np.zeros_like(array)]))
        return found

    def weigh(self, piece: Features, at: datetime) -> Weighed:
        """Return a piece with its terms weighed by rarity at large times rarity among the stories before it."""
        piece = piece.heaviest(self._background)
        ids, marks, pairs = self._numbered(piece.hashes), piece.marks, piece.pairs
        if piece.unmarked:
            marks = marks | (self._kinds[ids] & _REMEMBERED)
        rarity = piece.rarity if piece.rarity is not None else self._background.rarities(piece.hashes)
        stories = self._stories[ids]
        weight = (math.log(len(self.sizes) + 1 + SOFT) - _LOG.take(stories, mode="clip")).astype(np.float32) * rarity
        vector = weight * _OFTEN[piece.counts]
        words, title, lead = ((weight * ~pairs) @ _PARTS.take(marks, axis=0)).tolist()
        named = pairs if piece.unmarked else pairs & (marks & _NAMES != 0)
        places = (named | (marks & _UNITS != 0)).nonzero()[0]
        units, highs, own = self._named(ids[places].tolist(), marks[places].tolist(), pairs[places].tolist())
        main = {number for number, first in units.items() if first} or set(units)
        high_main = {number for number, first in highs.items() if first} or set(highs)
        known = [*units, *highs]
        homely = int(self._stories[known].max()) / (len(self.sizes) + AS_IF) if known else 0.0
        return Weighed(
            features=piece,
            days=at.timestamp() / _DAY,
            ids=ids,
            marks=marks,
            weight=weight,
            vector=vector,
            stories=stories,
            norm=math.sqrt(float(vector @ vector)) or 1.0,
            words=words or 1.0,
            title=title,
            lead=lead or 1.0,
            main=main,
            units=set(units),
            high_main=high_main,
            highs=set(highs),
            own=places[own].tolist() if own else [],
            site=bool((marks & of.PLACE).any()),
            homely=homely,
        )

    def _named(
        self, ids: list[int], marks: list[int], pairs: list[bool]
    ) -> tuple[dict[int, bool], dict[int, bool], list[int]]:
        """Return the communes and the higher units among some terms (in the start of the piece?), and other names."""
        units, highs, own = dict[int, bool](), dict[int, bool](), list[int]()
        known = self._units.get
        for place, number in enumerate(ids):
            mark = marks[place]
            level = known(number)
            first = mark & of.LEAD != 0
            high = mark & of.HIGHER or (level is not None and level < 0 and pairs[place])
            unit = mark & of.COMMUNE or (level is not None and level >= 0 and pairs[place])
            if high:
                highs[number] = first
            if unit:
                units[number] = first
            if not high and not unit and mark & of.NAME and pairs[place]:
                own.append(place)
        return units, highs, own

    def add(self, key: str, story: str, at: datetime, weighed: Weighed) -> None:
        """Take a placed piece in."""
        self._forget(weighed.days)
        if len(self.pieces) == self._slots:
            self._room()
        ids, features, slot = weighed.ids, weighed.features, self._next % self._slots
        size = len(ids)
        self._grow(story, ids)
        self._kinds[ids] |= features.marks
        named = (features.marks & _NAMES != 0).nonzero()[0]
        if len(named):
            marks = features.marks[named]
            these = ids[named]
            known = features.rarity
            rarity = self._background.rarities(features.hashes[named]) if known is None else known[named]
            self._namely[these] = np.minimum(1.0, rarity / RARE_NAME) * features.pairs[named]
            called = (marks & _UNITS != 0).nonzero()[0]
            for number, mark in zip(these[called].tolist(), marks[called].tolist(), strict=True):
                level = (mark & of.COMMUNE != 0) - (mark & of.HIGHER != 0)
                self._units[number] = self._units.get(number, 0) + level
        self._ids[slot, :size], self._ids[slot, size:] = ids, 0
        self._held[slot, :size] = features.counts + (features.marks & of.TITLE).astype(np.int32) * _TITLE
        if size > FINDING:
            ids = ids[(-weighed.vector).argpartition(FINDING)[:FINDING]]
        size = len(ids)
        self._finding[slot, :size], self._finding[slot, size:] = ids, 0
        self._before[slot, :size] = self._last[ids]
        first = (self._next + 1) * FINDING  # 0 is nowhere
        self._last[ids] = np.arange(first, first + size)
        self._norms[slot], self._days_of[slot] = weighed.norm, weighed.days
        self.pieces[self._next] = Held(key, story, at, weighed)
        self._next += 1
        if not self._next % _LOOK:
            most = self._most = self._most_named()
            self.scattered = max(0.0, 1.0 - (most + AS_IF * HOME) / (len(self.sizes) + AS_IF) / HOME)

    def _most_named(self) -> float:
        """Return how often the most frequent name is one, counted by how rare it is at large.

        No share is above 1, so that what stands in few stories is passed over where something is above that.
        """
        few = int(self._most / 2)
        often = (self._stories > few).nonzero()[0]
        most = float((self._stories[often] * self._namely[often]).max(initial=0.0))
        return most if most >= few else float((self._stories * self._namely).max())

    def _grow(self, story: str, ids: Ints) -> None:
        """Count the terms of one more piece of a story."""
        self.sizes[story] += 1
        if self.sizes[story] == 1:
            self._stories[ids] += 1
            return
        within = self._within.get(story)
        if within is None:
            within = self._within[story] = {}
            for held in self.pieces.values():
                if held.story == story:
                    _count(within, held.weighed.ids.tolist())
        self._stories[_count(within, ids.tolist())] += 1

    def _forget(self, now: float) -> None:
        limit = now - self._days - 1
        while self._oldest < self._next and self._days_of[self._oldest % self._slots] < limit:
            held = self.pieces.pop(self._oldest)
            story, ids = held.story, held.weighed.ids
            self._days_of[self._oldest % self._slots] = 0
            self.sizes[story] -= 1
            within = self._within.get(story)
            if within is None:
                self._stories[ids] -= 1
            else:
                self._stories[_discount(within, ids.tolist())] -= 1
            if not self.sizes[story]:
                del self.sizes[story]
                self._within.pop(story, None)
            self._oldest += 1

    def found(self, weighed: Weighed, most: int) -> list[int]:
        """Return the numbers of the earlier pieces that share most weight with a piece, most first."""
        if not self.pieces:
            return []
        used = min(self._next, self._slots)
        slots = np.arange(used) if used <= _FEW else self._sharing(weighed.ids)
        if not len(slots):
            return []
        sought, ids = self._sought, weighed.ids
        sought[ids] = weighed.vector * weighed.vector
        dots = sought.take(self._finding[slots], mode="clip").sum(axis=1)
        sought[ids] = 0
        shares = dots / np.maximum(self._norms[slots], 1e-9)
        shares *= self._days_of[slots] >= weighed.days - self._days
        best = (-shares).argsort(kind="stable")[:most]
        told = shares[best].tolist()
        base, enough = self._oldest, max(told[0] * NEARLY, 1e-9)
        found = [slot for slot, share in zip(slots[best].tolist(), told, strict=True) if share >= enough]
        return [base + (slot - base) % self._slots for slot in found]

    def _sharing(self, ids: Ints) -> npt.NDArray[np.intp]:
        """Return where the pieces stand that one of these terms finds: from its last one to the one before it."""
        oldest, size, before = (self._oldest + 1) * FINDING, self._before.size, self._before.data.cast("B").cast("q")
        last = self._last[ids]
        found = set[int]()
        for at in last[last >= oldest].tolist():
            while at >= oldest:
                place = (at - FINDING) % size
                found.add(place // FINDING)
                at = before[place]
        return np.array(sorted(found), dtype=np.intp)

    def laid(self, weighed: Weighed, numbers: list[int]) -> Ints:
        """Return what each earlier piece holds in the order of the piece's own terms (0: nothing)."""
        size, slots = len(weighed.ids) + 1, [number % self._slots for number in numbers]
        self._where[weighed.ids] = np.arange(1, size, dtype=np.int32)
        places = self._where.take(self._ids[slots], mode="clip")
        self._where[weighed.ids] = 0
        places += np.arange(0, size * len(slots), size, dtype=np.int32)[:, None]
        laid = np.zeros(size * len(slots), dtype=np.int32)
        laid[places] = self._held[slots]
        return laid.reshape(-1, size)[:, 1:]


def _count(within: dict[int, int], numbers: list[int]) -> list[int]:
    """Count the terms of one more piece of a story; return those that it did not hold before."""
    new = []
    for number in numbers:
        held = within.get(number)
        if held is None:
            new.append(number)
        within[number] = (held or 0) + 1
    return new


def _discount(within: dict[int, int], numbers: list[int]) -> list[int]:
    """Take the terms of one piece of a story away; return those that it does not hold any more."""
    gone = []
    for number in numbers:
        held = within[number]
        if held > 1:
            within[number] = held - 1
        else:
            gone.append(number)
            del within[number]
    return gone
