"""How likely is one Vietnamese syllable after two others?

A trigram model over lower-case syllables, smoothed after Kneser and Ney (modified, Chen & Goodman 1999), in one compact
buffer made by `bench/marks/train.py` and read where it lies: a mapped file costs the pages that are touched. Knows
nothing of scanning; numbers are one word, stops and commas are words too.
"""

import json
from dataclasses import dataclass
from mmap import mmap
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from hoiam.core.errors import Unreadable
from hoiam.core.text.candidates import Syllables

MAGIC: Final = b"HAMARKS2"
UNKNOWN, STOP, NUMBER, COMMA = 0, 1, 2, 3  # the first words of every model
SPECIAL: Final = ("<unk>", "<s>", "<n>", "<,>")
STEP: Final = 0.07  # one unit of a score, in nats; scores are 0 to 255 units below certainty

Ids = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Marks:
    """The model: its words, and for runs of one, two and three of them what follows, in order, with scores."""

    about: dict[str, Any]
    words: tuple[str, ...]
    ids: dict[str, int]
    one: Scores
    one_rest: Scores  # what is left for a word that never followed
    capital: Scores  # how often a word inside a sentence begins with a capital, 0 to 1
    pair_start: Ids  # where the followers of each word begin
    pair_last: NDArray[np.uint16]
    pair: NDArray[np.uint8]
    pair_rest: NDArray[np.uint8]
    triple_start: NDArray[np.uint32]  # where the followers of each pair begin
    triple_last: NDArray[np.uint16]
    triple: NDArray[np.uint8]
    syllables: Syllables

    @classmethod
    def load(cls, buffer: bytes | mmap) -> Self:
        """Return the model in a buffer ("marks/vi.bin" of what is shipped). Raise Unreadable when it is none."""
        if buffer[: len(MAGIC)] != MAGIC:
            raise Unreadable("marks.not_a_model")
        size = int.from_bytes(buffer[8:12], "little")
        about = json.loads(buffer[12 : 12 + size])
        parts = _Parts(buffer, about["parts"], 12 + size)
        words = tuple(parts.bytes("words").decode().split("\n"))
        return cls(
            about=about,
            words=words,
            ids={word: place for place, word in enumerate(words)},
            one=parts.array("one", "u1") * -STEP,
            one_rest=parts.array("one_rest", "u1") * -STEP,
            capital=parts.array("capital", "u1") / 255,
            pair_start=_starts(parts.array("pairs_of", "<u2")).astype(np.int64),
            pair_last=parts.array("pair_last", "<u2"),
            pair=parts.array("pair", "u1"),
            pair_rest=parts.array("pair_rest", "u1"),
            triple_start=_starts(parts.array("triples_of", "<u2")),
            triple_last=parts.array("triple_last", "<u2"),
            triple=parts.array("triple", "u1"),
            syllables=Syllables.of(words),
        )

    def pair_places(self, firsts: Ids, seconds: Ids) -> Ids:
        """Return where each run of two stands in the table, -1 where it was not seen."""
        return _places(self.pair_last, self.pair_start[firsts], self.pair_start[firsts + 1], seconds)

    def after_one(self, firsts: Ids, seconds: Ids, places: Ids) -> Scores:
        """Return log P(second | first) in nats; `places` as `pair_places` gave them."""
        seen = self.pair[np.maximum(places, 0)] * -STEP
        return np.where(places >= 0, seen, self.one_rest[firsts] + self.one[seconds])

    def after_two(self, pairs: Ids, lasts: Ids, shorter: Scores) -> Scores:
        """Return log P(last | the run of two at place `pairs`); `shorter` is log P(last | its second word)."""
        known = np.maximum(pairs, 0)
        starts = self.triple_start[known].astype(np.int64)
        ends = np.where(pairs >= 0, self.triple_start[known + 1].astype(np.int64), starts)
        places = _places(self.triple_last, starts, ends, lasts)
        rest = np.where(pairs >= 0, self.pair_rest[known] * -STEP, 0.0) + shorter
        return np.where(places >= 0, self.triple[np.maximum(places, 0)] * -STEP, rest)


class _Parts:
    """Views over the named parts of a buffer."""

    def __init__(self, buffer: bytes | mmap, sizes: dict[str, int], start: int) -> None:
        self._views = {}
        for name, size in sizes.items():
            self._views[name] = memoryview(buffer)[start : start + size]
            start += size

    def bytes(self, name: str) -> bytes:
        return bytes(self._views[name])

    def array(self, name: str, kind: str) -> NDArray[Any]:
        return np.frombuffer(self._views[name], dtype=np.dtype(kind))


def _starts(counts: NDArray[Any]) -> NDArray[np.uint32]:
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.uint32)


def _places(table: NDArray[np.uint16], starts: Ids, ends: Ids, wanted: Ids) -> Ids:
    """Return the place of each wanted word among the sorted followers `table[start:end]`, -1 for a missing one."""
    low, high = starts.copy(), ends.copy()
    last = len(table) - 1
    for _ in range(int((high - low).max(initial=0)).bit_length()):
        middle = (low + high) >> 1
        less = (table[np.minimum(middle, last)] < wanted) & (low < high)
        low = np.where(less, middle + 1, low)
        high = np.where(less, high, middle)
    found = (low < ends) & (table[np.minimum(low, last)] == wanted)
    return np.where(found, low, -1)
