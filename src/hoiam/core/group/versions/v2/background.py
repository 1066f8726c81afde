"""How common is a word in Vietnamese news at large? The table of version 1: 2^18 bytes made from VNTC."""

from dataclasses import dataclass
from zlib import crc32

_STEPS = 20  # one step of the table is 1/20 of a natural logarithm


@dataclass(frozen=True, slots=True)
class Background:
    """`table[crc32(term) mod size]` is the inverse document frequency of a folded word or pair of words.

    Words that share a slot share the smaller value. The bytes come from `shipped.data("stories/background-v1.bin")`.
    """

    table: bytes

    def rarity(self, term: str) -> float:
        """Return ln(documents / documents that hold the term): 0 for a word of every article, 8.8 if unknown."""
        return self.table[crc32(term.encode()) & (len(self.table) - 1)] / _STEPS
