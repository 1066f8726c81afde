"""When does the digest come, and when did it last fall due? Times of day, on working days or on all."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from hoiam.core.alert.values import Policy
from hoiam.core.calendar import Calendar, at, localdate

_DAY = timedelta(days=1)
_FURTHEST = 30  # days: longer than any row of days off


def next_digest(moment: datetime, policy: Policy, calendar: Calendar) -> datetime | None:
    """Return the first digest after a moment; None where an office has none."""
    days = (localdate(moment) + n * _DAY for n in range(_FURTHEST))
    return next((slot for day in days for slot in _slots(day, policy, calendar) if slot > moment), None)


def last_digest(moment: datetime, policy: Policy, calendar: Calendar) -> datetime | None:
    """Return the digest that fell due at a moment or last before it; None where an office has none."""
    days = (localdate(moment) - n * _DAY for n in range(_FURTHEST))
    slots = (slot for day in days for slot in reversed(list(_slots(day, policy, calendar))))
    return next((slot for slot in slots if slot <= moment), None)


def _slots(day: date, policy: Policy, calendar: Calendar) -> Iterator[datetime]:
    if policy.digest_days_off or calendar.is_working(day):
        yield from (at(day, hour) for hour in sorted(policy.digests))
