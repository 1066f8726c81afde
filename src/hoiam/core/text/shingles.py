"""How much of one text stands in another?

A fingerprint is a sample of the hashed runs of three folded words: those whose hash is divisible by eight.
The same run is sampled in every text or in none, so a lead, a cut tail or a piece spliced into another
article is found as surely as a whole copy (MinHash loses them). It does not say which text was first,
nor whether a changed word matters: a denial may share most words with the rumour it denies.
"""

from zlib import crc32

import numpy as np
import numpy.typing as npt

from hoiam.core.text.fold import fold
from hoiam.core.text.tokens import tokens

_RUN = 3
_KEPT_OF = 8
_STEPS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))
_HALF = np.uint64(29)
_SIGN = np.uint64(1)  # databases keep signed numbers: 63 bits


def fingerprint(text: str) -> frozenset[int]:
    """Return the sampled hashes of a text, about one for eight words; the same on every machine and in every run.

    Marks and capitals do not count. A text of fewer than three words has no fingerprint.
    """
    return fingerprint_of(tokens(fold(text)))


def fingerprint_of(folded: list[str], one_in: int = _KEPT_OF) -> frozenset[int]:
    """Return the fingerprint of a text that is folded and cut into tokens already.

    `one_in` is 8, or 4 for twice as many hashes, of which every second (those divisible by four) is in the sample of 8.
    """
    words = np.fromiter((crc32(word.encode()) for word in folded), dtype=np.uint64, count=len(folded))
    return sampled(words, one_in)


def sampled(words: npt.NDArray[np.uint64], one_in: int = _KEPT_OF) -> frozenset[int]:
    """Return the fingerprint of a text whose words are numbers (the crc32 of each) already.

    `one_in` is a power of two. Raises ValueError for another.
    """
    if one_in & (one_in - 1):
        raise ValueError(f"not a power of two: {one_in}")
    if len(words) < _RUN:
        return frozenset()
    runs = words[:-2] * _STEPS[0]
    for place, step in enumerate(_STEPS[1:], start=1):
        runs = (runs ^ (runs >> _HALF)) * step + words[place : len(words) - _RUN + 1 + place]
    runs = (runs ^ (runs >> _HALF)) * _STEPS[0]
    runs ^= runs >> _HALF
    rest = runs & np.uint64(one_in - 1)
    return frozenset((runs[rest == 0] >> _SIGN).tolist())


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share, 0 to 1, of the smaller fingerprint that stands in the larger; 0 when one is empty.

    1.0 means that one text is a copy or a part of the other; 0.4 was the measured border of a near-duplicate.
    """
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
