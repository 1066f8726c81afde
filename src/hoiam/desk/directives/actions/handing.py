"""Hand a unit's task on to other units, each with its own term; take it back. What they hand in comes up to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from hoiam.core.calendar.zone import end_of, localdate
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.directives import dates, queries
from hoiam.desk.directives.actions.following import set_next
from hoiam.desk.directives.actions.roles import CONFIRMERS, refuse_ended, write_line
from hoiam.desk.directives.actions.trailing import follow_giver
from hoiam.desk.directives.models import Evidence, Task, TaskUnit
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit

MOST_AHEAD = 20  # working days


@dataclass(frozen=True, slots=True)
class SubTerm:
    """By when: so many working days `ahead` of each date of the giver (before an `hour`, else to the day's end).

    Or until the end of one day, `until`; neither: as often as it happens, without a date.
    """

    ahead: int | None = None
    hour: time | None = None
    until: date | None = None


@transaction.atomic
def hand_on(
    *, bond: TaskUnit, to: Sequence[Unit], term: SubTerm, by: Actor, now: datetime, asked: str = ""
) -> list[TaskUnit]:
    """Hand a unit's task on to other units of the office, all of it or what `asked` says.

    Raises Refused, nothing saved: task.not_yours; task.hand_twice (another unit handed it to this one); task.hand_bound
    (one of them has it already); task.hand_nobody; task.hand_term (past, or ends after the unit's own).
    """
    Task.objects.select_for_update().get(pk=bond.task_id)  # two givers at once: the second one sees what the first gave
    bond = (
        TaskUnit.objects.select_for_update(of=("self",))
        .select_related("task__directive__office", "unit")
        .get(pk=bond.pk)
    )
    task, office = bond.task, bond.task.directive.office
    units.refuse_frozen(office)
    if not units.answers_for(bond.unit, by.unit, localdate(now)) and not by.roles & CONFIRMERS:
        raise Refused("task.not_yours")
    refuse_ended(task)
    if bond.giver_id is not None or bond.ended_at is not None:
        raise Refused("task.hand_twice")
    if not to:
        raise Refused("task.hand_nobody")
    free = {unit.pk for unit in queries.units_free(task, now)}
    if any(unit.pk not in free for unit in to):
        raise Refused("task.hand_bound")
    _check(bond, term, now)
    made = [_given(bond, unit, term, asked, by, now) for unit in to]
    facts = {"task": task.ref, "unit": bond.unit.key, "to": ", ".join(unit.short_name for unit in to)}
    write_line(task.directive, "task.hand_on", by, now, **facts, asked=asked.strip()[:500])
    return made


def _check(bond: TaskUnit, term: SubTerm, now: datetime) -> None:
    """Refuse a term of two kinds, one without a date to count from, one that is past or after the unit's own."""
    if term.until is None:
        counted = term.ahead is not None and bond.next_due_at is not None and 0 <= term.ahead <= MOST_AHEAD
        fits = counted or (term.ahead is None and term.hour is None)
    else:
        standing = bond.next_due_at is not None and now < bond.next_due_at
        fits = term.ahead is None and term.until >= localdate(now)
        fits = fits and not (standing and bond.next_due_at < end_of(term.until))
    if not fits:
        raise Refused("task.hand_term")


def _given(bond: TaskUnit, unit: Unit, term: SubTerm, asked: str, by: Actor, now: datetime) -> TaskUnit:
    fields = {
        "giver": bond,
        "asked": asked.strip()[:500],
        "ahead": term.ahead,
        "hour": term.hour,
        "own_due_at": end_of(term.until) if term.until else None,
        "given_at": now,
        "given_by": by.key,
        "ended_at": None,
        "received_at": None,
        "received_by": "",
    }
    made, _new = TaskUnit.objects.update_or_create(task=bond.task, unit=unit, defaults=fields)
    found = dates.next_of(made, bond.task, now)
    if term.ahead is not None and found is None:
        raise Refused("task.hand_term")  # the only date is too near for that
    set_next(made, found)
    made.save(update_fields=["next_due_at", "next_why"])
    moved = bond.moves.filter(due_at=bond.next_due_at).first() if term.ahead is not None else None
    if moved:
        follow_giver(made, moved, by, now)
    return made


@transaction.atomic
def take_back(*, bond: TaskUnit, by: Actor, now: datetime) -> TaskUnit:
    """Take back what was handed on to a unit that has handed in nothing yet. Raises Refused."""
    Task.objects.select_for_update().get(pk=bond.task_id)  # what the unit hands in at this moment stands before it
    bond = (
        TaskUnit.objects.select_for_update(of=("self",))
        .select_related("task__directive__office", "unit", "giver__unit")
        .get(pk=bond.pk)
    )
    units.refuse_frozen(bond.task.directive.office)
    if bond.giver is None or bond.ended_at is not None:
        raise Refused("task.not_handed")
    if not units.answers_for(bond.giver.unit, by.unit, localdate(now)) and not by.roles & CONFIRMERS:
        raise Refused("task.not_yours")
    if Evidence.objects.filter(task=bond.task, unit=bond.unit, given_at__gte=bond.given_at).exists():
        raise Refused("task.hand_done")
    bond.ended_at, bond.next_due_at, bond.next_why = now, None, {}
    bond.save(update_fields=["ended_at", "next_due_at", "next_why"])
    facts = {"task": bond.task.ref, "unit": bond.giver.unit.key, "to": bond.unit.short_name}
    write_line(bond.task.directive, "task.take_back", by, now, **facts)
    return bond
