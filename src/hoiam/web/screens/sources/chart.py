"""Items a day of one source as the numbers of a small picture, with the same in words. Draws nothing by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hoiam.core.calendar.zone import localdate
from hoiam.desk.sources import queries
from hoiam.desk.sources.models import Source

DAYS = 30
WIDTH, HEIGHT, BAR = 600, 80, 16  # units of the drawing; its size on the page is the style's


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: where it stands in the drawing, and what happened on it."""

    day: object
    new: int
    looks: int
    failed: int
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Thirty days, the oldest first."""

    bars: tuple[Bar, ...]
    most: int
    total: int
    width: int = WIDTH
    height: int = HEIGHT
    bar: int = BAR

    @property
    def drawn(self) -> bool:
        """Say whether there is anything to draw: a new item, or a day with a failed look."""
        return any(bar.new or bar.failed for bar in self.bars)


def chart(source: Source, now: datetime) -> Chart:
    """Return the last thirty days of a source, today included."""
    return drawn(queries.days_of(source, now - timedelta(days=DAYS)), now)


def drawn(counted: Mapping[date, tuple[int, int, int]], now: datetime) -> Chart:
    """Return the last thirty days from what was counted of each: looks, failed looks, new items."""
    days = [localdate(now) - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    rows = [(day, *counted.get(day, (0, 0, 0))) for day in days]
    most = max(new for *_, new in rows)
    step = WIDTH // DAYS
    bars = []
    for at, (day, looks, failed, new) in enumerate(rows):
        height = max(round(HEIGHT * new / most), 2) if new else 0
        bars.append(Bar(day, new, looks, failed, at * step + (step - BAR) // 2, HEIGHT - height, height))
    return Chart(tuple(bars), most, sum(bar.new for bar in bars))
