"""Let reports open by themselves on days of the calendar, and say to whom they go; each choice leaves an audit line."""

from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives.models import Directive
from hoiam.desk.reports import periods, queries
from hoiam.desk.reports.actions.lines import need_role
from hoiam.desk.reports.actions.openings import open_period, open_repeated, open_tasks
from hoiam.desk.reports.actions.sending import MOST_ADDRESSES
from hoiam.desk.reports.models import Every, Report, ReportKind, Schedule
from hoiam.desk.reports.roles import SCHEDULERS
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

HOW_OFTEN = {
    ReportKind.WEEKLY: Every.WEEK,
    ReportKind.MONTHLY: Every.MONTH,
    ReportKind.QUARTERLY: Every.QUARTER,
    ReportKind.YEARLY: Every.YEAR,
    ReportKind.SPEECH: Every.SPEECH,
    ReportKind.IMPLEMENTATION: Every.QUARTER,
}

REPEATED = {Every.WEEK: 7, Every.MONTH: 15, Every.QUARTER: 15}  # of a filter: how late a day may be
DAYS = {ReportKind.SPEECH: (15, 19)}  # after the year of statements ends, before 20 December


@transaction.atomic
def schedule(
    *,
    office: Office,
    kind: ReportKind,
    day: int,
    hour: time,
    recipients: Iterable[str],
    by: Actor,
    now: datetime,
    directive: Directive | None = None,
) -> Schedule:
    """Let a kind of report open by itself on a day after its span, and name who gets it once it is approved.

    `day` is that of the month after the span (of December for statements); the weekly report has its own term and
    takes none. A second schedule of a kind takes the place of the first.
    """
    if not by.roles & SCHEDULERS:
        raise Refused("report.role", roles=sorted(SCHEDULERS))
    units.refuse_frozen(office)
    first, last = DAYS.get(kind, (1, 15))
    of_dispatch = kind == ReportKind.IMPLEMENTATION
    if kind not in HOW_OFTEN or not first <= day <= last or of_dispatch != (directive is not None):
        raise MoveDenied("report.schedule")
    wanted = _addresses(recipients)
    standing = Schedule.objects.filter(office=office, kind=kind, directive=directive, ended_at__isnull=True)
    standing.update(ended_at=now, ended_by=by.key)
    made = Schedule(
        office=office, kind=kind, directive=directive, every=HOW_OFTEN[kind], day=day, hour=hour, recipients=wanted
    )
    made.made_at, made.made_by = now, by.key
    made.next_at, made.next_for = queries.next_opening(made, now)
    made.save()
    _line(made, "report.schedule", by, now, recipients=wanted)
    return made


@transaction.atomic
def repeat(
    *, report: Report, every: Every, day: int, hour: time, recipients: Iterable[str], by: Actor, now: datetime
) -> Schedule:
    """Let an ad hoc report open by itself again, over the week, month or quarter that is over, and name who gets it.

    `day` is that of the week from Monday (1), or of the month after the span. A second schedule of the same title takes
    the place of the first. Raises Refused for a wrong role; MoveDenied("report.schedule") for what cannot be repeated.
    """
    need_role(by, SCHEDULERS)
    units.refuse_frozen(report.office)
    if report.kind != ReportKind.ADHOC or every not in REPEATED or not 1 <= day <= REPEATED[every]:
        raise MoveDenied("report.schedule")
    wanted = _addresses(recipients)
    about = {"office": report.office, "kind": ReportKind.ADHOC, "title": report.title}
    Schedule.objects.filter(**about, ended_at__isnull=True).update(ended_at=now, ended_by=by.key)
    made = Schedule(**about, asked=report.asked, every=every, day=day, hour=hour, recipients=wanted)
    made.made_at, made.made_by = now, by.key
    made.next_at, made.next_for = queries.next_opening(made, now)
    made.save()
    _line(made, "report.schedule", by, now, recipients=wanted, title=made.title)
    return made


def _addresses(recipients: Iterable[str]) -> list[str]:
    """Return the addresses, each once. Raises MoveDenied for too many, or for what is none."""
    wanted = list(dict.fromkeys(address.strip().lower() for address in recipients if address.strip()))
    if len(wanted) > MOST_ADDRESSES or any("@" not in address for address in wanted):
        raise MoveDenied("report.addresses", most=MOST_ADDRESSES)
    return wanted


@transaction.atomic
def end_schedule(*, schedule: Schedule, by: Actor, now: datetime) -> None:
    """Stop a schedule; stopping it again changes nothing."""
    if not by.roles & SCHEDULERS:
        raise Refused("report.role", roles=sorted(SCHEDULERS))
    units.refuse_frozen(schedule.office)
    standing = Schedule.objects.filter(pk=schedule.pk, ended_at__isnull=True)
    if standing.update(ended_at=now, ended_by=by.key):
        _line(schedule, "report.unschedule", by, now)


@transaction.atomic
def open_due(*, office: Office, by: Actor, now: datetime) -> list[Report]:
    """Open what the office's schedules have let fall due; each date opens one report, however often this runs."""
    opened = []
    rows = Schedule.objects.select_for_update(of=("self",)).filter(office=office, ended_at__isnull=True)
    for row in rows.filter(next_at__lte=now).select_related("office", "directive"):
        opened.append(_opened(row, by, now))
        row.next_at, row.next_for = queries.next_opening(row, now)
        row.save(update_fields=["next_at", "next_for"])
    return opened


def _opened(row: Schedule, by: Actor, now: datetime) -> Report:
    if row.directive is not None:
        return open_tasks(directive=row.directive, by=by, now=now)
    assert row.next_for is not None  # falls due only with its day
    if row.kind == ReportKind.ADHOC:
        return open_repeated(schedule=row, span=periods.over(row.every, row.next_for), by=by, now=now)
    starts, _ends = periods.ended(row.kind, row.next_for)
    return open_period(office=row.office, kind=ReportKind(row.kind), day=localdate(starts), by=by, now=now)


def _line(row: Schedule, verb: str, by: Actor, now: datetime, **facts: object) -> None:
    subject, key = ("office", row.office.key), row.office.key
    audit.record(verb=verb, subject=subject, by=by, now=now, office=key, kind=str(row.kind), **facts)
