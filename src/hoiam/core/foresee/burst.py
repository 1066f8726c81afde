"""Did a day bring more than chance allows?

A count is a burst when so many or more would come up by chance on fewer than one usual day of two hundred, when it is
at least three pieces, and at least twice the usual. On days of announced events, and where the usual is not known,
nothing is called a burst: the trade's windows (a day against the mean of fourteen) are beaten on just those days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoiam.core.foresee.almanac import Almanac
from hoiam.core.foresee.baseline import Expected, expected
from hoiam.core.foresee.chance import at_least
from hoiam.core.foresee.series import Series

CHANCE = 0.005
LEAST = 3
TIMES = 2.0


@dataclass(frozen=True, slots=True)
class Burst:
    """A day with more pieces than usual; `chance` is that of so many or more on a usual day."""

    day: date
    count: int
    usual: Expected
    chance: float


def burst(series: Series, day: date, almanac: Almanac, chance: float = CHANCE) -> Burst | None:
    """Return the burst of a day, None where it brought no more than usual or the usual is not known."""
    count = series.on(day)
    if count is None or count < LEAST:
        return None
    usual = expected(series, day, almanac)
    if usual is None or count < TIMES * usual.mean:
        return None
    seen = at_least(count, usual.mean, usual.variance)
    return Burst(day, count, usual, seen) if seen < chance else None


def bursts(series: Series, first: date, last: date, almanac: Almanac) -> Iterator[Burst]:
    """Yield the bursts from first to last day, both included, each judged by what was known on its eve."""
    for day, _count in series.between(first, last):
        if found := burst(series, day, almanac):
            yield found
