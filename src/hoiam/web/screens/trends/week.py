"""The last seven whole days beside what is usual, the week before and the same week of last year, line by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.core.foresee import Almanac, Series, forecast
from hoiam.web.screens.trends.asked import UNSURE, Asked, address

YEAR = timedelta(weeks=52)  # the same weekdays of last year
SIGNS: dict[str, Promise] = {
    "more": _("nhiều hơn thường lệ"),
    "less": _("ít hơn thường lệ"),
    "usual": _("như thường lệ"),
    "unknown": _("chưa đủ dữ liệu để so"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `usual` is what 8 such weeks of 10 would bring, None where nobody knows."""

    key: str
    name: object
    count: int
    usual: tuple[int, int] | None
    before: int
    year: int | None
    sign: str
    url: str
    look: str  # the address that draws this line

    @property
    def word(self) -> Promise:
        """Return the sign in words."""
        return SIGNS[self.sign]


def row(wanted: Asked, series: Series, almanac: Almanac, key: str, name: object, which: str = "") -> Row:
    """Return one line; `which` is the word of the address that chooses it: linh-vuc, dia-ban, or none."""
    first = wanted.asof - timedelta(weeks=1)
    count = series.total(first, wanted.eve)
    foretold = forecast(series, first, almanac)
    usual = (foretold.low, foretold.high) if foretold and foretold.whole else None
    year = series.total(first - YEAR, wanted.eve - YEAR) if first - YEAR >= series.first else None
    label = key if which == "linh-vuc" else None
    url = address(first, wanted.eve, label, key if which == "dia-ban" else "")
    before = series.total(first - timedelta(weeks=1), first - timedelta(days=1))
    look = f"?{which}={key or UNSURE}&tuan={wanted.weeks}" if which else f"?tuan={wanted.weeks}"
    return Row(key, name, count, usual, before, year, _sign(count, usual), url, look)


def rows(
    wanted: Asked, lines: Mapping[str, Series], almanac: Almanac, names: Mapping[str, object], which: str
) -> list[Row]:
    """Return the lines that told something in the last two weeks, the busiest first."""
    made = (row(wanted, series, almanac, key, names.get(key, key), which) for key, series in lines.items())
    return sorted((one for one in made if one.count or one.before), key=lambda one: (-one.count, -one.before, one.key))


def striking(lines: Iterable[Row]) -> list[Row]:
    """Return the lines with more than usual."""
    return [line for line in lines if line.sign == "more"]


def _sign(count: int, usual: tuple[int, int] | None) -> str:
    if usual is None:
        return "unknown"
    return "more" if count > usual[1] else "less" if count < usual[0] else "usual"
