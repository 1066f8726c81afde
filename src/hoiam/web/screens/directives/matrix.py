"""Units and tasks at a glance: each cell says in a word and a sign how a unit stands with a task."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.desk.directives import lists, queries
from hoiam.desk.directives.models import Quality, Task, TaskUnit
from hoiam.desk.units.models import Unit
from hoiam.web.chrome.days import short_day
from hoiam.web.door import staff

PAGE = 60  # tasks on one sheet
STANDS: dict[str, tuple[str, Promise]] = {
    "late": ("✕", _("quá hạn")),
    "weak": ("↩", _("chưa đạt, phải làm lại")),
    "due": ("○", _("chưa đến hạn")),
    "done": ("✓", _("đã xong")),
    "undated": ("·", _("không có ngày hạn")),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """How one unit stands with one task; None in the table where the task does not bind the unit."""

    sign: str
    word: Promise
    stand: str
    when: str
    unseen: bool  # the unit has not said that it received the task
    giver: str = ""  # who handed it on to the unit


@dataclass(frozen=True, slots=True)
class Line:
    """One task with a cell for each unit."""

    task: Task
    cells: list[Cell | None]


@staff
def matrix(request: HttpRequest) -> HttpResponse:
    """Show followed tasks with every unit that they bind, the newest first; of one dispatch where `vb` names it."""
    now, office = request.seen_at, request.office
    chosen, done = request.GET.get("vb", ""), "xong" in request.GET
    of = queries.directive_for(office, int(chosen)) if chosen.isdecimal() and len(chosen) < 16 else None
    page = Paginator(lists.in_table(office, of, done=done), PAGE).get_page(request.GET.get("trang"))
    units, lines = _table(list(page), now)
    context = {"now": now, "place": "letters", "units": units, "lines": lines, "page": page, "of": of, "done": done}
    context["hidden"] = 0 if done else lists.in_table(office, of, done=True).count() - page.paginator.count
    context["signs"] = [(sign, word) for sign, word in STANDS.values()]
    return render(request, "directives/matrix.html", context)


def _table(tasks: list[Task], now: datetime) -> tuple[list[Unit], list[Line]]:
    units = sorted({bond.unit for task in tasks for bond in task.units.all()}, key=lambda unit: unit.short_name)
    handed = _handed(task.pk for task in tasks)
    lines = []
    for task in tasks:
        row = {bond.unit_id: bond for bond in task.units.all()}
        cells = [
            _cell(row[unit.pk], task, handed.get((task.pk, unit.pk)) or handed.get((task.pk, None)), now)
            if unit.pk in row
            else None
            for unit in units
        ]
        lines.append(Line(task, cells))
    return units, lines


def _handed(tasks: Iterable[int]) -> dict[tuple[int, int | None], str]:
    """Return the quality of the newest evidence of each task and unit."""
    rows = queries.evidence_of(tasks).order_by("given_at").values_list("task", "unit", "quality")
    return {(task, unit): quality or "open" for task, unit, quality in rows}


def _cell(bond: TaskUnit, task: Task, handed: str | None, now: datetime) -> Cell:
    stand = _stand(bond, task, handed, now)
    sign, word = STANDS[stand]
    when = _day(bond)
    return Cell(sign, word, stand, when, bond.received_at is None, bond.giver.unit.short_name if bond.giver else "")


def _day(bond: TaskUnit) -> str:
    """Return the last day on which it can be handed in, "" for none: what may come until midnight is late after it."""
    return short_day(bond.next_due_at - timedelta(microseconds=1)) if bond.next_due_at else ""


def _stand(bond: TaskUnit, task: Task, handed: str | None, now: datetime) -> str:
    if handed == Quality.WEAK:
        return "weak"
    if bond.next_due_at is None:
        once = bond.own_due_at is not None or task.due.get("kind") in queries.ONCE
        return "done" if handed and once else "undated"
    return "late" if bond.next_due_at <= now else "due"
