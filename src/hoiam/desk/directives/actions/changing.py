"""Change what a confirmed dispatch asks: another unit, another date, a task or the whole paper ended.

Each with its reason, a line in the audit and word to the units that it concerns. What was handed in and judged stays.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction

from hoiam.core.calendar.zone import at, end_of
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.directives import dates, queries
from hoiam.desk.directives.actions.following import follow_units, set_next
from hoiam.desk.directives.actions.reminding import tell
from hoiam.desk.directives.actions.roles import DECIDERS, refuse_ended, write_line
from hoiam.desk.directives.actions.trailing import follow_giver
from hoiam.desk.directives.models import Directive, DirectiveState, Ended, MovedDate, Task, TaskUnit
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit

MOVE, GIVE, END = "move", "give", "end"  # steps of Reminder that tell of a change
LONGEST = 300


@transaction.atomic
def add_unit(*, task: Task, to: Sequence[Unit], why: str, by: Actor, now: datetime) -> list[TaskUnit]:
    """Let a followed task bind further units, as if the paper had named them: from now on, with its next date.

    Raises Refused: task.change_role, task.change_why, task.ended, task.add_nobody, task.hand_bound.
    """
    task = _held(task, why, by)
    if not to:
        raise Refused("task.add_nobody")
    free = {unit.pk for unit in queries.units_free(task, now)}
    if any(unit.pk not in free for unit in to):
        raise Refused("task.hand_bound")
    made = [_bound(task, unit, by, now) for unit in to]
    follow_units(task)
    task.save(update_fields=["next_due_at", "next_why"])
    for bond in made:
        tell(bond, GIVE, by, now, note=_short(why))
    named = ", ".join(unit.short_name for unit in to)
    write_line(task.directive, "task.add_unit", by, now, task=task.ref, to=named, why=_short(why))
    return made


@transaction.atomic
def move_date(
    *, task: Task, of: Sequence[TaskUnit], day: date, hour: time | None, why: str, by: Actor, now: datetime
) -> list[TaskUnit]:
    """Move the date that stands for some units of a task; the dates after it stay where the paper has them.

    What they handed on so many days ahead of it goes with it.

    Raises Refused: task.change_role, task.change_why, task.ended, task.move_nobody (none of them has a date),
    task.move_past, task.move_beyond (at or after the date that follows: that one would be met with it).
    """
    task = _held(task, why, by)
    due_at = at(day, hour) if hour else end_of(day)
    if due_at <= now:
        raise Refused("task.move_past")
    rows = TaskUnit.objects.select_for_update(of=("self",)).select_related("unit").filter(task=task, ended_at=None)
    bonds = list(rows.filter(pk__in=[bond.pk for bond in of], next_due_at__isnull=False).order_by("id"))
    if not bonds:
        raise Refused("task.move_nobody")
    moved = [_move(bond, task, due_at, _short(why), by, now) for bond in bonds]
    below = _below(moved, bonds, by, now)
    follow_units(task)
    task.save(update_fields=["next_due_at", "next_why"])
    for bond in bonds + below:
        tell(bond, MOVE, by, now, note=_short(why))
    named = ", ".join(bond.unit.short_name for bond in bonds)
    facts = {"task": task.ref, "to": named, "until": day.isoformat(), "hour": hour.isoformat("minutes") if hour else ""}
    write_line(task.directive, "task.move_date", by, now, **facts, why=_short(why))
    return bonds


@transaction.atomic
def end_task(*, task: Task, why: str, by: Actor, now: datetime) -> Task:
    """Follow a task no more: no date stands, nobody is reminded, nothing is handed in. Raises Refused."""
    task = _held(task, why, by)
    task.ended_at, task.ended_by, task.ended_why = now, by.key, _short(why)
    _let_go([task], _short(why), by, now)
    task.save(update_fields=["ended_at", "ended_by", "ended_why"])
    write_line(task.directive, "task.end", by, now, task=task.ref, why=task.ended_why)
    return task


@transaction.atomic
def end_directive(
    *, directive: Directive, how: Ended, why: str, by: Actor, now: datetime, replaced_by: Directive | None = None
) -> Directive:
    """Follow a dispatch no more: it was repealed, replaced by another one, or all of it is done.

    Raises Refused: task.change_role, task.change_why, directive.end_by (replaced by none, or by itself); MoveDenied:
    directive.unconfirmed, directive.ended.
    """
    _check(why, by)
    units.refuse_frozen(directive.office)
    directive = Directive.objects.select_for_update(of=("self",)).select_related("office").get(pk=directive.pk)
    if directive.state != DirectiveState.CONFIRMED:
        raise MoveDenied("directive.unconfirmed")
    if directive.ended_at is not None:
        raise MoveDenied("directive.ended")
    other = replaced_by if how == Ended.REPLACED else None
    if (how == Ended.REPLACED) != (other is not None) or (other and other.pk == directive.pk):
        raise Refused("directive.end_by")
    if other and other.office_id != directive.office_id:
        raise Refused("directive.end_by")
    tasks = list(directive.tasks.select_for_update(of=("self",)).filter(accepted=True, ended_at=None).order_by("id"))
    directive.ended_at, directive.ended_by, directive.ended_how = now, by.key, how
    directive.ended_why, directive.replaced_by = _short(why), other
    directive.save(update_fields=["ended_at", "ended_by", "ended_how", "ended_why", "replaced_by"])
    _let_go(tasks, directive.ended_why, by, now)
    facts = {"how": str(how), "why": directive.ended_why, "other": other.number_full or other.name if other else ""}
    write_line(directive, "directive.end", by, now, **facts, tasks=len(tasks))
    return directive


def _check(why: str, by: Actor) -> None:
    if not by.roles & DECIDERS:
        raise Refused("task.change_role")
    if not why.strip():
        raise Refused("task.change_why")


def _held(task: Task, why: str, by: Actor) -> Task:
    _check(why, by)
    task = Task.objects.select_for_update(of=("self",)).select_related("directive__office").get(pk=task.pk)
    units.refuse_frozen(task.directive.office)
    if not task.accepted or task.directive.state != DirectiveState.CONFIRMED:
        raise Refused("task.not_followed")
    refuse_ended(task)
    return task


def _bound(task: Task, unit: Unit, by: Actor, now: datetime) -> TaskUnit:
    """Bind a unit; what was once handed on to it and taken back becomes its own now."""
    fields = {"giver": None, "asked": "", "ahead": None, "hour": None, "own_due_at": None, "ended_at": None}
    told = {"given_at": now, "given_by": by.key, "received_at": None, "received_by": ""}
    bond, _made = TaskUnit.objects.update_or_create(task=task, unit=unit, defaults=fields | told)
    set_next(bond, queries.first_due(dates.due_of(task), task.directive, now))
    bond.save(update_fields=["next_due_at", "next_why"])
    return bond


def _move(bond: TaskUnit, task: Task, due_at: datetime, why: str, by: Actor, now: datetime) -> MovedDate:
    standing = bond.next_due_at
    was = dates.moved_from(bond, standing) or standing
    after = dates.next_of(bond, task, max(was, now)) if bond.own_due_at is None else None
    if after is not None and due_at >= after.ends_at:
        raise Refused("task.move_beyond", next=after.ends_at.isoformat())
    told = {"due_at": due_at, "why": why, "at": now, "by": by.key}
    moved, _made = MovedDate.objects.update_or_create(bond=bond, was_due_at=was, defaults=told)
    set_next(bond, dates.moved_to(moved))
    bond.save(update_fields=["next_due_at", "next_why"])
    return moved


def _below(moves: Sequence[MovedDate], named: Sequence[TaskUnit], by: Actor, now: datetime) -> list[TaskUnit]:
    """Let what was handed on ahead of these dates follow them, those named apart; return what that changed."""
    of = {moved.bond_id: moved for moved in moves}
    rows = TaskUnit.objects.select_for_update(of=("self",)).select_related("unit", "task__directive__office")
    rows = rows.filter(giver__in=of, ahead__isnull=False, ended_at=None).exclude(pk__in=[one.pk for one in named])
    return [bond for bond in rows.order_by("id") if follow_giver(bond, of[bond.giver_id], by, now)]


def _let_go(tasks: Sequence[Task], why: str, by: Actor, now: datetime) -> None:
    """Take the dates off tasks and their units, and tell each unit once."""
    bonds = TaskUnit.objects.filter(task__in=tasks, ended_at=None).select_related("task__directive__office", "unit")
    told: set[int] = set()
    for bond in bonds.order_by("task_id", "id"):
        set_next(bond, None)
        bond.save(update_fields=["next_due_at", "next_why"])
        if bond.unit_id not in told:
            tell(bond, END, by, now, note=why)
            told.add(bond.unit_id)
    for task in tasks:
        set_next(task, None)
        task.save(update_fields=["next_due_at", "next_why"])


def _short(why: str) -> str:
    return " ".join(why.split())[:LONGEST]
