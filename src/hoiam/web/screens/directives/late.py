"""Who is late with what, what was handed back, left out or not read: for those who lead and those who remind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import at, local, localdate
from hoiam.desk.directives import queries, readings
from hoiam.desk.directives.actions import CONFIRMERS, JUDGES
from hoiam.desk.directives.missed import Missed, gone
from hoiam.desk.directives.models import Directive, Evidence, StudyUnit, TaskUnit
from hoiam.web.chrome.clocks import Face, face
from hoiam.web.chrome.handed_out import as_file
from hoiam.web.door import staff

WHEN = "%H:%M %d/%m/%Y"


@dataclass(frozen=True, slots=True)
class Late:
    """A unit that let a date pass."""

    bond: TaskUnit
    face: Face
    reminded: datetime | None  # the last time


@dataclass(frozen=True, slots=True)
class Unread:
    """A unit that has not read and understood a paper although its day has passed."""

    row: StudyUnit
    face: Face
    reminded: datetime | None


@dataclass(frozen=True, slots=True)
class Gone:
    """The dates of a unit's task that got nothing, the last one first."""

    bond: TaskUnit
    days: list[date]


@dataclass(frozen=True, slots=True)
class Lists:
    """All of it."""

    late: Sequence[Late]
    unread: Sequence[Unread]
    weak: Sequence[Evidence]
    missed: Sequence[Gone]


@staff
def late(request: HttpRequest) -> HttpResponse:
    """List who is late with what, and what was handed back; as a page, or as a file for `?tep=`."""
    now, office = request.seen_at, request.office
    first = at(date(localdate(now).year, 1, 1), time(0))
    held = _held(request, first)
    file = as_file(
        request,
        "nhiem-vu-cham",
        _("DANH SÁCH ĐƠN VỊ CHẬM, CHƯA ĐẠT"),
        _("Tính đến %(when)s") % {"when": f"{local(now):{WHEN}}"},
        localdate(now).year,
        [(_("Đơn vị"), 50), (_("Văn bản"), 36), (_("Việc"), 100), (_("Hạn"), 32), (_("Tình trạng"), 50)],
        list(_rows(held)),
    )
    if file is not None:
        return file
    may = not office.frozen_at and bool(request.actor.roles & (CONFIRMERS | JUDGES))
    context = {"now": now, "place": "letters", "may_remind": may, "since": first}
    context |= {"late": held.late, "unread": held.unread, "weak": held.weak, "missed": held.missed}
    return render(request, "directives/late.html", context)


def _held(request: HttpRequest, since: datetime) -> Lists:
    now, office = request.seen_at, request.office
    late = queries.reminded(queries.late(office, now))
    unread = readings.overdue(office, now)
    left_out = gone(office, list(queries.bonds_of(office)), since, now)
    return Lists(
        [Late(bond, face(bond.next_due_at, now, strict=True), bond.reminded_at) for bond in late],
        [Unread(row, face(row.study.until, now), row.reminded_at) for row in unread],
        list(queries.weak(office)),
        _by_bond(left_out),
    )


def _by_bond(gone: list[Missed]) -> list[Gone]:
    """Return for each unit and task the dates that got nothing, those with most first."""
    held: dict[int, list[Missed]] = {}
    for one in gone:
        held.setdefault(one.bond.pk, []).append(one)
    rows = [Gone(found[0].bond, [one.day for one in found][::-1]) for found in held.values()]
    return sorted(rows, key=lambda row: -len(row.days))


def _rows(held: Lists) -> Iterator[list[str]]:
    """Return the lists one below the other, as a table that can be taken along."""
    for one in held.late:
        due = f"{local(one.bond.next_due_at):{WHEN}}" if one.bond.next_due_at else ""
        yield [one.bond.unit.short_name, _paper(one.bond.task.directive), one.bond.task.what, due, one.face.words]
    for back in held.weak:
        due = f"{local(back.for_due_at):{WHEN}}" if back.for_due_at else ""
        said = _("bị trả lại: %(why)s") % {"why": back.quality_note}
        unit = back.unit.short_name if back.unit else _("Các đơn vị")
        yield [unit, _paper(back.task.directive), back.task.what, due, said]
    for left in held.missed:
        days = ", ".join(f"{day:%d/%m}" for day in left.days)
        said = _("%(n)s kỳ không nộp") % {"n": len(left.days)}
        yield [left.bond.unit.short_name, _paper(left.bond.task.directive), left.bond.task.what, days, said]
    for idle in held.unread:
        paper = idle.row.study.directive
        day = f"{idle.row.study.until:%d/%m/%Y}"
        yield [
            idle.row.unit.short_name,
            _paper(paper),
            _("Quán triệt: %(of)s") % {"of": paper.subject},
            day,
            idle.face.words,
        ]


def _paper(directive: Directive) -> str:
    return directive.number_full or directive.name
