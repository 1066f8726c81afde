"""When is a task, or what a unit holds of it, due next? The paper's words, the office's word, or the giver's sub-term.

Writes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hoiam.core.calendar import Calendar
from hoiam.core.calendar.zone import end_of, local, localdate
from hoiam.core.schedule.handed import ahead_of, once
from hoiam.core.schedule.recur import NextDue, next_due
from hoiam.core.values.reason import why
from hoiam.desk.directives.models import MovedDate, Task, TaskUnit
from hoiam.desk.law import queries as law
from hoiam.desk.units import queries as units

MOST_DATES = 60  # dates of the giver that are looked at for one of the sub-term


def due_of(task: Task) -> Mapping[str, Any]:
    """Return the due by which a task is followed: the paper's, or the office's word where the paper leaves it open."""
    return task.agreed or task.due


def next_of(
    held: Task | TaskUnit,
    task: Task,
    after: datetime,
    table: Calendar | None = None,
    due: Mapping[str, Any] | None = None,
) -> NextDue | None:
    """Return the first date later than a moment; None where there is none.

    `table`: the calendar, where many dates are asked for. `due`: another one than that by which it is followed now.
    """
    table, due = table or law.calendar(), due_of(task) if due is None else due
    if isinstance(held, Task) or held.giver_id is None:
        return _of_paper(task, after, table, due)
    if held.own_due_at is not None:
        return once(held.own_due_at) if held.own_due_at > after else None
    if held.ahead is None:
        return None
    return _ahead(held, held.ahead, task, after, table, due)


def moved_to(moved: MovedDate) -> NextDue:
    """Return the date to which somebody moved one of a unit's, with the reason that it keeps."""
    last = moved.due_at - timedelta(microseconds=1)
    told = {
        "day": localdate(last).isoformat(),
        "was": localdate(moved.was_due_at - timedelta(microseconds=1)).isoformat(),
    }
    hour = None if moved.due_at == end_of(localdate(last)) else f"{local(moved.due_at):%H:%M}"
    return NextDue(moved.due_at, why("task.moved", **told, time=hour, note=moved.why))


def was_moved(held: Task | TaskUnit) -> bool:
    """Tell whether the date that stands was set by somebody."""
    return (held.next_why.get("reason") or {}).get("code") == "task.moved"


def again(held: Task | TaskUnit, due_at: datetime) -> NextDue | None:
    """Return the date that somebody had set, None where a date was none of those."""
    if isinstance(held, Task):
        return None
    moved = held.moves.filter(due_at=due_at).first()
    return moved_to(moved) if moved else None


def moved_from(held: Task | TaskUnit, due_at: datetime | None) -> datetime | None:
    """Return where a date stood that somebody moved, None for any other."""
    if isinstance(held, Task) or due_at is None:
        return None
    return held.moves.filter(due_at=due_at).values_list("was_due_at", flat=True).first()


def set_for(held: TaskUnit, was_due_at: datetime) -> datetime:
    """Return when a date of the paper is due for a unit: where somebody moved it to, else where the paper has it."""
    moved = held.moves.filter(was_due_at=was_due_at).first()
    return moved.due_at if moved else was_due_at


def trailing(held: TaskUnit, moved: MovedDate) -> tuple[datetime, datetime]:
    """Return where a term ahead of the giver's date stood before that was moved, and where it is to stand now."""
    table, due = law.calendar(), moved_to(moved)
    was, now = (
        ahead_of(one, held.ahead or 0, held.hour, table).ends_at
        for one in (replace(due, ends_at=moved.was_due_at), due)
    )
    return was, now


def falls_due(held: Task | TaskUnit, task: Task, moment: datetime) -> bool:
    """Tell whether a moment is one of the dates of a task, met or not."""
    found = next_of(held, task, moment - timedelta(microseconds=1))
    return found is not None and found.ends_at == moment


def _of_paper(task: Task, after: datetime, table: Calendar, due: Mapping[str, Any]) -> NextDue | None:
    directive = task.directive
    return next_due(due, after, directive.received_at, table, units.weekly_holiday(directive.office))


def _ahead(
    held: TaskUnit, days: int, task: Task, after: datetime, table: Calendar, due: Mapping[str, Any]
) -> NextDue | None:
    seen = after
    for _date in range(MOST_DATES):
        found = _of_paper(task, seen, table, due)
        if found is None:
            return None
        term = ahead_of(found, days, held.hour, table)
        if term.ends_at > after:
            return term
        seen = found.ends_at
    return None
