"""When does the next issue of a newspaper come out? Its rhythm and a day in; a day out, or None where it is half known.

The press law counts "the next issue" from a receipt: an issue of that very day is out already.
"""

import calendar as months_of
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

EVERY = ("day", "week", "half_month", "month")
_DAYS_NEEDED: Mapping[str, int] = MappingProxyType({"half_month": 2, "month": 1})
_LONGEST = 62  # days: two months lie between no two issues of a monthly


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often an outlet comes out: `weekdays` (1 Monday … 7) of a daily or weekly, `days` of the month of the others.

    A daily without weekdays comes out every day. A day that a month lacks is the month's last.
    """

    every: str = ""
    weekdays: tuple[int, ...] = ()
    days: tuple[int, ...] = ()


def rhythm_of(kept: Mapping[str, Any]) -> Rhythm:
    """Return the rhythm that is kept of an outlet; nothing kept is a rhythm that nobody has told."""
    return Rhythm(str(kept.get("every", "")), tuple(kept.get("weekdays", ())), tuple(kept.get("days", ())))


def whole(rhythm: Rhythm) -> bool:
    """Return whether the rhythm tells enough to name the day of an issue."""
    if rhythm.every == "week":
        return bool(rhythm.weekdays)
    return rhythm.every == "day" or len(set(rhythm.days)) == _DAYS_NEEDED.get(rhythm.every, -1)


def next_issue(rhythm: Rhythm, after: date) -> date | None:
    """Return the day of the first issue after a day; None where the rhythm is unknown or half known, never a guess."""
    if not whole(rhythm):
        return None
    return next(day for day in _following(after) if _comes_out(rhythm, day))


def _following(after: date) -> Iterator[date]:
    for n in range(1, _LONGEST + 1):
        yield after + timedelta(days=n)


def _comes_out(rhythm: Rhythm, day: date) -> bool:
    if rhythm.every in ("day", "week"):
        return not rhythm.weekdays or day.isoweekday() in rhythm.weekdays
    last = months_of.monthrange(day.year, day.month)[1]
    return day.day in {min(named, last) for named in rhythm.days}
