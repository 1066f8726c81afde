"""Would our forecasts have been better than "same weekday last week"? Only then may one be shown.

From every Monday of the last 26 weeks the seven days after it are foretold by what was counted before it, and compared
with what came. The peer takes each day's count of seven days before. Error is the mean absolute error per day; the
ratio of the two is what the forecasting trade calls a scaled error, below 1 is better.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from hoiam.core.foresee.almanac import Almanac
from hoiam.core.foresee.forecast import forecast
from hoiam.core.foresee.series import Series

WEEKS = 26
LEAST = 56  # days compared, without which nothing is claimed
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class BackTest:
    """Days compared, both errors in pieces a day, and how many of 100 days lay in the interval that promised 80."""

    days: int
    error: float
    peer: float
    covered: float

    @property
    def ratio(self) -> float | None:
        """Return our error by the peer's; None where the peer never erred."""
        return self.error / self.peer if self.peer else None

    @property
    def verdict(self) -> str:
        """Return shown, short (too few days), worse (not better than the peer) or quiet (nothing to foretell)."""
        if self.days < LEAST:
            return "short"
        if self.ratio is None:
            return "quiet"
        return "shown" if self.ratio < 1 else "worse"


def back_test(series: Series, asof: date, almanac: Almanac, weeks: int = WEEKS) -> BackTest:
    """Return how forecasts from the Mondays before `asof` would have done. Days without expectation are left out."""
    ours, peers, inside, days = 0.0, 0.0, 0, 0
    monday = asof - timedelta(days=asof.weekday())
    for back in range(weeks, 0, -1):
        found = forecast(series, monday - back * WEEK, almanac)
        for told in found.days if found else ():
            if told is None:
                continue
            came, before = series.on(told.day), series.on(told.day - WEEK)
            if came is None or before is None or told.day >= asof:
                continue
            days += 1
            ours += abs(came - told.mean)
            peers += abs(came - before)
            inside += told.low <= came <= told.high
    return BackTest(days, ours / days, peers / days, inside / days) if days else BackTest(0, 0.0, 0.0, 0.0)
