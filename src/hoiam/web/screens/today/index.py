"""Today: for leaders five numbers, what is late and what waits for a signature; for all others what waits for them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar import localdate
from hoiam.core.values.actor import Role
from hoiam.desk.cases import many
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.directives import distributions, lists, orders, readings
from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.models import Distribution, Order, StudyUnit, TaskUnit
from hoiam.desk.directives.words import change
from hoiam.desk.units.models import Unit
from hoiam.web.chrome.clocks import Face, face
from hoiam.web.chrome.days import told
from hoiam.web.chrome.orders import where
from hoiam.web.chrome.roads import road
from hoiam.web.door import staff
from hoiam.web.screens.cases.clocklines import clock_face, clock_url, duty
from hoiam.web.screens.cases.rows import rows
from hoiam.web.screens.today import numbers, waiting
from hoiam.web.screens.today.ailing import own_sources
from hoiam.web.screens.today.alerts import own_alerts
from hoiam.web.screens.today.late_tasks import late_tasks
from hoiam.web.screens.today.lines import LEADERS, OVERSEERS, SHOWN, Line

UNITS = frozenset({Role.DON_VI, Role.UBND_XA})
ROWS = 50
DEADLINES = 10
TOLD_FOR = timedelta(days=7)  # a change of a task stands on the page for so long
CLOCKS_OF_ONE = 8  # more never run late on one case


@dataclass(frozen=True, slots=True)
class Late:
    """One late case: what was not done, by whom, how late, and where a leader may say so."""

    case: Case
    unit: Unit | None
    what: str
    face: Face
    url: str
    term_url: str
    order_url: str


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show what this person should look at first."""
    roles, live = request.actor.roles, not request.office.frozen_at
    parts = [*waiting.own(request), *filter(None, [own_sources(request)])]
    report, called = waiting.report_line(request), own_alerts(request)
    context: dict[str, Any] = {
        "now": request.seen_at,
        "parts": parts,
        "alerts": called,
        "first": parts[0] if parts else None,  # the one part whose button is the filled one: letters before the rest
        "shown": SHOWN,
        "report": report,
        "report_first": live and not parts and not called and report is not None and bool(report.step.button),
        "tasks": _tasks(request),
        "changes": _changes(request),
    }
    if roles & OVERSEERS:
        return render(request, "today/leader.html", context | _leader(request))
    if roles & UNITS:
        return render(request, "today/unit.html", context | _unit(request))
    return render(request, "today/desk.html", context)


def _leader(request: HttpRequest) -> dict[str, Any]:
    now, live = request.seen_at, not request.office.frozen_at
    stats = numbers.five(request.office, request.actor, now)
    request.counted = getattr(request, "counted", {}) | {"cases": stats[1].count}
    open_ = cases.filtered(request.office, request.actor, "open", now)
    may_order = live and bool(request.actor.roles & LEADERS)
    return {
        "stats": stats,
        "late": _late(request, may_order),
        "late_count": stats[2].count,
        "late_url": f"{reverse('cases')}?loc=late",
        "rows": rows(many.listed(open_)[:SHOWN], now),
        "open_count": stats[1].count,
        "kept_badly": late_tasks(request),
    }


def _late(request: HttpRequest, may_order: bool) -> list[Late]:
    """Return the five cases that are late longest, each with the clock that is."""
    found: dict[int, CaseClock] = {}
    late = many.told(cases.late(request.office, request.seen_at, request.actor), *many.BOUND)
    for clock in late[: SHOWN * CLOCKS_OF_ONE]:
        found.setdefault(clock.case_id, clock)
    to = road("case")
    return [
        Late(
            case=clock.case,
            unit=clock.unit or clock.case.lead,
            what=duty(clock),
            face=clock_face(clock, request.seen_at),
            url=to(clock.case.number),
            term_url=to(clock.case.number) + "#thoi-han",
            order_url=reverse("case_instruct", args=[clock.case.number]) if may_order else "",
        )
        for clock in list(found.values())[:SHOWN]
    ]


def _unit(request: HttpRequest) -> dict[str, Any]:
    now = request.seen_at
    mine = cases.filtered(request.office, request.actor, "mine", now)
    return {
        "deadlines": _deadlines(request),
        "rows": rows(many.listed(mine)[:ROWS], now),
        "mine": mine.count(),
    }


def _deadlines(request: HttpRequest) -> list[Line]:
    """Return the terms of the unit's own cases and the days that were set for it, the next to end on top."""
    now = request.seen_at
    found = CaseClock.objects.filter(cases.bound_to(request.actor.unit), case__office=request.office)
    found = found.filter(done_at__isnull=True, ends_at__isnull=False).exclude(what__startswith="press_")
    return [
        Line(
            duty(clock),
            clock_url(clock),
            clock.case.number if clock.task_id else f"{clock.case.number}, {clock.case.title}",
            clock_face(clock, now),
        )
        for clock in many.told(found, *many.BOUND).order_by("ends_at", "id")[:DEADLINES]
    ]


def _tasks(request: HttpRequest) -> list[Line]:
    """Return the tasks of dispatches that bind this person's unit, the next due first."""
    if not request.actor.unit:
        return []
    bound = directives.reminded(directives.of_unit(request.office, request.actor.unit, localdate(request.seen_at)))
    unread = readings.of_unit(request.office, request.actor.unit, localdate(request.seen_at))
    lines = [_reading(row, request.seen_at) for row in unread]
    ordered = orders.of_unit(request.office, request.actor.unit, localdate(request.seen_at))
    lines = [*(_order(row, request.seen_at) for row in ordered), *lines]
    sent = distributions.to_unit(request.office, request.actor.unit, localdate(request.seen_at))
    lines = [*(_sent(row, request.seen_at) for row in sent.filter(received_at=None)), *lines]
    return [*lines, *(_task(bond, request.seen_at) for bond in bound)]


def _order(row: Order, now: datetime) -> Line:
    """Return a leader's instruction on a paper that the unit has yet to carry out."""
    term = face(row.until, now) if row.until else None
    note = _("Bút phê trên văn bản %(paper)s") % {"paper": row.paper.number or row.paper.subject}
    return Line(row.order, f"{where(row.paper)}#but-phe", note, term)


def _sent(row: Distribution, now: datetime) -> Line:
    """Return something that the unit was sent and has not said that it has."""
    said = _("Chờ đơn vị báo nhận: %(title)s") % {"title": row.title}
    return Line(said, reverse("distribution", args=[row.pk]), row.note, face(row.until, now))


def _reading(row: StudyUnit, now: datetime) -> Line:
    """Return a dispatch that the unit has yet to read and understand."""
    paper = row.study.directive
    note = paper.subject
    if row.reminded_at:
        note = _("%(paper)s. Đã nhắc %(when)s") % {"paper": note, "when": told(row.reminded_at, now)}
    said = _("Quán triệt văn bản %(paper)s") % {"paper": paper.number_full or paper.name}
    return Line(said, reverse("directive_study", args=[paper.pk]), note, face(row.study.until, now))


def _changes(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Return what the unit was told of changes in the last days: the words, the reason, where the task stands."""
    now, unit = request.seen_at, request.actor.unit
    if not unit:
        return []
    rows = lists.news_of(request.office, unit, now - TOLD_FOR, localdate(now))[:SHOWN]
    to = road("directive")
    return [(change(row), row.note, f"{to(row.bond.task.directive_id)}#nv-{row.bond.task.ref}") for row in rows]


def _task(bond: TaskUnit, now: datetime) -> Line:
    """Return one task of the unit with its own date, and when it was reminded of it."""
    url = f"{reverse('directive', args=[bond.task.directive_id])}#nv-{bond.task.ref}"
    note = bond.task.directive.number_full
    if bond.giver:
        note = _("%(paper)s, %(giver)s giao") % {"paper": note, "giver": bond.giver.unit.short_name}
    if bond.reminded_at:
        note = _("%(paper)s. Đã nhắc %(when)s") % {"paper": note, "when": told(bond.reminded_at, now)}
    return Line(bond.task.what, url, note, face(bond.next_due_at, now, rule=bond.task.ref, strict=True))
