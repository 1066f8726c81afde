"""Is this a working day, and which is the next one? A table in, answers out; knows no rule of law and no clock.

Counting rules: Bộ luật Dân sự 2015, Điều 147 (the first day is not counted). Saturdays and Sundays are off; a Saturday
worked in exchange for a day off is a working day. What is unknown is reported, never guessed: a year without a table
(`unknown_years`), a year whose own decision is still to come (`provisional_years`), a doubtful row (`doubtful`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from hoiam.core.calendar.table import DayOff, Year

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days off of the years that are known. Build it with `calendar_of`."""

    years: frozenset[int]
    off: Mapping[date, DayOff]
    worked: Mapping[date, DayOff]  # Saturday → the day off that it was worked for
    doubtful: tuple[DayOff, ...]  # switched off, and shown as unknown
    provisional: frozenset[int] = frozenset()  # the years of `years` whose table is not the last word

    def is_working(self, day: date) -> bool:
        """Return whether offices work on that day, as far as the table knows."""
        return not self.why_off(day)

    def why_off(self, day: date) -> str:
        """Return "" for a working day, else weekend, holiday, substitute or swapped."""
        if day in self.off:
            return self.off[day].kind
        return "weekend" if day.isoweekday() > 5 and day not in self.worked else ""

    def name(self, day: date) -> str:
        """Return the holiday's name, "" on other days."""
        return self.off[day].name if day in self.off else ""

    def worked_for(self, day: date) -> date | None:
        """Return the day off for which this Saturday is worked, None on other days."""
        return self.worked[day].day if day in self.worked else None

    def this_or_next_working(self, day: date) -> date:
        """Return the day itself, or the first working day after it (Điều 148.5)."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def next_working(self, day: date) -> date:
        """Return the first working day after a day."""
        return self.this_or_next_working(day + ONE_DAY)

    def previous_working(self, day: date) -> date:
        """Return the last working day before a day."""
        day -= ONE_DAY
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def add_working_days(self, start: date, number: int) -> date:
        """Return the working day with that number; the start is not counted, number 0 is the start itself."""
        day = start
        for _ in range(number):
            day = self.next_working(day)
        return day

    def holidays(self) -> frozenset[date]:
        """Return the days off with the weekends that touch them: a Tết is one rest, whatever its weekdays are."""
        days = set(self.off)
        for first in self.off:
            for step in (ONE_DAY, -ONE_DAY):
                day = first + step
                while not self.is_working(day):
                    days.add(day)
                    day += step
        return frozenset(days)

    def unknown_years(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years between two days (both included) for which there is no table."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.years)

    def provisional_years(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years between two days (both included) whose table is provisional."""
        return tuple(year for year in range(first.year, last.year + 1) if year in self.provisional)

    def doubts(self, first: date, last: date) -> tuple[DayOff, ...]:
        """Return the doubtful rows between two days, both included."""
        return tuple(row for row in self.doubtful if first <= row.day <= last)

    def with_doubtful(self) -> "Calendar":
        """Return the calendar as it would be if every doubtful row held."""
        return _built(self.years, [*self.off.values(), *self.doubtful], (), self.provisional)


def calendar_of(years: Iterable[Year]) -> Calendar:
    """Build the calendar from tables of years. Doubtful rows stay switched off."""
    years = tuple(years)
    rows = [row for year in years for row in year.days]
    return _built(
        frozenset(year.year for year in years),
        [row for row in rows if not row.doubtful],
        tuple(row for row in rows if row.doubtful),
        frozenset(year.year for year in years if year.provisional),
    )


def _built(
    years: frozenset[int], rows: list[DayOff], doubtful: tuple[DayOff, ...], provisional: frozenset[int]
) -> Calendar:
    off = MappingProxyType({row.day: row for row in rows})
    return Calendar(years, off, MappingProxyType(dict(_worked(rows))), doubtful, provisional)


def _worked(rows: list[DayOff]) -> Iterator[tuple[date, DayOff]]:
    for row in rows:
        if row.worked is not None:
            yield row.worked, row
