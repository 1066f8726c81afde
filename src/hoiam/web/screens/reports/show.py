"""One report: its parts, clock, steps, history and the one next step. The weekly one has a page of its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hoiam.core.compose.snapshot import Snapshot
from hoiam.desk.audit import queries as audit
from hoiam.desk.files import queries as files
from hoiam.desk.reports import queries, roles, words
from hoiam.desk.reports.models import Mailing, Report, ReportKind, ReportState
from hoiam.desk.units import queries as units
from hoiam.web.chrome import distributed
from hoiam.web.chrome.clocks import overdue
from hoiam.web.door import staff
from hoiam.web.screens.reports import steps as road
from hoiam.web.screens.reports import term, told
from hoiam.web.screens.reports.download import FILES
from hoiam.web.screens.reports.naming import title
from hoiam.web.screens.reports.parts import parts


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the history."""

    at: datetime
    words: str
    late: str = ""


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one report."""
    now = request.seen_at
    report = queries.report_for(request.office, request.actor, number)
    gathered = queries.gathered_of(report, now)
    if isinstance(gathered.figures, Snapshot):
        rows = told.parts(gathered.figures, gathered.lists, report)
        gaps = any(part.gap for part in rows)
        step = road.next_step(report, request.actor, gaps, now)
        about = {
            "parts": rows,
            "steps": road.other_steps(report, now),
            "leave_blank": road.leave_blank(report, request.actor, gaps, now),
            "subtitle": gathered.figures.subtitle,
        }
        return render(request, "reports/told.html", _context(request, report, step, gathered.figures.audit_head, about))
    ten = parts(report, gathered, queries.hours_of(report), now)
    full = sum(not part.gaps for part in ten)
    unwritten = any(part.gaps for part in ten if part.number in ("IX", "X"))
    step = road.next_step(report, request.actor, unwritten, now)
    about = {"parts": ten, "steps": road.steps(report, queries.hours_of(report), full, now)}
    return render(request, "reports/show.html", _context(request, report, step, gathered.figures.audit_head, about))


def _context(request: HttpRequest, report: Report, step: road.Step, head: str, about: dict[str, Any]) -> dict[str, Any]:
    open_to_write = report.state in (ReportState.DRAFT, ReportState.FROZEN) and not request.office.frozen_at
    may_write = open_to_write and roles.may_write(report, request.actor)
    return about | {
        "now": request.seen_at,
        "report": report,
        "title": title(report),
        "state": words.STATES[report.state],
        "face": term.chip(report, request.seen_at) if report.due_at else None,
        "because": term.because(report),
        "step": step,
        "may_write": may_write,
        "write_twice": may_write and step.url != reverse("report_write", args=[report.pk]),
        "downloads": downloads(report),
        "head": head if report.frozen_at else "",
        "events": _history(report),
        "sent_to": distributed.of_report(
            report.pk, request.office, report.approved_at is not None, request.actor, request.seen_at
        ),
        "mailings": _mailings(report),
        "may_mail": bool(report.approved_at and request.actor.roles & roles.OTHER_APPROVERS)
        and not request.office.frozen_at,
        "may_repeat": report.kind == ReportKind.ADHOC
        and bool(request.actor.roles & roles.SCHEDULERS)
        and not request.office.frozen_at,
        "late": overdue(report.due_at, report.given_at) if report.late and report.given_at else "",
    }


def _mailings(report: Report) -> list[tuple[Mailing, object, str]]:
    rows = queries.mailings_of(report)
    return [(row, words.MAIL_STATES[row.state], words.mail_problem(row.problem)) for row in rows]


def downloads(report: Report) -> list[tuple[str, str, int]]:
    """Return word, address and size of the report's files: those kept at approval, else made when asked for."""
    kept = {}
    for file in files.files_of(report.office.key, "report", str(report.pk)):
        kept[file.name.rpartition(".")[2]] = file
    found = []
    for kind in FILES:
        url, size = reverse("report_download", args=[report.pk, kind]), 0
        if kind in kept:
            url, size = _kept(kept[kind].pk) or url, kept[kind].size
        found.append((kind.upper(), url, size))
    return found


def _kept(number: int) -> str:
    try:
        return reverse("file", args=[number])
    except NoReverseMatch:
        return ""


def _history(report: Report) -> list[Told]:
    posts = units.posts()
    made = []
    for line in audit.about("report", str(report.pk)).filter(chain=report.office.key):
        who = posts.get(line.actor_key) or (_("Hệ thống") if line.actor_kind == "machine" else line.actor_key)
        late = ""
        if line.verb == ("report.send" if report.sent_at else "report.hand_over") and report.late and report.due_at:
            late = _("Chậm %(time)s.") % {"time": overdue(report.due_at, line.at)}
        made.append(Told(line.at, f"{who} {words.history(line.verb, line.facts)}", late))
    opened = Told(report.opened_at, _("Hệ thống mở kỳ báo cáo."))
    return made if any(one.at == report.opened_at for one in made) else [*made, opened]
