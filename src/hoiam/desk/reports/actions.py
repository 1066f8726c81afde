"""Open, fill, freeze, approve, send and receive a report. 15:00:00 is late, and late stays late."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from hoiam.core.calendar.zone import local, localdate
from hoiam.core.compose.store import pack, unpack
from hoiam.core.compose.weekly_figures import WeeklyFigures
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.schedule import ends_at
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.law import HolidayPolicy
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives import actions as hand_in
from hoiam.desk.directives import queries as directives
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.reports import queries
from hoiam.desk.reports.figures import gather, rewritten
from hoiam.desk.reports.models import Report, ReportKind, ReportState
from hoiam.desk.units import actions as units_actions
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

# Where there is no media centre, the culture division sums up (function S44; roles, section 2.3).
WRITERS = frozenset({Role.TRUNG_TAM, Role.PHONG_VHTT})
APPROVERS = WRITERS | {Role.CHU_TICH, Role.PCT}
HOLIDAY_KEEPERS = frozenset({Role.VAN_PHONG, Role.QUAN_TRI})
RECEIVERS = frozenset({Role.VAN_PHONG})
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
    *, report: Report, outlook: Sequence[str], proposals: Sequence[dict[str, str]], by: Actor, now: datetime
) -> Report:
    """Write parts IX and X by hand, until somebody approves the report. No frozen number changes."""
    report = _locked(report, ReportState.DRAFT, ReportState.FROZEN)
    _role(by, WRITERS)
    report.outlook = [line.strip() for line in outlook if line.strip()]
    report.proposals = [row for row in proposals if row.get("what", "").strip()]
    if report.figures:
        report.figures = pack(rewritten(unpack(WeeklyFigures, report.figures), report))
    report.save(update_fields=["outlook", "proposals", "figures"])
    _line(report, "report.write", by, now)
    return report


@transaction.atomic
def freeze(*, report: Report, by: Actor, now: datetime) -> Report:
    """Freeze the figures at one moment: from here on every number stays what it was. Not before the week's cut-off."""
    report = _locked(report, ReportState.DRAFT)
    _role(by, WRITERS)
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
    _role(by, APPROVERS)
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
    _role(by, APPROVERS)
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
