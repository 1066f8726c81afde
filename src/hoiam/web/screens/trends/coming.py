"""The coming week, where a back-test lets it be foretold; otherwise why not."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise

from hoiam.core.foresee import Almanac, Forecast, Series, back_test, forecast
from hoiam.core.foresee.backtest import BackTest
from hoiam.core.foresee.baseline import unknown
from hoiam.desk.trends.words import UNKNOWN, VERDICTS, reason
from hoiam.web.screens.trends.asked import Asked


@dataclass(frozen=True, slots=True)
class Day:
    """What one day would bring and why; `usual` None where nothing can be said of it."""

    day: date
    usual: tuple[int, int] | None
    reasons: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """`told` only where forecasts have beaten the peer on past weeks; `why` says so or why not."""

    told: Forecast | None
    tested: BackTest
    why: Promise
    days: tuple[Day, ...] = ()

    @property
    def gaps(self) -> list[Day]:
        """Return the days of which nothing can be said."""
        return [day for day in self.days if day.usual is None]


def coming(wanted: Asked, series: Series, almanac: Almanac) -> Coming:
    """Return what may be said of the seven days from today on."""
    tested = back_test(series, wanted.asof, almanac)
    if tested.verdict != "shown":
        return Coming(None, tested, VERDICTS[tested.verdict])
    told = forecast(series, wanted.asof, almanac)
    if told is None:
        return Coming(None, tested, UNKNOWN["short"])
    days = []
    for n, usual in enumerate(told.days):
        day = wanted.asof + timedelta(days=n)
        if usual is None:
            days.append(Day(day, None, (UNKNOWN[unknown(series, day, almanac, wanted.asof)],)))
        else:
            days.append(Day(day, (usual.low, usual.high), tuple(reason(*row) for row in usual.reasons)))
    return Coming(told, tested, VERDICTS["shown"], tuple(days))
