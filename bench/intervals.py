"""How sure is a measured share? Intervals for the benches."""

import math
import random
from collections.abc import Callable, Sequence
from typing import TypeVar

_Z = 1.96
_T = TypeVar("_T")


def counted(hits: int, of: int) -> tuple[float, float, float, int]:
    """Return a share, the ends of its 95 % interval (Wilson 1927) and the size of its set."""
    if not of:
        return (math.nan, math.nan, math.nan, 0)
    share, z2 = hits / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return (share, max(0.0, middle - half), min(1.0, middle + half), of)


def resampled(items: Sequence[_T], figure: Callable[[Sequence[_T]], float], times: int = 500) -> tuple[float, float]:
    """Return the ends of the 95 % interval of a figure by drawing the items again (percentile bootstrap, seed 7)."""
    chance = random.Random(7)
    drawn = sorted(figure(chance.choices(items, k=len(items))) for _ in range(times))
    return drawn[int(0.025 * times)], drawn[int(0.975 * times) - 1]
