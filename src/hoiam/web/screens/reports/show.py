"""One weekly report: its ten parts, its clock, its steps, its history and the one next step."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hoiam.desk.audit import queries as audit
from hoiam.desk.files import queries as files
from hoiam.desk.reports import actions, queries, words
from hoiam.desk.reports.models import Report, ReportState
from hoiam.desk.units import queries as units
from hoiam.web.chrome.clocks import overdue
from hoiam.web.door import staff
from hoiam.web.screens.reports import term
from hoiam.web.screens.reports.naming import title
from hoiam.web.screens.reports.parts import parts
from hoiam.web.screens.reports.steps import next_step, steps

KINDS = ("docx", "pdf")


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
    report = queries.report_for(request.office, number)
    gathered, hours = queries.gathered_of(report, now), queries.hours_of(report)
    ten = parts(report, gathered, hours, now)
    full = sum(not part.gaps for part in ten)
    unwritten = any(part.gaps for part in ten if part.number in ("IX", "X"))
    step = next_step(report, request.actor, unwritten, now)
    open_to_write = report.state in (ReportState.DRAFT, ReportState.FROZEN) and not request.office.frozen_at
    may_write = open_to_write and bool(request.actor.roles & actions.WRITERS)
    context = {
        "now": now,
        "report": report,
        "title": title(report),
        "state": words.STATES[report.state],
        "face": term.chip(report, now),
        "because": term.because(report),
        "parts": ten,
        "steps": steps(report, hours, full, now),
        "step": step,
        "may_write": may_write,
        "write_twice": may_write and step.url != reverse("report_write", args=[report.pk]),
        "downloads": downloads(report),
        "head": gathered.figures.audit_head if report.frozen_at else "",
        "events": _history(report),
        "late": overdue(report.due_at, report.given_at) if report.late else "",
    }
    return render(request, "reports/show.html", context)


def downloads(report: Report) -> list[tuple[str, str, int]]:
    """Return word, address and size of the report's files: those kept at approval, else made when asked for."""
    kept = {}
    for file in files.files_of(report.office.key, "report", str(report.pk)):
        kept[file.name.rpartition(".")[2]] = file
    found = []
    for kind in KINDS:
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
    told = []
    for line in audit.about("report", str(report.pk)).filter(chain=report.office.key):
        who = posts.get(line.actor_key) or (_("Hệ thống") if line.actor_kind == "machine" else line.actor_key)
        late = ""
        if line.verb == ("report.send" if report.sent_at else "report.hand_over") and report.late:
            late = _("Chậm %(time)s.") % {"time": overdue(report.due_at, line.at)}
        told.append(Told(line.at, f"{who} {words.history(line.verb, line.facts)}", late))
    opened = Told(report.opened_at, _("Hệ thống mở kỳ báo cáo."))
    return told if any(one.at == report.opened_at for one in told) else [*told, opened]
