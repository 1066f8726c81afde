"""Which days are not like others: around Tết, other days off, and what was announced beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

BEFORE, AFTER = 3, 9  # days around the first of Tết on which newsrooms work by another rhythm (policy, not law)
TET_PARTS = ((-BEFORE, -1), (0, 3), (4, AFTER))  # running out, the days themselves, starting again


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something announced that will bring more pieces than usual: a festival, a congress, an anniversary."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Almanac:
    """What is known about days: the first day of Tết of each year, other days off with their names, awaited events."""

    tet: tuple[date, ...] = ()
    off: Mapping[date, str] = field(default_factory=dict)
    awaited: tuple[Awaited, ...] = ()

    def tet_part(self, day: date) -> int | None:
        """Return which part of the Tết season a day lies in (0, 1, 2), None outside it."""
        for first in self.tet:
            for part, (start, end) in enumerate(TET_PARTS):
                if start <= (day - first).days <= end:
                    return part
        return None

    def events(self, day: date) -> tuple[Awaited, ...]:
        """Return what was announced for a day."""
        return tuple(event for event in self.awaited if event.first <= day <= event.last)

    def kind(self, day: date) -> str:
        """Return tet, event, off or plain; the first that fits."""
        if self.tet_part(day) is not None:
            return "tet"
        if self.events(day):
            return "event"
        return "off" if day in self.off else "plain"

    def earlier_tet(self, day: date) -> tuple[date, ...]:
        """Return the first days of those Tết that were over before a day, the latest first."""
        over = (first for first in self.tet if first + timedelta(days=AFTER) < day)
        return tuple(sorted(over, reverse=True))
