"""The days off of whole years, read from an iCalendar file (RFC 5545) such as a ministry or a mail program gives out.

    years, notes = read_ical(text, source="Thông báo nghỉ lễ 2027")

All-day events only. Weekends are left out, for they are off anyway. An event whose words say "làm bù" is a Saturday
that is worked; the day off that it is worked for is the day named in the words, else the nearest swapped day of the
file. Proposes only: a person confirms. Never reads the clock.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from icalendar import Calendar as ICalendar

from hoiam.core.calendar.table import DayOff, Year
from hoiam.core.errors import Unreadable
from hoiam.core.values.reason import Reason, why

MOST_EVENTS = 2_000
LONGEST = 31  # days of one event; a longer one is no holiday
SATURDAY = 6
_WORKED = re.compile(r"làm\s+(?:việc\s+)?bù|đi\s+làm\s+bù|worked", re.IGNORECASE)
_SWAPPED = re.compile(r"hoán\s+đổi|nghỉ\s+hoán|swap", re.IGNORECASE)
_SUBSTITUTE = re.compile(r"nghỉ\s+bù|in\s+lieu|substitute|observed", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\b")


@dataclass(frozen=True, slots=True)
class _Event:
    first: date
    last: date
    name: str


def read_ical(text: str, source: str) -> tuple[tuple[Year, ...], tuple[Reason, ...]]:
    """Return the table of each year in the file, and what of it was left out and why (codes `ical.…`).

    Raises Unreadable("ical.broken" | "ical.empty" | "ical.too_many"), or "holidays.…" where two rows contradict.
    """
    events, notes = _events(text)
    worked = {day: event for event in events if _WORKED.search(event.name) for day in _days(event)}
    rows, more = _rows([event for event in events if not _WORKED.search(event.name)])
    paired, unpaired = _pair(rows, worked)
    if not paired:
        raise Unreadable("ical.empty")
    years = [Year(year, source, tuple(days)) for year, days in groupby(paired, key=lambda row: row.day.year)]
    return tuple(years), (*notes, *more, *unpaired)


def _events(text: str) -> tuple[list[_Event], list[Reason]]:
    try:
        found = ICalendar.from_ical(text).walk("VEVENT")
    except (ValueError, IndexError, KeyError) as broken:
        raise Unreadable("ical.broken", fault=str(broken)[:200]) from broken
    if len(found) > MOST_EVENTS:
        raise Unreadable("ical.too_many", n=len(found), most=MOST_EVENTS)
    events, notes = [], []
    for raw in found:
        event = _event(raw)
        if isinstance(event, Reason):
            notes.append(event)
        else:
            events.append(event)
    return sorted(events, key=lambda event: (event.first, event.name)), notes


def _event(raw: Any) -> _Event | Reason:
    """Return an all-day event; a reason for one that is no day off of this file."""
    name = " ".join(str(raw.get("SUMMARY", "")).split())[:200]
    start, end = raw.get("DTSTART"), raw.get("DTEND")
    first = getattr(start, "dt", None)
    if not isinstance(first, date) or isinstance(first, datetime):
        return why("ical.not_all_day", name=name)
    if raw.get("RRULE") is not None:
        return why("ical.recurs", name=name, day=str(first))
    last = getattr(end, "dt", None)
    last = last - timedelta(days=1) if isinstance(last, date) and not isinstance(last, datetime) else first
    if not first <= last < first + timedelta(days=LONGEST):
        return why("ical.too_long", name=name, day=str(first))
    return _Event(first, last, name)


def _days(event: _Event) -> Iterator[date]:
    for n in range((event.last - event.first).days + 1):
        yield event.first + timedelta(days=n)


def _rows(events: Iterable[_Event]) -> tuple[list[DayOff], list[Reason]]:
    """Return one row for each weekday; a day that two events name keeps the first name."""
    rows: dict[date, DayOff] = {}
    weekends = []
    for event in events:
        for day in _days(event):
            if day.isoweekday() >= SATURDAY:
                weekends.append(day)
            else:
                kind = "substitute" if _SUBSTITUTE.search(event.name) else "holiday"
                rows.setdefault(day, DayOff(day, event.name, kind))
    notes = [why("ical.weekends", n=len(weekends))] if weekends else []
    return [rows[day] for day in sorted(rows)], notes


def _pair(rows: list[DayOff], worked: dict[date, _Event]) -> tuple[list[DayOff], list[Reason]]:
    """Tie each worked Saturday to the day off that it is worked for."""
    by_day = {row.day: row for row in rows}
    notes = []
    for saturday, event in sorted(worked.items()):
        row = _worked_for(saturday, event.name, by_day)
        if saturday.isoweekday() != SATURDAY or row is None:
            notes.append(why("ical.worked_alone", day=str(saturday), name=event.name))
            continue
        by_day[row.day] = DayOff(row.day, row.name, "swapped", saturday)
    return [by_day[day] for day in sorted(by_day)], notes


def _worked_for(saturday: date, words: str, rows: dict[date, DayOff]) -> DayOff | None:
    """Return the day off named in the words ("cho ngày 02/01"), else the nearest day that is called swapped."""
    free = [row for row in rows.values() if row.worked is None]
    named = _DAY.search(words)
    if named:
        day, month = int(named[1]), int(named[2])
        return min(
            (row for row in free if (row.day.day, row.day.month) == (day, month)),
            key=lambda row: abs(row.day - saturday),
            default=None,
        )
    swapped = (row for row in free if _SWAPPED.search(row.name))
    return min(swapped, key=lambda row: abs(row.day - saturday), default=None)
