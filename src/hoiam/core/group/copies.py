"""Whose words are these? An index of fingerprints that answers for whole copies, cut ones, splices and copied leads.

MinHash compares whole texts and loses a copied lead; runs of words that are sampled alike in every text do not (ADR
0033). It says how much is shared, not who was first: the caller knows the times.
"""

from collections import defaultdict

COPIED = 0.4  # share of the smaller fingerprint that makes a copy: the measured border
LEAST = 3  # runs that must be shared: two may be set phrases
_COMMON = 40  # a run that more texts hold is a set phrase


class Copies:
    """Fingerprints by their runs. Not shared between threads."""

    def __init__(self) -> None:
        self._holding: dict[int, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        self._keys: list[str] = []

    def add(self, key: str, prints: frozenset[int]) -> None:
        """Take a text in."""
        number = len(self._keys)
        self._keys.append(key)
        self._sizes.append(len(prints))
        for run in prints:
            self._holding[run].append(number)

    def of(self, prints: frozenset[int]) -> list[tuple[str, float]]:
        """Return the texts that share a copied part with this one, most first, each with the share of the smaller."""
        counts: dict[int, int] = {}
        for run in prints:
            holding = self._holding.get(run, ())
            if len(holding) <= _COMMON:
                for number in holding:
                    counts[number] = counts.get(number, 0) + 1
        found = []
        for number, shared in counts.items():
            smaller = min(len(prints), self._sizes[number])
            if shared >= LEAST and shared >= COPIED * smaller:
                found.append((self._keys[number], min(1.0, shared / smaller)))
        return sorted(found, key=lambda one: (-one[1], one[0]))
