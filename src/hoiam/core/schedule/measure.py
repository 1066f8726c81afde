"""How far does a clock run from its start? One small function for each kind of clock; knows no rule and no article.

Counting follows Bộ luật Dân sự 2015, Điều 145-148 (for administrative terms by the usual analogy): hours run from the
fixed moment; the first day is not counted; a last day that is a day off carries the term to the end of the next
working day; a month ends on the day with the same number, or on the month's last day.
"""

import calendar as months_of
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from hoiam.core.calendar import Calendar, local, localdate
from hoiam.core.errors import Unreadable
from hoiam.core.schedule.wallclock import next_moment
from hoiam.core.values.law import ByDate, Clock, ClockKind, CountedDay
from hoiam.core.values.reason import Reason, why

ONE_DAY = timedelta(days=1)
COUNTED = (ClockKind.HOURS, ClockKind.CALENDAR_DAYS, ClockKind.WORKING_DAYS, ClockKind.MONTHS)


@dataclass(frozen=True, slots=True)
class Measured:
    """Where a clock ends. `span` is the days on whose table the answer rests, None where it rests on none."""

    due: datetime | date | None
    reasons: tuple[Reason, ...]
    days: tuple[CountedDay, ...] = ()
    span: tuple[date, date] | None = None


def measure(clock: Clock, start: datetime | date, table: Calendar, next_issue: date | None) -> Measured:
    """Run one clock from its start. A clock in hours needs a moment: raises Unreadable("start.time_missing")."""
    if clock.kind in COUNTED and clock.n is None:
        return Measured(None, (why("clock.number_unknown"),))
    if clock.kind is ClockKind.NEXT_ISSUE:
        return _next_issue(day_of(start), next_issue)
    return MEASURES[clock.kind](clock, start, table)


def day_of(start: datetime | date) -> date:
    """Return the Vietnamese day of a start, which may be a moment or a day already."""
    return localdate(start) if isinstance(start, datetime) else start


def _immediate(clock: Clock, start: datetime | date, table: Calendar) -> Measured:
    begin = local(start) if isinstance(start, datetime) else start
    return Measured(begin, (why("immediate.no_number"),))


def _hours(clock: Clock, start: datetime | date, table: Calendar) -> Measured:
    if not isinstance(start, datetime):
        raise Unreadable("start.time_missing")
    number = clock.n or 0
    run = timedelta(hours=-number if clock.before else number)
    # Through UTC: adding to a wall clock would be wrong in any zone that ever changed its offset.
    due = local(local(start).astimezone(UTC) + run)
    reasons = [why("hours.back" if clock.before else "hours.run", n=number, to=due.isoformat())]
    off = table.why_off(due.date())
    if off and not clock.before:
        # Whether a term in hours may roll on is arguable (148.5): the plain hours stay.
        reasons.append(why("hours.ends_on_day_off", day=str(due.date()), off=off, name=table.name(due.date())))
    return Measured(due, tuple(reasons))


def _calendar_days(clock: Clock, start: datetime | date, table: Calendar) -> Measured:
    first, number = day_of(start), clock.n or 0
    if clock.before:
        return _counted_back(first, number, table)
    return _rolled(first, first + timedelta(days=number), number, clock, table)


def _months(clock: Clock, start: datetime | date, table: Calendar) -> Measured:
    first, number = day_of(start), clock.n or 0
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    last = _in_month(year, month + 1, first.day)
    return _rolled(first, last, number, clock, table)


def _rolled(first: date, last: date, number: int, clock: Clock, table: Calendar) -> Measured:
    due = last if clock.least else table.this_or_next_working(last)
    code = "count.least" if clock.least else f"count.{clock.kind}"
    reasons = [*_first_day_out(first, number), why(code, n=number, last=str(last))]
    if due != last:
        off, name = table.why_off(last), table.name(last)
        reasons.append(why("count.rolled", last=str(last), off=off, name=name, due=str(due)))
    days = tuple(_cells(first, last, due, table, lambda day: (day - first).days if first < day <= last else None))
    return Measured(due, tuple(reasons), days, None if clock.least else (last, due))


def _first_day_out(first: date, number: int) -> list[Reason]:
    return [why("count.first_day_out", day=str(first))] if number else []  # "the same day" counts nothing


def _counted_back(first: date, number: int, table: Calendar) -> Measured:
    due = first - timedelta(days=number)
    days = tuple(
        _cell(day, (first - day).days or None, table, is_start=day == first, is_last=day == due, is_due=day == due)
        for day in _days(due, first)
    )
    return Measured(due, (why("count.back", n=number, last=str(due)),), days, None)


def _working_days(clock: Clock, start: datetime | date, table: Calendar) -> Measured:
    first, number = day_of(start), clock.n or 0
    last = table.add_working_days(first, number)
    due = table.this_or_next_working(last)  # differs only where the number is 0: "the same day"
    numbers = MappingProxyType(
        {day: n for n, day in enumerate((d for d in _days(first + ONE_DAY, last) if table.is_working(d)), 1)}
    )
    days = tuple(_cells(first, last, due, table, numbers.get))
    skipped = [str(cell.day) for cell in days if cell.off and not cell.is_start]
    reasons = [
        *_first_day_out(first, number),
        why("count.working_days", n=number, last=str(last), skipped=skipped),
    ]
    if due != last:
        off, name = table.why_off(last), table.name(last)
        reasons.append(why("count.rolled", last=str(last), off=off, name=name, due=str(due)))
    return Measured(due, tuple(reasons), days, (min(first + ONE_DAY, last), due))


def _wallclock(clock: Clock, start: datetime | date, table: Calendar) -> Measured:
    found = next_moment(clock, start, table)
    return Measured(found.moment, found.reasons, (), found.span)


def _by_date(clock: Clock, start: datetime | date, table: Calendar) -> Measured:
    assert clock.by is not None  # the parser demands it of this kind
    first = day_of(start)
    ends = [_last_day(day, clock.strict) for day in _occurrences(clock.by, first)]
    due = next((day for day in ends if day >= first), ends[-1])
    code = "date.before" if clock.strict else "date.by"
    named = due + ONE_DAY if clock.strict else due
    reasons = [why(code, date=str(named), last=str(due))]
    off = table.why_off(due)
    if off:
        # A fixed date is not a term that rolls on: the day stands, and the officer is told.
        reasons.append(why("date.on_day_off", day=str(due), off=off, name=table.name(due)))
    return Measured(due, tuple(reasons), (), (due, due))


def _last_day(day: date, strict: bool) -> date:
    return day - ONE_DAY if strict else day


def _occurrences(by: ByDate, first: date) -> list[date]:
    if by.year is not None and by.month is not None:
        return [date(by.year, by.month, by.day)]
    if by.month is not None:
        return [_in_month(year, by.month, by.day) for year in (first.year, first.year + 1)]
    following = first.year + first.month // 12, first.month % 12 + 1
    return [_in_month(*month, by.day) for month in ((first.year, first.month), following)]


def _in_month(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, months_of.monthrange(year, month)[1]))


def _next_issue(first: date, issue: date | None) -> Measured:
    if issue is None:
        return Measured(None, (why("next_issue.unknown"),))
    if issue < first:
        raise Unreadable("next_issue.before_start", issue=str(issue), start=str(first))
    return Measured(issue, (why("next_issue.on", date=str(issue)),))


def _cells(
    first: date, last: date, due: date, table: Calendar, number: Callable[[date], int | None]
) -> Iterator[CountedDay]:
    for day in _days(first, due):
        yield _cell(day, number(day), table, is_start=day == first, is_last=day == last, is_due=day == due)


def _cell(day: date, number: int | None, table: Calendar, *, is_start: bool, is_last: bool, is_due: bool) -> CountedDay:
    worked = table.worked_for(day)
    return CountedDay(day, number, table.why_off(day), table.name(day), str(worked or ""), is_start, is_last, is_due)


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


MEASURES: Mapping[ClockKind, Callable[[Clock, datetime | date, Calendar], Measured]] = MappingProxyType(
    {
        ClockKind.IMMEDIATE: _immediate,
        ClockKind.HOURS: _hours,
        ClockKind.CALENDAR_DAYS: _calendar_days,
        ClockKind.WORKING_DAYS: _working_days,
        ClockKind.MONTHS: _months,
        ClockKind.BEFORE_WALLCLOCK: _wallclock,
        ClockKind.ONCE_BY_DATE: _by_date,
    }
)
