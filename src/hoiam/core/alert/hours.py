"""When may somebody be told? Quiet hours, working time by the calendar of days off, and what passes through both."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hoiam.core.alert.values import Policy, Span
from hoiam.core.calendar import Calendar, at, local, localdate

_DAY = timedelta(days=1)


def is_quiet(moment: datetime, quiet: Span | None) -> bool:
    """Say whether a moment lies in the quiet hours, which are the same every day."""
    return quiet is not None and quiet.holds(local(moment).time())


def after_quiet(moment: datetime, quiet: Span | None) -> datetime:
    """Return the moment itself, or the end of the quiet hours in which it lies."""
    if quiet is None or not is_quiet(moment, quiet):
        return moment
    end = at(localdate(moment), quiet.end)
    return end if end > moment else at(localdate(moment) + _DAY, quiet.end)


def is_working(moment: datetime, spans: Sequence[Span], calendar: Calendar) -> bool:
    """Say whether offices work at a moment: a working day by the calendar, within one of the spans."""
    return calendar.is_working(localdate(moment)) and any(span.holds(local(moment).time()) for span in spans)


def next_working(moment: datetime, spans: Sequence[Span], calendar: Calendar) -> datetime:
    """Return the moment itself, or the beginning of the next span of working time. Without a span: the moment."""
    if not spans or is_working(moment, spans, calendar):
        return moment
    today = localdate(moment)
    starts = [at(today, span.start) for span in spans if calendar.is_working(today)]
    tomorrow = calendar.next_working(today)
    starts += [at(tomorrow, span.start) for span in spans]
    return min(start for start in starts if start > moment)


def send_at(moment: datetime, waits: str, through: bool, policy: Policy, calendar: Calendar) -> datetime | None:
    """Return when a recipient is told of what becomes known at a moment; None: it is not theirs at this hour.

    Whoever is reached in working time only is told when it begins; whoever stands by outside it is told then or not
    at all. Quiet hours put off everybody but for what passes `through` them.
    """
    told = moment if through else after_quiet(moment, policy.quiet)
    if waits == "working":
        return next_working(told, policy.working, calendar)
    if waits == "off" and is_working(told, policy.working, calendar):
        return None
    return told
