"""What will the next days bring? The baseline carried on, with an interval for each day and for all of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from hoiam.core.foresee.almanac import Almanac
from hoiam.core.foresee.baseline import COVERAGE, Expected, learned, placed
from hoiam.core.foresee.chance import interval
from hoiam.core.foresee.series import Series

AHEAD = 7


@dataclass(frozen=True, slots=True)
class Forecast:
    """Seven days from `asof` on; `low` and `high` hold the sum of 8 such weeks of 10. A day may be unknown (None)."""

    asof: date
    days: tuple[Expected | None, ...]
    mean: float
    low: int
    high: int

    @property
    def whole(self) -> bool:
        """Return whether something can be said of every day."""
        return None not in self.days


def forecast(series: Series, asof: date, almanac: Almanac) -> Forecast | None:
    """Return what the seven days from `asof` on would bring, by what was counted before; None where too little was."""
    level = learned(series, asof, almanac)
    if level is None:
        return None
    days = tuple(placed(level, series, asof + timedelta(days=n), almanac) for n in range(AHEAD))
    known = [day for day in days if day is not None]
    mean = sum(day.mean for day in known)
    doubt = level.spread * mean * mean / (level.mean * level.weight) if level.mean else 0.0  # the level errs for all
    variance = sum(level.spread * day.mean for day in known) + doubt
    low, high = interval(mean, variance, COVERAGE)
    return Forecast(asof, days, mean, low, high)
