"""How common is a word in Vietnamese news at large? A table of 2^18 bytes, made from the VNTC corpus (weights only)."""

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


def pack(rarities: dict[str, float], unknown: float, bits: int = 18) -> bytes:
    """Return the table for measured rarities; used once, when the shipped table is made (bench/stories_fit.py)."""
    table = bytearray([round(unknown * _STEPS)]) * (1 << bits)
    for term, rarity in rarities.items():
        slot = crc32(term.encode()) & (len(table) - 1)
        table[slot] = min(table[slot], round(rarity * _STEPS))
    return bytes(table)
