"""Open, fill, freeze, approve and hand over a weekly report. 15:00:00 is late, and late stays late."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from hoiam.core.compose.store import pack, unpack
from hoiam.core.compose.weekly_figures import WeeklyFigures
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.schedule import ends_at
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.reports import queries
from hoiam.desk.reports.figures import gather, rewritten
from hoiam.desk.reports.models import ReportState, WeeklyReport
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

# Where there is no media centre, the culture division sums up (function S44; roles, section 2.3).
WRITERS = frozenset({Role.TRUNG_TAM, Role.PHONG_VHTT})
APPROVERS = WRITERS | {Role.CHU_TICH, Role.PCT}
RECEIVERS = frozenset({Role.VAN_PHONG})
WEEK = timedelta(days=7)


@transaction.atomic
def open_week(*, office: Office, by: Actor, now: datetime) -> WeeklyReport:
    """Open the report of the running week, or return the one that is open. The term explains itself."""
    if by.kind == "person":
        _role(by, WRITERS)
    units.refuse_frozen(office)
    term = queries.next_term(office, now)
    due_at = ends_at(term)
    if due_at is None:
        raise MoveDenied("report.no_term")
    ends = due_at - queries.CUT_OFF
    last = WeeklyReport.objects.filter(office=office, ends__lt=ends).order_by("-ends").first()
    starts = last.ends if last else ends - WEEK
    report, made = WeeklyReport.objects.get_or_create(
        office=office,
        ends=ends,
        defaults={"starts": starts, "due_at": due_at, "due": pack(term), "opened_at": now},
    )
    if made and by.kind == "person":
        _line(report, "report.open", by, now)
    return report


@transaction.atomic
def write(
    *, report: WeeklyReport, outlook: Sequence[str], proposals: Sequence[dict[str, str]], by: Actor, now: datetime
) -> WeeklyReport:
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
def freeze(*, report: WeeklyReport, by: Actor, now: datetime) -> WeeklyReport:
    """Freeze the figures at one moment: from here on every number stays what it was. Not before the week's cut-off."""
    report = _locked(report, ReportState.DRAFT)
    _role(by, WRITERS)
    if now < report.ends:
        raise MoveDenied("report.too_early", ends=report.ends.isoformat())
    gathered = gather(report, now)
    last = WeeklyReport.objects.filter(office=report.office, ends__year=report.ends.year).aggregate(n=Max("number"))
    report.number = (last["n"] or 0) + 1
    report.state, report.frozen_at, report.frozen_by = ReportState.FROZEN, now, by.key
    report.figures, report.lists = pack(gathered.numbered(report.number)), gathered.lists
    report.audit_head = gathered.figures.audit_head
    report.save()
    _line(report, "report.freeze", by, now, number=report.number, head=report.audit_head)
    return report


@transaction.atomic
def approve(*, report: WeeklyReport, by: Actor, now: datetime) -> WeeklyReport:
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
def receive(*, report: WeeklyReport, by: Actor, now: datetime) -> WeeklyReport:
    """Receive an approved report at the office of the committee; the moment is stamped and decides about late."""
    report = _locked(report, ReportState.APPROVED)
    _role(by, RECEIVERS)
    report.state, report.handed_at, report.handed_by = ReportState.HANDED, now, by.key
    report.save(update_fields=["state", "handed_at", "handed_by"])
    _line(report, "report.hand_over", by, now, late=report.late, due_at=report.due_at.isoformat())
    return report


def _locked(report: WeeklyReport, *states: ReportState) -> WeeklyReport:
    report = WeeklyReport.objects.select_for_update().get(pk=report.pk)
    units.refuse_frozen(report.office)
    if report.state not in states:
        raise MoveDenied("report.state", state=report.state, needed=[str(state) for state in states])
    return report


def _role(by: Actor, allowed: frozenset[Role]) -> None:
    if not by.roles & allowed:
        raise Refused("report.role", roles=sorted(allowed))


def _line(report: WeeklyReport, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    subject, key = ("report", str(report.pk)), report.office.key
    audit.record(verb=verb, subject=subject, by=by, now=now, office=key, **facts)
