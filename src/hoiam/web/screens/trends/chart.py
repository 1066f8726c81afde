"""The counts of days as the numbers of a picture: bars, the usual as a band, the days that stick out. Draws nothing."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.core.foresee import Almanac, Burst, Series, burst, expected
from hoiam.core.foresee.baseline import Expected
from hoiam.desk.trends.words import reason
from hoiam.web.screens.trends.asked import Asked, address

WIDTH, HEIGHT = 910, 160  # units of the drawing; its size on the page is the style's
DAY_KINDS: dict[str, Promise] = {"tet": _("dịp Tết"), "off": _("ngày nghỉ"), "event": _("sự kiện đã báo trước")}


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, or one week where days would be too thin: where it stands in the drawing, and what it means."""

    day: date
    last: date
    count: int | None
    usual: tuple[int, int] | None
    burst: Burst | None
    kind: object
    url: str
    x: int
    y: int
    height: int
    band_y: int
    band: int

    @property
    def reasons(self) -> list[str]:
        """Return why so many would be usual, for a day that sticks out."""
        return [reason(*row) for row in self.burst.usual.reasons] if self.burst else []


@dataclass(frozen=True, slots=True)
class Chart:
    """The span that is looked at, the oldest first."""

    bars: tuple[Bar, ...]
    most: int
    total: int
    by_week: bool
    thick: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def bursts(self) -> list[Bar]:
        """Return the days that stick out, the newest first."""
        return [bar for bar in reversed(self.bars) if bar.burst]


@dataclass(frozen=True, slots=True)
class Told:
    """A bar before it has a place."""

    day: date
    last: date
    count: int | None  # None: the office did not listen yet
    usual: tuple[int, int] | None
    burst: Burst | None
    kind: str


def chart(wanted: Asked, series: Series, almanac: Almanac) -> Chart:
    """Return the picture of a span: by day, by week where the span is a year."""
    told = _weeks(wanted, series) if wanted.weeks > 13 else _days(wanted, series, almanac)
    most = max([1, *(row.count or 0 for row in told), *(row.usual[1] for row in told if row.usual)])
    step = WIDTH / max(len(told), 1)
    thick = round(step * 0.72)
    bars = tuple(_placed(row, round(n * step + (step - thick) / 2), most, wanted) for n, row in enumerate(told))
    return Chart(bars, most, sum(row.count or 0 for row in told), wanted.weeks > 13, thick)


def _days(wanted: Asked, series: Series, almanac: Almanac) -> list[Told]:
    rows = []
    for day in (wanted.first + timedelta(days=n) for n in range(7 * wanted.weeks)):
        usual = expected(series, day, almanac)
        rows.append(Told(day, day, series.on(day), _edges(usual), burst(series, day, almanac), almanac.kind(day)))
    return rows


def _weeks(wanted: Asked, series: Series) -> list[Told]:
    rows = []
    for back in range(wanted.weeks, 0, -1):
        first = wanted.asof - timedelta(weeks=back)
        last = first + timedelta(days=6)
        count = series.total(first, last) if last >= series.first else None
        rows.append(Told(first, last, count, None, None, ""))
    return rows


def _edges(usual: Expected | None) -> tuple[int, int] | None:
    return (usual.low, usual.high) if usual else None


def _placed(row: Told, x: float, most: int, wanted: Asked) -> Bar:
    height = max(round(HEIGHT * row.count / most), 2) if row.count else 0
    low, high = row.usual or (0, 0)
    band = round(HEIGHT * (high - low) / most)
    return Bar(
        row.day,
        row.last,
        row.count,
        row.usual,
        row.burst,
        DAY_KINDS.get(row.kind, ""),
        address(row.day, row.last, wanted.label, wanted.place),
        x,
        HEIGHT - height,
        height,
        HEIGHT - round(HEIGHT * high / most),
        band,
    )
