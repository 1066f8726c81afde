"""Fill, freeze, approve, send and receive a report. 15:00:00 is late, and late stays late."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.calendar.zone import local, localdate
from hoiam.core.compose.store import pack
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.directives import actions as hand_in
from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.dates import falls_due, set_for
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.actions.numbering import next_of
from hoiam.desk.reports import queries
from hoiam.desk.reports.actions.lines import need_role, write_line
from hoiam.desk.reports.actions.meeting import meet_quick
from hoiam.desk.reports.actions.numbering import last_given
from hoiam.desk.reports.actions.sending import mail_as_scheduled
from hoiam.desk.reports.figures import gather, rewritten
from hoiam.desk.reports.models import Report, ReportKind, ReportState
from hoiam.desk.reports.roles import RECEIVERS, approvers, may_approve, may_write, need, writers
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

UNTIL_NOW = frozenset({ReportKind.QUICK, ReportKind.IMPLEMENTATION})  # they tell how things stand when frozen


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
    need(may_write(report, by), writers(report.kind))
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
    write_line(report, "report.write", by, now)
    return report


@transaction.atomic
def freeze(*, report: Report, by: Actor, now: datetime) -> Report:
    """Freeze the figures at one moment: from here on every number stays what it was. Not before the week's cut-off."""
    report = _locked(report, ReportState.DRAFT)
    need(may_write(report, by), writers(report.kind))
    if report.kind in UNTIL_NOW:
        report.ends = now
    if now < report.ends:
        raise MoveDenied("report.too_early", ends=report.ends.isoformat())
    office = Office.objects.select_for_update().get(pk=report.office_id)  # two papers of one moment get two numbers
    gathered = gather(report, now)
    if report.unit is None:  # a unit numbers its own papers in its own book
        report.year = localdate(now).year
        series = letters.book_of(office, gathered.figures.office.notation)  # the letters' own: one run for both (Đ.15)
        report.number = next_of(office, report.year, series or queries.OWN_BOOK, last_given(office, report.year))
    report.state, report.frozen_at, report.frozen_by = ReportState.FROZEN, now, by.key
    report.figures, report.lists = pack(gathered.numbered(report.number)), gathered.lists
    report.audit_head = gathered.figures.audit_head
    report.save()
    write_line(report, "report.freeze", by, now, number=report.number, head=report.audit_head)
    return report


@transaction.atomic
def approve(*, report: Report, by: Actor, now: datetime, seen: str | None = None) -> Report:
    """Approve a frozen report: another person than who froze it or wrote in it since.

    Raises MoveDenied("report.changed") where its words are no longer those that the approver has `seen`
    (queries.stamp).
    """
    report = _locked(report, ReportState.FROZEN)
    need(may_approve(report, by), approvers(report.kind))
    if seen is not None and seen != queries.stamp(report):
        raise MoveDenied("report.changed")
    if queries.answers_for(report, by.key):
        raise Refused("report.same_person")
    report.state, report.approved_at, report.approved_by = ReportState.APPROVED, now, by.key
    report.save(update_fields=["state", "approved_at", "approved_by"])
    args = {"report": report.pk}
    jobs.enqueue(kind="render.report", args=args, key=f"report:{report.pk}", office=report.office.key, by=by, now=now)
    write_line(report, "report.approve", by, now)
    mail_as_scheduled(report=report, by=by, now=now)
    return report


@transaction.atomic
def send(*, report: Report, by: Actor, now: datetime) -> Report:
    """Send an approved report to the office: this moment is the receipt's, and decides whether it is late."""
    report = _locked(report, ReportState.APPROVED)
    need(may_approve(report, by), approvers(report.kind))
    report.state, report.sent_at, report.sent_by = ReportState.SENT, now, by.key
    report.save(update_fields=["state", "sent_at", "sent_by"])
    _meet_task(report, by, now)
    meet_quick(office=report.office, by=by, now=now)
    write_line(report, "report.send", by, now, **_term(report))
    return report


@transaction.atomic
def receive(*, report: Report, by: Actor, now: datetime) -> Report:
    """Receive a report at the office of the committee. One that was taken there unsent is late by this moment."""
    report = _locked(report, ReportState.APPROVED, ReportState.SENT)
    need_role(by, RECEIVERS)
    unsent = report.state == ReportState.APPROVED
    report.state, report.handed_at, report.handed_by = ReportState.HANDED, now, by.key
    report.save(update_fields=["state", "handed_at", "handed_by"])
    write_line(report, "report.hand_over", by, now, **_term(report))
    if unsent:
        _meet_task(report, by, now)
        meet_quick(office=report.office, by=by, now=now)
    return report


def _meet_task(report: Report, by: Actor, now: datetime) -> None:
    """Let the weekly report be what its unit hands in for the task of the dispatch that orders it.

    It is for the week of the report, whatever week its unit still owes, and for the date to which that week's was
    moved; what was handed in for it by hand stands.
    """
    if report.kind != ReportKind.WEEKLY:
        return
    for bond in directives.bonds_of(report.office).filter(unit__role__in=[Role.TRUNG_TAM, Role.PHONG_VHTT]):
        if bond.task.due.get("kind") != "weekly" or not falls_due(bond, bond.task, report.due_at):
            continue
        day = set_for(bond, report.due_at)
        if not any(directives.met(bond, at) for at in {day, report.due_at}):
            note = f"Báo cáo tuần số {report.number}, gửi Văn phòng {local(now):%H:%M %d/%m/%Y}"
            hand_in.give_report(bond=bond, note=note, due_at=day, by=by, now=now)


def _term(report: Report) -> dict[str, Any]:
    return {"late": report.late, "due_at": report.due_at.isoformat()} if report.due_at else {}


def _locked(report: Report, *states: ReportState) -> Report:
    report = Report.objects.select_for_update().get(pk=report.pk)
    units.refuse_frozen(report.office)
    if report.state not in states:
        raise MoveDenied("report.state", state=report.state, needed=[str(state) for state in states])
    return report
