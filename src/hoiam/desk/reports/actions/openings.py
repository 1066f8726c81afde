"""Open reports: the running week, a matter, a dispatch, a span, a filter; each matter and span has one at a time."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from hoiam.core.calendar.zone import at, end_of, localdate
from hoiam.core.compose.store import pack
from hoiam.core.errors import MoveDenied
from hoiam.core.schedule import ends_at
from hoiam.core.values.actor import Actor
from hoiam.core.values.law import HolidayPolicy
from hoiam.desk.cases.models import Case
from hoiam.desk.directives import actions as directives
from hoiam.desk.directives.models import Directive
from hoiam.desk.reports import periods, queries
from hoiam.desk.reports.actions.lines import need_role, write_line
from hoiam.desk.reports.models import Report, ReportKind, ReportState, Schedule, Stage
from hoiam.desk.reports.roles import HOLIDAY_KEEPERS, WRITERS, leads, need, writers
from hoiam.desk.stories.models import Story
from hoiam.desk.units import actions as units_actions
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

Span = tuple[datetime, datetime]
PERIODS = frozenset({ReportKind.MONTHLY, ReportKind.QUARTERLY, ReportKind.YEARLY, ReportKind.SPEECH})
LONGEST = timedelta(days=3 * 366)  # of an ad hoc report
FIRST = date(2000, 1, 1)  # no report looks back further
AHEAD = timedelta(days=366)
WEEK = timedelta(days=7)


@transaction.atomic
def open_week(*, office: Office, by: Actor, now: datetime) -> Report:
    """Open the report of the running week, or return the one whose term runs. The term explains itself."""
    if by.kind == "person":
        need_role(by, WRITERS)
    units.refuse_frozen(office)
    newest = queries.weekly_of(office).first()
    if newest and now < newest.due_at:
        return newest
    term = queries.next_term(office, now)
    due_at = ends_at(term)
    if due_at is None:
        raise MoveDenied("report.no_term")
    ends = due_at - queries.CUT_OFF
    last = queries.weekly_of(office).filter(ends__lt=ends).first()
    starts = last.ends if last else ends - WEEK
    report, made = Report.objects.get_or_create(
        office=office,
        kind=ReportKind.WEEKLY,
        ends=ends,
        defaults={"starts": starts, "due_at": due_at, "due": pack(term), "opened_at": now},
    )
    if made and by.kind == "person":
        write_line(report, "report.open", by, now)
    return report


@transaction.atomic
def open_quick(
    *,
    office: Office,
    by: Actor,
    now: datetime,
    case: Case | None = None,
    story: Story | None = None,
    final: bool = False,
) -> Report:
    """Open the quick report of one matter: the first, the next, or (`final`) the last, once its case is concluded.

    The unit that leads a case opens its own, which goes to the office under the unit's name (S18).

    One that is still being written is returned instead of a second one, and becomes the last where that is asked: the
    unit's to the unit, the office's to the office. Each writes its own, in stages of its own.
    """
    if by.kind == "person":
        need(bool(by.roles & writers(ReportKind.QUICK)) or leads(case, by), writers(ReportKind.QUICK))
    units.refuse_frozen(office)
    matter = case or story
    if matter is None or matter.office_id != office.pk:
        raise MoveDenied("report.no_matter")
    Office.objects.select_for_update().get(pk=office.pk)  # two clicks open one report
    if final and (case is None or case.concluded_at is None):
        raise MoveDenied("report.not_final")
    of_unit = case.lead if case and leads(case, by) and not by.roles & writers(ReportKind.QUICK) else None
    earlier = list(queries.quick_of(case, story).filter(unit=of_unit))
    if earlier and earlier[-1].state == ReportState.DRAFT:
        return _made_final(earlier[-1], by, now) if final else earlier[-1]
    stage = Stage.FINAL if final else Stage.ADDITIONAL if earlier else Stage.INITIAL
    starts = matter.opened_at
    about: dict[str, Any] = {"case": case, "story": None if case else story, "stage": stage, "unit": of_unit}
    return _open(office, ReportKind.QUICK, (starts, now), by, now, **about)


@transaction.atomic
def open_tasks(*, directive: Directive, by: Actor, now: datetime) -> Report:
    """Open the report on how a dispatch is carried out, from where the last one ended."""
    office = directive.office
    _may_open(office, ReportKind.IMPLEMENTATION, by)
    if directive.confirmed_at is None:
        raise MoveDenied("report.unconfirmed")
    Office.objects.select_for_update().get(pk=office.pk)
    last = Report.objects.filter(directive=directive).order_by("-ends", "-id").first()
    if last and last.state == ReportState.DRAFT:
        return last
    span = (last.ends if last else directive.confirmed_at, now)
    return _open(office, ReportKind.IMPLEMENTATION, span, by, now, directive=directive)


@transaction.atomic
def open_period(*, office: Office, kind: ReportKind, day: date, by: Actor, now: datetime) -> Report:
    """Open the report of the month, quarter or year that holds a day, or of statements; there is one of each."""
    _may_open(office, kind, by)
    if kind not in PERIODS or not _within(day, now):
        raise MoveDenied("report.no_period")
    starts, ends = periods.holding(kind, day)
    if starts > now:
        raise MoveDenied("report.too_early", ends=ends.isoformat())
    Office.objects.select_for_update().get(pk=office.pk)  # two clicks open one report
    found = Report.objects.filter(office=office, kind=kind, starts=starts, ends=ends).first()
    return found or _open(office, kind, (starts, ends), by, now)


@transaction.atomic
def open_adhoc(
    *, office: Office, title: str, first: date, last: date, asked: dict[str, str], by: Actor, now: datetime
) -> Report:
    """Open a report over a filter: its days, both included, and what else it asks for."""
    _may_open(office, ReportKind.ADHOC, by)
    possible = first <= last and _within(first, now) and _within(last, now)
    if not title.strip() or not possible or last - first > LONGEST:
        raise MoveDenied("report.filter")
    span = (at(first, time(0)), min(end_of(last), now))
    if span[0] >= span[1]:
        raise MoveDenied("report.filter")
    kept = {name: value for name, value in asked.items() if value}
    return _open(office, ReportKind.ADHOC, span, by, now, title=title.strip()[:200], asked=kept)


@transaction.atomic
def open_repeated(*, schedule: Schedule, span: tuple[date, date], by: Actor, now: datetime) -> Report:
    """Open the ad hoc report that a schedule repeats, over days that are over; people still freeze and approve it."""
    first, last = span
    starts, ends = at(first, time(0)), end_of(last)
    about = {"title": schedule.title, "asked": schedule.asked, "schedule": schedule}
    return _open(schedule.office, ReportKind.ADHOC, (starts, min(ends, now)), by, now, **about)


def _made_final(report: Report, by: Actor, now: datetime) -> Report:
    if report.stage != Stage.FINAL:
        report.stage = Stage.FINAL
        report.save(update_fields=["stage"])
        if by.kind == "person":
            write_line(report, "report.final", by, now)
    return report


def _within(day: date, now: datetime) -> bool:
    return FIRST <= day <= localdate(now) + AHEAD


def _may_open(office: Office, kind: ReportKind, by: Actor) -> None:
    if by.kind == "person":
        need_role(by, writers(kind))
    units.refuse_frozen(office)


def _open(office: Office, kind: ReportKind, span: Span, by: Actor, now: datetime, **about: Any) -> Report:
    starts, ends = span
    made = Report.objects.create(
        office=office, kind=kind, starts=starts, ends=ends, opened_at=now, opened_by=by.key, **about
    )
    if by.kind == "person":
        write_line(made, "report.open", by, now, kind=str(kind))
    return made


@transaction.atomic
def choose_holiday(*, office: Office, policy: HolidayPolicy, by: Actor, now: datetime) -> Office:
    """Say where the weekly deadline goes when its day is a day off; a week that is still open takes it over.

    So do the weekly tasks of dispatches: the report is what such a task asks for, and both have one deadline.

    Raises MoveDenied("report.holiday_running") while a week that met a day off is not over: its report would be
    swallowed, or followed by a second one of the same week.
    """
    need_role(by, HOLIDAY_KEEPERS)
    if queries.holiday_running(office, now):
        raise MoveDenied("report.holiday_running")
    held = units_actions.keep_report_setting(office=office, name="holiday", value=policy.value, by=by, now=now)
    term = queries.next_term(held, now)
    report = queries.weekly_of(held).select_for_update(of=("self",)).first()
    due_at = ends_at(term)
    if report and report.state == ReportState.DRAFT and now < report.due_at and due_at:
        report.due_at, report.due, report.ends = due_at, pack(term), due_at - queries.CUT_OFF
        report.save(update_fields=["due_at", "due", "ends"])
    directives.follow_holiday(office=held, by=by, now=now)
    return held
