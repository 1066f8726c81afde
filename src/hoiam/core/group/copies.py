"""Whose words are these? An index of fingerprints that answers for whole copies, cut ones, splices and copied leads.

MinHash compares whole texts and loses a copied lead; runs of words that are sampled alike in every text do not (ADR
0033). One run in eight finds who may share something, one in four then says how much: sixty words hold seven of the
first, too few to decide on (ADR 0034). It says how much is shared, not who was first: the caller knows the times.
"""

from collections import Counter, defaultdict
from itertools import chain

SAMPLED = 4  # one run of words in four is in a fingerprint that this index takes
COPIED = 0.4  # share of the smaller fingerprint that makes a copy, …
LEAST = 4  # … at least so many runs, …
_SET_PHRASE = 2  # … these not counted: a set phrase weighs more in a short text
_COARSE = 4  # fingerprints are indexed by those of their runs that are divisible by it: one in eight of all
_MAYBE = 0.2  # share of those from which two texts are compared wholly
_FEW = 2
_COMMON = 40  # a run is remembered for so many texts: the first to write it are among them


class Copies:
    """Fingerprints by their runs. Not shared between threads."""

    def __init__(self) -> None:
        self._holding: dict[int, list[int]] = defaultdict(list)
        self._prints: list[frozenset[int]] = []
        self._coarse: list[int] = []
        self._keys: list[str] = []

    def add(self, key: str, prints: frozenset[int]) -> None:
        """Take a text in."""
        number, holding = len(self._keys), self._holding
        coarse = [run for run in prints if not run % _COARSE]
        self._keys.append(key)
        self._prints.append(prints)
        self._coarse.append(len(coarse))
        for run in coarse:
            texts = holding[run]
            if len(texts) < _COMMON:
                texts.append(number)

    def of(self, prints: frozenset[int]) -> list[tuple[str, float]]:
        """Return the texts that share a copied part with this one, most first, each with the share of the smaller."""
        coarse = [run for run in prints if not run % _COARSE]
        holding = filter(None, map(self._holding.get, coarse))
        counts = Counter(chain.from_iterable(holding))
        found = []
        for number, maybe in counts.items():
            if maybe >= _FEW and maybe >= _MAYBE * min(len(coarse), self._coarse[number]):
                share = copied(prints, self._prints[number])
                if share:
                    found.append((self._keys[number], share))
        return sorted(found, key=lambda one: (-one[1], one[0]))


def copied(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share of the smaller fingerprint that both hold, 0 where it is too little to be a copy."""
    smaller, shared = min(len(a), len(b)), len(a & b)
    enough = shared >= LEAST and shared - _SET_PHRASE >= COPIED * smaller
    return shared / smaller if enough else 0.0
