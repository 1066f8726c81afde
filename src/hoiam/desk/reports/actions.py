"""Open, fill, freeze, approve, send and receive a report. 15:00:00 is late, and late stays late."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from hoiam.core.calendar.zone import at, end_of, local, localdate
from hoiam.core.compose.store import pack
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.schedule import ends_at
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.law import HolidayPolicy
from hoiam.desk.audit import actions as audit
from hoiam.desk.cases.models import Case
from hoiam.desk.directives import actions as hand_in
from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.models import Directive
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.reports import periods, queries
from hoiam.desk.reports.figures import gather, rewritten
from hoiam.desk.reports.models import Report, ReportKind, ReportState, Stage
from hoiam.desk.reports.roles import HOLIDAY_KEEPERS, RECEIVERS, WRITERS, approvers, writers
from hoiam.desk.stories.models import Story
from hoiam.desk.units import actions as units_actions
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

Span = tuple[datetime, datetime]
UNTIL_NOW = frozenset({ReportKind.QUICK, ReportKind.IMPLEMENTATION})  # they tell how things stand when frozen
PERIODS = frozenset({ReportKind.MONTHLY, ReportKind.QUARTERLY, ReportKind.YEARLY, ReportKind.SPEECH})
LONGEST = timedelta(days=3 * 366)  # of an ad hoc report
WEEK = timedelta(days=7)


@transaction.atomic
def open_week(*, office: Office, by: Actor, now: datetime) -> Report:
    """Open the report of the running week, or return the one that is open. The term explains itself."""
    if by.kind == "person":
        _role(by, WRITERS)
    units.refuse_frozen(office)
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
        _line(report, "report.open", by, now)
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

    One that is still being written is returned instead of a second one.
    """
    _may_open(office, ReportKind.QUICK, by)
    matter = case or story
    if matter is None or matter.office_id != office.pk:
        raise MoveDenied("report.no_matter")
    Office.objects.select_for_update().get(pk=office.pk)  # two clicks open one report
    earlier = list(queries.quick_of(case, story))
    if earlier and earlier[-1].state == ReportState.DRAFT:
        return earlier[-1]
    if final and (case is None or case.concluded_at is None):
        raise MoveDenied("report.not_final")
    stage = Stage.FINAL if final else Stage.ADDITIONAL if earlier else Stage.INITIAL
    starts = matter.opened_at
    about: dict[str, Any] = {"case": case, "story": None if case else story, "stage": stage}
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
    if kind not in PERIODS:
        raise MoveDenied("report.no_period")
    starts, ends = periods.holding(kind, day)
    if starts > now:
        raise MoveDenied("report.too_early", ends=ends.isoformat())
    found = Report.objects.filter(office=office, kind=kind, starts=starts, ends=ends).first()
    return found or _open(office, kind, (starts, ends), by, now)


@transaction.atomic
def open_adhoc(
    *, office: Office, title: str, first: date, last: date, asked: dict[str, str], by: Actor, now: datetime
) -> Report:
    """Open a report over a filter: its days, both included, and what else it asks for."""
    _may_open(office, ReportKind.ADHOC, by)
    if not title.strip() or first > last or last - first > LONGEST:
        raise MoveDenied("report.filter")
    span = (at(first, time(0)), min(end_of(last), now))
    if span[0] >= span[1]:
        raise MoveDenied("report.filter")
    kept = {name: value for name, value in asked.items() if value}
    return _open(office, ReportKind.ADHOC, span, by, now, title=title.strip()[:200], asked=kept)


def _may_open(office: Office, kind: ReportKind, by: Actor) -> None:
    if by.kind == "person":
        _role(by, writers(kind))
    units.refuse_frozen(office)


def _open(office: Office, kind: ReportKind, span: Span, by: Actor, now: datetime, **about: Any) -> Report:
    starts, ends = span
    made = Report.objects.create(
        office=office, kind=kind, starts=starts, ends=ends, opened_at=now, opened_by=by.key, **about
    )
    if by.kind == "person":
        _line(made, "report.open", by, now, kind=str(kind))
    return made


@transaction.atomic
def choose_holiday(*, office: Office, policy: HolidayPolicy, by: Actor, now: datetime) -> Office:
    """Say where the weekly deadline goes when its day is a day off; a week that is still open takes it over."""
    _role(by, HOLIDAY_KEEPERS)
    held = units_actions.keep_report_setting(office=office, name="holiday", value=policy.value, by=by, now=now)
    term = queries.next_term(held, now)
    report = queries.weekly_of(held).select_for_update(of=("self",)).first()
    due_at = ends_at(term)
    if report and report.state == ReportState.DRAFT and now < report.due_at and due_at:
        report.due_at, report.due, report.ends = due_at, pack(term), due_at - queries.CUT_OFF
        report.save(update_fields=["due_at", "due", "ends"])
    return held


@transaction.atomic
def write(
    *,
    report: Report,
    outlook: Sequence[str],
    proposals: Sequence[dict[str, str]],
    by: Actor,
    now: datetime,
    written: Mapping[str, Sequence[str]] | None = None,
) -> Report:
    """Write by hand what people write, until somebody approves the report. No frozen number changes."""
    report = _locked(report, ReportState.DRAFT, ReportState.FROZEN)
    _role(by, writers(report.kind))
    report.outlook = [line.strip() for line in outlook if line.strip()]
    report.proposals = [row for row in proposals if row.get("what", "").strip()]
    report.written = {
        key: kept
        for key, lines in (written or {}).items()
        if (kept := [line.strip() for line in lines if line.strip()])
    }
    if report.figures:
        report.figures = pack(rewritten(report))
    report.save(update_fields=["outlook", "proposals", "written", "figures"])
    _line(report, "report.write", by, now)
    return report


@transaction.atomic
def freeze(*, report: Report, by: Actor, now: datetime) -> Report:
    """Freeze the figures at one moment: from here on every number stays what it was. Not before the week's cut-off."""
    report = _locked(report, ReportState.DRAFT)
    _role(by, writers(report.kind))
    if report.kind in UNTIL_NOW:
        report.ends = now
    if now < report.ends:
        raise MoveDenied("report.too_early", ends=report.ends.isoformat())
    office = Office.objects.select_for_update().get(pk=report.office_id)  # two papers of one moment get two numbers
    gathered = gather(report, now)
    report.year = localdate(now).year
    last = Report.objects.filter(office=office, year=report.year).aggregate(n=Max("number"))
    report.number = (last["n"] or 0) + 1
    report.state, report.frozen_at, report.frozen_by = ReportState.FROZEN, now, by.key
    report.figures, report.lists = pack(gathered.numbered(report.number)), gathered.lists
    report.audit_head = gathered.figures.audit_head
    report.save()
    _line(report, "report.freeze", by, now, number=report.number, head=report.audit_head)
    return report


@transaction.atomic
def approve(*, report: Report, by: Actor, now: datetime) -> Report:
    """Approve a frozen report: another person than the one who froze it."""
    report = _locked(report, ReportState.FROZEN)
    _role(by, approvers(report.kind))
    if by.key == report.frozen_by:
        raise Refused("report.same_person")
    report.state, report.approved_at, report.approved_by = ReportState.APPROVED, now, by.key
    report.save(update_fields=["state", "approved_at", "approved_by"])
    args = {"report": report.pk}
    jobs.enqueue(kind="render.report", args=args, key=f"report:{report.pk}", office=report.office.key, by=by, now=now)
    _line(report, "report.approve", by, now)
    return report


@transaction.atomic
def send(*, report: Report, by: Actor, now: datetime) -> Report:
    """Send an approved report to the office: this moment is the receipt's, and decides whether it is late."""
    report = _locked(report, ReportState.APPROVED)
    _role(by, approvers(report.kind))
    report.state, report.sent_at, report.sent_by = ReportState.SENT, now, by.key
    report.save(update_fields=["state", "sent_at", "sent_by"])
    _line(report, "report.send", by, now, **_term(report))
    _meet_task(report, by, now)
    return report


@transaction.atomic
def receive(*, report: Report, by: Actor, now: datetime) -> Report:
    """Receive a report at the office of the committee. One that was taken there unsent is late by this moment."""
    report = _locked(report, ReportState.APPROVED, ReportState.SENT)
    _role(by, RECEIVERS)
    unsent = report.state == ReportState.APPROVED
    report.state, report.handed_at, report.handed_by = ReportState.HANDED, now, by.key
    report.save(update_fields=["state", "handed_at", "handed_by"])
    _line(report, "report.hand_over", by, now, **_term(report))
    if unsent:
        _meet_task(report, by, now)
    return report


def _meet_task(report: Report, by: Actor, now: datetime) -> None:
    """Let the weekly report be what its unit hands in for the task of the dispatch that orders it."""
    if report.kind != ReportKind.WEEKLY:
        return
    for bond in directives.bonds_of(report.office).filter(unit__role__in=[Role.TRUNG_TAM, Role.PHONG_VHTT]):
        if bond.next_due_at == report.due_at and bond.task.due.get("kind") == "weekly":
            note = f"Báo cáo tuần số {report.number}, gửi Văn phòng {local(now):%H:%M %d/%m/%Y}"
            hand_in.give_evidence(task=bond.task, unit=bond.unit, note=note, by=by, now=now)


def _term(report: Report) -> dict[str, Any]:
    return {"late": report.late, "due_at": report.due_at.isoformat()} if report.due_at else {}


def _locked(report: Report, *states: ReportState) -> Report:
    report = Report.objects.select_for_update().get(pk=report.pk)
    units.refuse_frozen(report.office)
    if report.state not in states:
        raise MoveDenied("report.state", state=report.state, needed=[str(state) for state in states])
    return report


def _role(by: Actor, allowed: frozenset[Role]) -> None:
    if not by.roles & allowed:
        raise Refused("report.role", roles=sorted(allowed))


def _line(report: Report, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    subject, key = ("report", str(report.pk)), report.office.key
    audit.record(verb=verb, subject=subject, by=by, now=now, office=key, **facts)
