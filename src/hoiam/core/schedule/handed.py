"""When is what a unit handed on to another one due? So many working days ahead of the giver's own date.

A custom of the office, never law: the one who gathers needs time to gather. A sub-term never ends after the term.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta

from hoiam.core.calendar import Calendar, at, end_of, localdate
from hoiam.core.schedule.recur import NextDue
from hoiam.core.values.reason import why

_MOMENT = timedelta(microseconds=1)


def ahead_of(found: NextDue, days: int, hour: time | None, calendar: Calendar) -> NextDue:
    """Return the term `days` working days ahead of a date, at an hour or at the end of the day.

    `days` 0 is the day of the date itself; what would end after the date ends with it.
    """
    last = localdate(found.ends_at - _MOMENT)
    day = last
    for _step in range(days):
        day = calendar.previous_working(day)
    ends = at(day, hour) if hour else end_of(day)
    if ends >= found.ends_at:
        return replace(found, reason=why("task.with", day=last.isoformat(), time=_hour(found.ends_at)))
    told = hour.isoformat("minutes") if hour else None
    return NextDue(ends, why("task.ahead", day=day.isoformat(), time=told, days=days, of=last.isoformat()))


def once(ends_at: datetime) -> NextDue:
    """Return the term of what is handed on for one day."""
    day = localdate(ends_at - _MOMENT)
    return NextDue(ends_at, why("task.own", day=day.isoformat(), time=_hour(ends_at)))


def _hour(ends_at: datetime) -> str | None:
    """Return the hour of a term, None where it is the end of its day."""
    end = end_of(localdate(ends_at - _MOMENT))
    return None if ends_at == end else ends_at.astimezone(end.tzinfo).strftime("%H:%M")
