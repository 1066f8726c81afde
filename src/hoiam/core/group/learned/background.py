"""How common is a term in Vietnamese news at large? A table of 2^19 bytes made from VNTC (bench/stories_fit_v3.py)."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from hoiam.core.group.learned.terms import hash_of

STEPS = 25  # one step of the table is 1/25 of a natural logarithm
_RARITY = np.arange(256, dtype=np.float32) / STEPS  # the table stays bytes: it is read at random and is to stay near


@dataclass(frozen=True)
class Background:
    """`table[hash mod size]` is the inverse document frequency of a term; terms that share a slot share the smaller."""

    table: bytes
    _steps: npt.NDArray[np.uint8] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_steps", np.frombuffer(self.table, dtype=np.uint8))

    def rarities(self, hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.float32]:
        """Return ln(documents / documents that hold the term) for each hash."""
        found: npt.NDArray[np.float32] = _RARITY[self._steps[hashes & np.uint64(len(self._steps) - 1)]]
        return found

    def rarity(self, term: str) -> float:
        """Return that of one folded word, or of two words with a space between them."""
        return float(self.rarities(np.array([hash_of(term)], dtype=np.uint64))[0])
