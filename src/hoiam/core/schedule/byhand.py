"""A day that a person set and no rule: who set it stands with the term, here stand its start, its end and why."""

from datetime import date, datetime

from hoiam.core.calendar import Calendar, local
from hoiam.core.values.law import ClockKind, Confidence, Due, Event
from hoiam.core.values.reason import why


def set_by_hand(day: date, at: datetime, calendar: Calendar, reason: str = "") -> Due:
    """Return the term that ends with a day because somebody said so at a moment. It is the office's own, never law.

    A day off does not move it: who set the day meant that day. The explanation says that it is one.
    """
    off = calendar.why_off(day)
    told = [why("start", event=str(Event.SET), at=local(at).isoformat())]
    told += [why("set.reason", reason=reason)] if reason else []
    told.append(why("date.by", date=str(day), last=str(day)))
    told += [why("date.on_day_off", day=str(day), off=off, name=calendar.name(day))] if off else []
    return Due(
        rule="",
        article="",
        short="",
        digest="",
        kind=ClockKind.ONCE_BY_DATE,
        start_event=Event.SET,
        start=local(at),
        due=day,
        strict=False,
        least=False,
        policy=True,
        confidence=Confidence.A,
        provisional=False,
        days=(),
        reasons=tuple(told),
    )
