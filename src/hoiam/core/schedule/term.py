"""By when must it be done, and why? A rule, its start and the days off in; a date that explains itself out."""

from dataclasses import replace
from datetime import date, datetime

from hoiam.core.calendar import Calendar, local
from hoiam.core.errors import RuleUnknown
from hoiam.core.schedule.measure import Measured, measure
from hoiam.core.values.law import Clock, ClockKind, Confidence, Due, HolidayPolicy, Rule
from hoiam.core.values.reason import Reason, why

DAY_KINDS = (ClockKind.CALENDAR_DAYS, ClockKind.WORKING_DAYS, ClockKind.MONTHS)


def due(
    rule: Rule,
    start: datetime | date,
    calendar: Calendar,
    *,
    next_issue: date | None = None,
    holiday_policy: HolidayPolicy | None = None,
) -> Due:
    """Compute a term. A moment carries its zone; a bare day is enough for every clock but hours.

    Numbers that could not be read give `due` None and the reason, never a guess. Raises RuleUnknown("rule.no_clock")
    for a rule without a term, Unreadable("start.time_missing") for hours counted from a bare day.
    """
    clock = clock_of(rule)
    if holiday_policy is not None:
        clock = replace(clock, holiday_policy=holiday_policy)
    found = measure(clock, start, calendar, next_issue)
    unknown = calendar.unknown_years(*found.span) if found.span else ()
    unsettled = calendar.provisional_years(*found.span) if found.span else ()
    begin = local(start) if isinstance(start, datetime) else start
    return _answer(
        rule,
        clock,
        begin,
        found,
        provisional=bool(unknown or unsettled),
        reasons=(
            why("start", event=str(clock.start), at=begin.isoformat()),
            *found.reasons,
            *(why("calendar.year_unknown", year=year) for year in unknown),
            *(why("calendar.year_provisional", year=year) for year in unsettled),
            *_doubts(clock, start, calendar, next_issue, found),
            *_sureness(rule, clock),
        ),
    )


def next_wallclock(rule: Rule, now: datetime, calendar: Calendar, holiday_policy: HolidayPolicy | None = None) -> Due:
    """Return the first weekly deadline that can still be met at `now`; ValueError for a rule that is not weekly."""
    if clock_of(rule).kind is not ClockKind.BEFORE_WALLCLOCK:
        raise ValueError(f"{rule.id} has no weekly deadline")
    return due(rule, now, calendar, holiday_policy=holiday_policy)


def not_started(rule: Rule) -> Due:
    """Return the term of a rule whose start event has not happened: no date, and the event that is missing."""
    clock = clock_of(rule)
    missing = why("start.missing", event=str(clock.start))
    return _answer(rule, clock, None, Measured(None, ()), provisional=False, reasons=(missing, *_sureness(rule, clock)))


def clock_of(rule: Rule) -> Clock:
    """Return the rule's clock; raises RuleUnknown("rule.no_clock") where the rule gives no term."""
    if rule.clock is None:
        raise RuleUnknown("rule.no_clock", id=rule.id, article=rule.article)
    return rule.clock


def _answer(
    rule: Rule,
    clock: Clock,
    start: datetime | date | None,
    found: Measured,
    *,
    provisional: bool,
    reasons: tuple[Reason, ...],
) -> Due:
    return Due(
        rule=rule.id,
        article=rule.article,
        short=rule.short,
        digest=rule.digest,
        kind=clock.kind,
        start_event=clock.start,
        start=start,
        due=found.due,
        strict=clock.strict,
        least=clock.least,
        policy=rule.policy,
        confidence=rule.confidence,
        provisional=provisional,
        days=found.days,
        reasons=(why("rule.article", rule=rule.id, article=rule.article), *reasons),
    )


def _doubts(
    clock: Clock, start: datetime | date, calendar: Calendar, next_issue: date | None, found: Measured
) -> tuple[Reason, ...]:
    """Say which doubtful day off would move the date, and to where."""
    other = measure(clock, start, calendar.with_doubtful(), next_issue)
    if other.due == found.due or other.span is None or found.span is None:
        return ()
    first, last = min(other.span[0], found.span[0]), max(other.span[1], found.span[1])
    would_be = other.due.isoformat() if other.due else ""
    return tuple(
        why("calendar.doubtful", day=str(row.day), name=row.name, due_if_off=would_be)
        for row in calendar.doubts(first, last)
    )


def _sureness(rule: Rule, clock: Clock) -> tuple[Reason, ...]:
    reasons = []
    if clock.kind in DAY_KINDS and not clock.before:
        reasons.append(why("count.analogy"))
    if rule.policy:
        reasons.append(why("rule.policy"))
    elif rule.confidence is not Confidence.A:
        reasons.append(why("rule.confidence", grade=str(rule.confidence)))
    return tuple(reasons)
