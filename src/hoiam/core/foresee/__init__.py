"""Is this more than usual, and what comes next? Daily counts in, expectations with their reasons out.

usual = expected(series, day, almanac)          what a day would bring, with an interval; None where nobody knows
burst(series, day, almanac)                     a day that brought more than chance allows
forecast(series, asof, almanac)                 the days after, with an interval
back_test(series, asof, almanac)                would such forecasts have beaten "same weekday last week"?

It knows counts of pieces by day, never who wrote them.
"""

from hoiam.core.foresee.almanac import Almanac, Awaited
from hoiam.core.foresee.backtest import BackTest, back_test
from hoiam.core.foresee.baseline import Expected, expected
from hoiam.core.foresee.burst import Burst, burst, bursts
from hoiam.core.foresee.forecast import Forecast, forecast
from hoiam.core.foresee.series import Series

__all__ = [
    "Almanac",
    "Awaited",
    "BackTest",
    "Burst",
    "Expected",
    "Forecast",
    "Series",
    "back_test",
    "burst",
    "bursts",
    "expected",
    "forecast",
]
