"""How common is a term in Vietnamese news at large? A table of 2^19 bytes made from VNTC (bench/stories_fit_v3.py)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from hoiam.core.group.versions.v3.terms import hash_of

STEPS = 25  # one step of the table is 1/25 of a natural logarithm


@dataclass(frozen=True)
class Background:
    """`table[hash mod size]` is the inverse document frequency of a term; terms that share a slot share the smaller."""

    table: bytes
    _rarity: npt.NDArray[np.float32] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        whole = np.frombuffer(self.table, dtype=np.uint8).astype(np.float32) / STEPS
        object.__setattr__(self, "_rarity", whole)

    def rarities(self, hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.float32]:
        """Return ln(documents / documents that hold the term) for each hash."""
        found: npt.NDArray[np.float32] = self._rarity[hashes & np.uint64(len(self._rarity) - 1)]
        return found

    def rarity(self, term: str) -> float:
        """Return that of one folded word, or of two words with a space between them."""
        return float(self.rarities(np.array([hash_of(term)], dtype=np.uint64))[0])


def pack(hashes: Sequence[int], rarities: Sequence[float], unknown: float, bits: int = 19) -> bytes:
    """Return the table of these rarities; a slot that no term has is `unknown`."""
    table = np.full(1 << bits, unknown, dtype=np.float64)
    np.minimum.at(table, np.asarray(hashes, dtype=np.uint64) & np.uint64((1 << bits) - 1), np.asarray(rarities))
    return np.round(table * STEPS).clip(0, 255).astype(np.uint8).tobytes()
