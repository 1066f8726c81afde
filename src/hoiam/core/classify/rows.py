"""In which row of the model does a gram stand? All grams of a view are asked for at once."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt


class Rows:
    """The row of each gram of a model.

    A dictionary of a hundred thousand grams waits for memory four times for each of the two thousand grams of a piece,
    one after the other; a table of hashes is read for all of them together. The hash of 64 bits stands for the gram:
    two grams of one model share theirs once in a thousand million models.
    """

    def __init__(self, grams: Collection[str]) -> None:
        """Take the grams in the order of their rows; each stands there once."""
        places = 1 << (2 * len(grams)).bit_length()
        self._last = places - 1
        self._hashes, self._rows = np.zeros(places, np.int64), np.full(places, -1, np.int64)
        hashes = _hashes(grams)
        left, at = np.arange(len(grams)), hashes & self._last
        while len(left):
            free = self._rows[at] < 0
            self._rows[at[free]] = left[free]
            mine = self._rows[at] == left
            self._hashes[at[mine]] = hashes[left[mine]]
            left, at = left[~mine], (at[~mine] + 1) & self._last

    def of(self, grams: Collection[str]) -> npt.NDArray[np.int64]:
        """Return the row of each gram, -1 for one that the model lacks."""
        hashes = _hashes(grams)
        found = np.empty(len(grams), np.int64)
        left, at = np.arange(len(grams)), hashes & self._last
        while len(left):
            rows = found[left] = self._rows[at]
            other = (rows >= 0) & (self._hashes[at] != hashes[left])
            left, at = left[other], (at[other] + 1) & self._last
        return found


def _hashes(grams: Collection[str]) -> npt.NDArray[np.int64]:
    return np.fromiter(map(hash, grams), np.int64, len(grams))
