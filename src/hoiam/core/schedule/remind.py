"""When is somebody reminded of a date: two days, one day and two hours before it, and once it has passed (S46).

An answer that the press asked for is told of earlier too: at half of its term and at four fifths of it (S27).

What stays undone a whole working day after its date goes up to the next level.

Reminders go out in working time only, so each moment has a next one after it: what would fall between the two is said
now, before the date and not after it. Of several steps that have come together only the newest is said.
"""

from datetime import datetime, timedelta

from hoiam.core.calendar import Calendar, localdate

BEFORE = (("2d", timedelta(days=2)), ("1d", timedelta(days=1)), ("2h", timedelta(hours=2)))
SHARES = (("most", 0.8), ("half", 0.5))  # of the whole term, the later one first
AFTER, UP = "after", "up"
STEPS = (*(step for step, _ahead in BEFORE), AFTER)
LADDER = ("", "half", "most", *STEPS, UP)  # each is told once, in this order; some may be passed over


def step_or_up(ends_at: datetime, now: datetime, next_chance: datetime, calendar: Calendar) -> str:
    """Return which reminder has come, or "up": a whole working day has passed since the date."""
    step = step_of(ends_at, now, next_chance)
    if step == AFTER and calendar.next_working(localdate(ends_at - timedelta(microseconds=1))) < localdate(now):
        return UP
    return step


def share_of(started_at: datetime, ends_at: datetime, now: datetime) -> str:
    """Return which share of a term has passed: half, most (four fifths); "" before the first of them."""
    spent = (now - started_at) / (ends_at - started_at) if ends_at > started_at else 0.0
    return next((step for step, share in SHARES if spent >= share), "")


def step_of(ends_at: datetime, now: datetime, next_chance: datetime) -> str:
    """Return which reminder of a date has come: 2d, 1d, 2h, after; "" for none.

    `ends_at` is the first moment that is late, `next_chance` the next moment at which somebody could be reminded.
    """
    if now >= ends_at:
        return AFTER
    come = [step for step, ahead in BEFORE if ends_at - ahead <= now or ends_at - ahead < next_chance]
    return come[-1] if come else ""
