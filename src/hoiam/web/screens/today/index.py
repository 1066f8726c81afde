"""Today: for leaders five numbers, what is late and what waits for a signature; for all others what waits for them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.values.actor import Role
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.cases.words import CLOCKS, STATES
from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.models import TaskUnit
from hoiam.desk.stories.words import LEVELS
from hoiam.web.chrome.clocks import Face, face
from hoiam.web.chrome.days import told
from hoiam.web.door import staff
from hoiam.web.screens.cases.clocklines import clock_face
from hoiam.web.screens.cases.index import CHIPS, Row
from hoiam.web.screens.today import numbers, waiting
from hoiam.web.screens.today.ailing import own_sources
from hoiam.web.screens.today.alerts import own_alerts
from hoiam.web.screens.today.waiting import SHOWN, Line

OVERSEERS = frozenset({Role.CHU_TICH, Role.PCT, Role.LANH_DAO_DANG})
UNITS = frozenset({Role.DON_VI, Role.UBND_XA})
ROWS = 50


@dataclass(frozen=True, slots=True)
class Late:
    """One late case: what was not done, by whom, how late, and where a leader may say so."""

    case: Case
    what: str
    face: Face
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
    }
    if roles & OVERSEERS:
        return render(request, "today/leader.html", context | _leader(request))
    if roles & UNITS:
        return render(request, "today/unit.html", context | _unit(request))
    return render(request, "today/desk.html", context)


def _leader(request: HttpRequest) -> dict[str, Any]:
    now, live = request.seen_at, not request.office.frozen_at
    late = cases.filtered(request.office, request.actor, "late", now)
    open_ = cases.filtered(request.office, request.actor, "open", now)
    clocks = cases.next_clocks(open_[:SHOWN])
    may_order = live and bool(request.actor.roles & waiting.LEADERS)
    return {
        "stats": numbers.five(request.office, request.actor, now),
        "late": _late(request, list(late), may_order)[:SHOWN],
        "late_count": late.count(),
        "late_url": f"{reverse('cases')}?loc=late",
        "rows": [_row(case, clocks.get(case.pk), now) for case in open_[:SHOWN]],
        "open_count": open_.count(),
    }


def _late(request: HttpRequest, late: list[Case], may_order: bool) -> list[Late]:
    """Return the late cases with the clock that is late longest."""
    found: dict[int, CaseClock] = {}
    for clock in cases.late(request.office, request.seen_at).filter(case__in=late):
        found.setdefault(clock.case_id, clock)
    return [
        Late(
            case=clock.case,
            what=str(CLOCKS.get(clock.what, clock.what)),
            face=clock_face(clock, request.seen_at),
            order_url=reverse("case_instruct", args=[clock.case.number]) if may_order else "",
        )
        for clock in found.values()
    ]


def _unit(request: HttpRequest) -> dict[str, Any]:
    now = request.seen_at
    mine = cases.filtered(request.office, request.actor, "mine", now)
    clocks = cases.next_clocks(mine[:ROWS])
    return {"rows": [_row(case, clocks.get(case.pk), now) for case in mine[:ROWS]], "mine": mine.count()}


def _row(case: Case, clock: CaseClock | None, now: datetime) -> Row:
    shown = clock_face(clock, now) if clock else None
    return Row(case, STATES[case.state], CHIPS.get(case.level, "low"), LEVELS.get(case.level, LEVELS[""]), shown)


def _tasks(request: HttpRequest) -> list[Line]:
    """Return the tasks of dispatches that bind this person's unit, the next due first."""
    if not request.actor.unit:
        return []
    bound = directives.reminded(directives.bonds_of(request.office).filter(unit__key=request.actor.unit))
    return [_task(bond, request.seen_at) for bond in bound]


def _task(bond: TaskUnit, now: datetime) -> Line:
    """Return one task of the unit with its own date, and when it was reminded of it."""
    url = f"{reverse('directive', args=[bond.task.directive_id])}#nv-{bond.task.ref}"
    note = bond.task.directive.number_full
    if bond.reminded_at:
        note = _("%(paper)s. Đã nhắc %(when)s") % {"paper": note, "when": told(bond.reminded_at, now)}
    return Line(bond.task.what, url, note, face(bond.next_due_at, now, rule=bond.task.ref, strict=True))
