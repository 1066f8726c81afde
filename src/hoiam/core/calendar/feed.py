"""Dates that are due, as an iCalendar file (RFC 5545) that the calendar of a telephone subscribes to.

A date that ends with a day becomes an event of that day; one with an hour a half hour that ends then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from icalendar import Calendar, Event

from hoiam.core.calendar.zone import local

_SHOWN = timedelta(minutes=30)
_REFRESH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Due:
    """One date. `ends_at` is the first moment that is late; `key` stays the same while the thing is the same."""

    key: str
    ends_at: datetime
    title: str
    words: str = ""
    url: str = ""


def feed(name: str, dates: Iterable[Due], now: datetime) -> bytes:
    """Return the file. `now` stamps it; the same dates at the same moment give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Hoi Am//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for one in sorted(dates, key=lambda due: (due.ends_at, due.key)):
        calendar.add_component(_event(one, now))
    return bytes(calendar.to_ical())


def _event(one: Due, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{one.key}@hoiam")
    event.add("dtstamp", now)
    event.add("summary", one.title)
    ends = local(one.ends_at)
    if ends.time() == time(0):
        day = (ends - timedelta(days=1)).date()
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        event.add("dtstart", one.ends_at - _SHOWN)
        event.add("dtend", one.ends_at)
    event.add("transp", "TRANSPARENT")
    if one.words:
        event.add("description", one.words)
    if one.url:
        event.add("url", one.url)
    return event
