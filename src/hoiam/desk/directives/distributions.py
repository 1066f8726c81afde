"""Which unit was sent which paper, letter or report, and which have said that they have it? Writes nothing.

A unit that a task or a leader's instruction binds by the paper says there that it has it, and is told of beside.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet

from hoiam.core.calendar.zone import end_of, localdate
from hoiam.core.text.fold import fold
from hoiam.core.values.actor import Role
from hoiam.desk.directives import addressing, orders, queries
from hoiam.desk.directives.models import Directive, Distribution
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit

_COMMUNES = re.compile(r"\bcac (?:xa|phuong|thi tran)\b")
_DIVISIONS = re.compile(r"\bcac (?:phong|ban|co quan|don vi)\b")

LATER = ~Q(reminders__step="sent")  # a reminder, and not the word that it was sent
About = dict[str, Paper | Letter | int]  # one of: paper, letter, report; a letter and a report also by their keys


@dataclass(frozen=True, slots=True)
class Reached:
    """One unit that something reached: by which way, and when it said that it has it."""

    unit: Unit
    way: str  # task | order | list
    received_at: datetime | None
    row: Distribution | None = None


def of_office(office: Office) -> QuerySet[Distribution]:
    """Return what stands on the distribution lists of an office, each with `reminded_at`, the newest first."""
    rows = Distribution.objects.filter(office=office, ended_at=None).annotate(
        reminded_at=Max("reminders__at", filter=LATER)
    )
    rows = rows.select_related("office", "paper__office", "letter", "unit__successor__successor")
    return rows.order_by("-given_at", "unit__short_name", "id")


def distribution_for(office: Office, number: int) -> Distribution:
    """Return one line of a list; the single door. Raises Distribution.DoesNotExist for a stranger's."""
    return of_office(office).get(pk=number)


def waiting(office: Office) -> QuerySet[Distribution]:
    """Return what no unit has said that it has, the first day first."""
    return of_office(office).filter(received_at=None).order_by("until", "given_at", "id")


def to_unit(office: Office, unit: str, on: date) -> QuerySet[Distribution]:
    """Return what was sent to a unit, or to one that it took over from, the newest first."""
    return of_office(office).filter(unit__in=units.answered_by(unit, on))


def count_waiting(office: Office, unit: str, on: date) -> int:
    """Count what a unit was sent and has not said that it has."""
    if not unit:
        return 0
    rows = Distribution.objects.filter(office=office, ended_at=None, received_at=None)
    return rows.filter(unit__in=units.answered_by(unit, on)).count()


def late(office: Office, now: datetime) -> QuerySet[Distribution]:
    """Return what is not received although its day has passed, the longest ago first."""
    return waiting(office).filter(until__lt=localdate(now))


def ends_at(row: Distribution) -> datetime:
    """Return the first moment that is late."""
    return end_of(row.until)


def listed(about: About) -> list[Reached]:
    """Return the units on the list of a paper, a letter or a report, by name."""
    rows = Distribution.objects.filter(**about, ended_at=None).annotate(reminded_at=Max("reminders__at", filter=LATER))
    rows = rows.select_related("office", "unit__successor__successor")
    return [Reached(row.unit, "list", row.received_at, row) for row in rows.order_by("unit__short_name", "id")]


def of_letter(letter: int) -> list[Reached]:
    """Return the units on the list of a letter of ours."""
    return listed({"letter": letter})


def reached(paper: Paper, directive: Directive | None = None) -> list[Reached]:
    """Return each unit that an incoming paper reached, once: by a task, by a leader's instruction, by the list.

    `directive`: the dispatch that the paper is, where it was read already.
    """
    found: dict[int, Reached] = {}
    if directive is None and paper.about_kind == "directive":
        directive = Directive.objects.filter(office=paper.office_id, pk=int(paper.about_key)).first()
    if directive is not None:
        got = queries.received_at(directive)
        found = {unit.pk: Reached(unit, "task", got.get(unit.pk)) for unit in queries.units_to_read(directive)}
    for order in orders.of_paper(paper):
        found.setdefault(order.unit_id, Reached(order.unit, "order", order.acked_at))
    for one in listed({"paper": paper}):
        found.setdefault(one.unit.pk, one)
    return sorted(found.values(), key=lambda one: one.unit.short_name)


def named(lines: Iterable[str], known: Iterable[Unit]) -> list[Unit]:
    """Return which units lines of “Nơi nhận” or “Kính gửi” mean: by their names, or as one of their like."""
    plain = [f" {fold(line)}" for line in lines]
    return [unit for unit in known if any(_names(line, unit) for line in plain)]


def _names(line: str, unit: Unit) -> bool:
    group = _COMMUNES if unit.role == Role.UBND_XA else _DIVISIONS if unit.role in addressing.DIVISIONS else None
    whole = any(re.search(rf"\b{re.escape(fold(name))}\b", line) for name in (unit.name, unit.short_name))
    return whole or (group is not None and group.search(line) is not None)
