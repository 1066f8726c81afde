"""When is a directive's task due next? From the words of the paper to a moment that can explain itself.

"trước" ends before the moment or day named, "chậm nhất", "đến hết" and "vào" at the end of it. What the paper leaves
open (định kỳ, kịp thời, thường xuyên) has no date: a person sets one, the machine never guesses. A weekly day that is
a day off goes where the office's policy sends it, as the deadline of its weekly report does (wallclock.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from hoiam.core.calendar import Calendar, at, end_of, localdate
from hoiam.core.schedule.wallclock import LONGEST_BREAK, WEEK, moved
from hoiam.core.values.law import HolidayPolicy
from hoiam.core.values.reason import Reason, why

QUARTER = 3


@dataclass(frozen=True, slots=True)
class NextDue:
    """`ends_at` is the first moment that is late; `reason` says which words led there."""

    ends_at: datetime
    reason: Reason

    def as_json(self) -> dict[str, Any]:
        """Return the answer as it is stored beside the task."""
        return {"ends_at": self.ends_at.isoformat(), "reason": self.reason.as_json()}


def next_due(
    due: Mapping[str, Any],
    after: datetime,
    received_at: datetime,
    calendar: Calendar,
    policy: HolidayPolicy = HolidayPolicy.SAME,
) -> NextDue | None:
    """Return the first deadline later than `after`; None where the paper gives no date.

    `received_at` is when the office received the dispatch: "trong vòng 05 ngày kể từ ngày nhận" counts from it.
    `policy` is the office's own, for weekly days: the paper does not say what happens on a day off.
    """
    kinds = [due.get("kind"), *(due.get("also") or [])]
    found = [answer for kind in kinds if (answer := _of_kind(str(kind), due, after, received_at, calendar, policy))]
    return min(found, key=lambda answer: answer.ends_at, default=None)


def _of_kind(
    kind: str,
    due: Mapping[str, Any],
    after: datetime,
    received_at: datetime,
    calendar: Calendar,
    policy: HolidayPolicy,
) -> NextDue | None:
    match kind:
        case "weekly" if due.get("weekday"):
            return _weekly(due, after, calendar, policy)
        case "monthly":
            return _first(_months(localdate(after), 1, due.get("day")), kind, due, after)
        case "quarterly":
            return _first(_quarters(localdate(after), due), kind, due, after)
        case "dated" if due.get("date"):
            return _first([date.fromisoformat(due["date"])], kind, due, after)
        case "days_after_receipt" if due.get("days"):
            return _first([_counted(due, received_at, calendar)], kind, due, after)
    return None


def _first(days: Any, kind: str, due: Mapping[str, Any], after: datetime) -> NextDue | None:
    for day in days:
        ends = _ends(day, due)
        if ends > after:
            return NextDue(ends, why(f"task.{kind}", day=day.isoformat(), bound=due.get("bound"), time=due.get("time")))
    return None


def _weekly(due: Mapping[str, Any], after: datetime, calendar: Calendar, policy: HolidayPolicy) -> NextDue:
    """Return the first weekly deadline later than `after`, each where its day off has sent it.

    A week before `after` may have its deadline still to come, and a week after it may have had it already.
    """
    earliest = localdate(after) - LONGEST_BREAK
    nominal = earliest + timedelta(days=(int(due["weekday"]) - earliest.isoweekday()) % 7)
    while (ends := _ends(day := _stands(nominal, policy, calendar), due)) <= after:
        nominal += WEEK
    facts = {"day": day.isoformat(), "bound": due.get("bound"), "time": due.get("time")}
    if day != nominal:
        facts["nominal"] = nominal.isoformat()
    return NextDue(ends, why("task.weekly", **facts))


def _stands(nominal: date, policy: HolidayPolicy, calendar: Calendar) -> date:
    """Return on which day a weekly deadline stands; a paper that names a Saturday or Sunday means that day."""
    return nominal if calendar.why_off(nominal) == "weekend" else moved(nominal, policy, calendar)


def _ends(day: date, due: Mapping[str, Any]) -> datetime:
    """Return the first late moment of a deadline that names `day`, and perhaps an hour of it."""
    if due.get("time"):
        return at(day, time.fromisoformat(due["time"]))
    return at(day, time(0)) if due.get("bound") == "before" else end_of(day)


def _months(start: date, step: int, day: int | None) -> list[date]:
    """Return the day named in this and the following months; the last day of the month where none is named."""
    months = [_shifted(start.replace(day=1), n * step) for n in range(3)]
    return [_day_of(month, day) for month in months]


def _quarters(start: date, due: Mapping[str, Any]) -> list[date]:
    """Return the day named in the right month of this and the next quarter; "tháng cuối quý" is the third."""
    first = start.replace(month=(start.month - 1) // QUARTER * QUARTER + 1, day=1)
    offset = int(due.get("month_of_quarter") or QUARTER) - 1
    return [_day_of(_shifted(first, n * QUARTER + offset), due.get("day")) for n in range(3)]


def _shifted(month: date, by: int) -> date:
    number = month.year * 12 + month.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def _day_of(month: date, day: int | None) -> date:
    last = _shifted(month, 1) - timedelta(days=1)
    return last if day is None else month.replace(day=min(day, last.day))


def _counted(due: Mapping[str, Any], received_at: datetime, calendar: Calendar) -> date:
    start = localdate(received_at)
    if due.get("working_days"):
        return calendar.add_working_days(start, int(due["days"]))
    return calendar.this_or_next_working(start + timedelta(days=int(due["days"])))
