"""Which number does a term have in a window? Terms are numbered as they are met."""

from collections import defaultdict
from itertools import count

import numpy as np
import numpy.typing as npt

_FIRST, _MOST = 1 << 12, 1 << 18  # places of the table: grown while a dictionary of so many terms would be slow
_NOTHING = np.uint64(0xFFFFFFFF_00000000)
_HALF, _NUMBER = np.uint64(32), np.uint64(0xFFFFFFFF)


class Numbers:
    """The number of each hash, from 1 in the order in which they were met. Not shared between threads.

    A table stands before the dictionary and is read for all terms of a piece at once; a place of it holds a hash and,
    below, its number; the hash 0xFFFFFFFF marks an empty place, and no piece has it (`features_of`). In a dictionary
    as large as a window has terms each term waits for memory, one after the other.
    """

    def __init__(self) -> None:
        self._all = defaultdict[int, int](count(1).__next__)
        self._near = np.full(_FIRST, _NOTHING)

    def __len__(self) -> int:
        return len(self._all)

    def of(self, hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.int32]:
        """Return the number of each hash (32 bits); a new one is given the next."""
        places = hashes & np.uint64(len(self._near) - 1)
        held = self._near[places]
        far = (held >> _HALF != hashes).nonzero()[0]
        if len(far):
            sought = hashes[far]
            numbers = list(map(self._all.__getitem__, sought.tolist()))
            held[far] = self._near[places[far]] = sought << _HALF | np.array(numbers, dtype=np.uint64)
            if len(self._all) > len(self._near) < _MOST:
                self._near = np.full(4 * len(self._near), _NOTHING)  # what it held is put there again when it is met
        found: npt.NDArray[np.int32] = (held & _NUMBER).astype(np.int32)
        return found
