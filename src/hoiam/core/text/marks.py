"""How likely is one Vietnamese syllable after two others?

A trigram model over lower-case syllables, smoothed after Kneser and Ney (Chen & Goodman 1999, absolute discounting,
continuation counts), in one compact buffer made by `bench/marks/train.py`. Knows nothing of scanning and
nothing of capitals; numbers are one word, stops and commas are words too.
"""

import json
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from hoiam.core.errors import Unreadable
from hoiam.core.text.candidates import Syllables

MAGIC: Final = b"HAMARKS1"
UNKNOWN, STOP, NUMBER, COMMA = 0, 1, 2, 3  # the first words of every model
SPECIAL: Final = ("<unk>", "<s>", "<n>", "<,>")
STEP: Final = 0.07  # one unit of a score, in nats; scores are 0 to 255 units below certainty

Ids = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Marks:
    """The model: its words, and sorted keys with scores for runs of one, two and three of them."""

    about: dict[str, Any]
    words: tuple[str, ...]
    ids: dict[str, int]
    one: Scores
    one_rest: Scores  # what is left for a word that never followed
    pair_keys: NDArray[np.uint32]
    pairs: Scores
    pair_rest: Scores
    triple_keys: NDArray[np.uint64]
    triples: NDArray[np.uint8]
    syllables: Syllables

    @classmethod
    def load(cls, buffer: bytes) -> Self:
        """Return the model in a buffer ("marks/vi.bin" of what is shipped). Raise Unreadable when it is none."""
        if buffer[: len(MAGIC)] != MAGIC:
            raise Unreadable("marks.not_a_model")
        size = int.from_bytes(buffer[8:12], "little")
        about = json.loads(buffer[12 : 12 + size])
        parts = _Parts(buffer, about["parts"], 12 + size)
        words = tuple(parts.bytes("words").decode().split("\n"))
        firsts = np.repeat(np.arange(len(words), dtype=np.uint32), parts.array("pairs_of", "<u2"))
        pair_keys = (firsts << np.uint32(16)) | parts.array("pair_last", "<u2")
        of = parts.array("triples_of", "<u2")
        heads = np.repeat(np.arange(len(of), dtype=np.uint64), of)
        return cls(
            about=about,
            words=words,
            ids={word: place for place, word in enumerate(words)},
            one=parts.scores("one"),
            one_rest=parts.scores("one_rest"),
            pair_keys=pair_keys,
            pairs=parts.scores("pair"),
            pair_rest=parts.scores("pair_rest"),
            triple_keys=(heads << np.uint64(16)) | parts.array("triple_last", "<u2"),
            triples=parts.array("triple", "u1"),
            syllables=Syllables.of(words),
        )

    def pair_places(self, firsts: Ids, seconds: Ids) -> Ids:
        """Return where each run of two stands in the table, -1 where it was not seen."""
        return _places(self.pair_keys, ((firsts << 16) | seconds).astype(np.uint32))

    def after_one(self, firsts: Ids, seconds: Ids, places: Ids) -> Scores:
        """Return log P(second | first) in nats; `places` as `pair_places` gave them."""
        seen = self.pairs[np.maximum(places, 0)]
        return np.where(places >= 0, seen, self.one_rest[firsts] + self.one[seconds])

    def after_two(self, pairs: Ids, lasts: Ids, shorter: Scores) -> Scores:
        """Return log P(last | the run of two at place `pairs`); `shorter` is log P(last | its second word)."""
        known = np.maximum(pairs, 0)
        places = _places(self.triple_keys, ((known << 16) | lasts).astype(np.uint64))
        places = np.where(pairs >= 0, places, -1)
        rest = np.where(pairs >= 0, self.pair_rest[known], 0.0) + shorter
        return np.where(places >= 0, self.triples[np.maximum(places, 0)] * -STEP, rest)


class _Parts:
    """Views over the named parts of a buffer."""

    def __init__(self, buffer: bytes, sizes: dict[str, int], start: int) -> None:
        self._views = {}
        for name, size in sizes.items():
            self._views[name] = memoryview(buffer)[start : start + size]
            start += size

    def bytes(self, name: str) -> bytes:
        return bytes(self._views[name])

    def array(self, name: str, kind: str) -> NDArray[Any]:
        return np.frombuffer(self._views[name], dtype=np.dtype(kind))

    def scores(self, name: str) -> Scores:
        return self.array(name, "u1") * -STEP


def _places(keys: NDArray[Any], wanted: NDArray[Any]) -> Ids:
    """Return the place of each wanted key among sorted keys, -1 for a missing one."""
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, places, -1)
