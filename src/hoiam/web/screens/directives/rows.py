"""The tasks of a dispatch as the page shows them: before it is confirmed as proposals, after it with their terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hoiam.core.values.actor import Actor
from hoiam.desk.directives import queries, words
from hoiam.desk.directives.actions import CONFIRMERS
from hoiam.desk.directives.models import Directive, DirectiveState, Evidence, Task
from hoiam.desk.units.models import Unit
from hoiam.web.chrome.clocks import Face, face

SURE = 0.75  # below it a field or a task is marked: a person should look


@dataclass(frozen=True, slots=True)
class Given:
    """What was handed in for a task; `late` where it came after its date."""

    evidence: Evidence
    who: str
    late: str


@dataclass(frozen=True, slots=True)
class Row:
    """One task. `why` tells where its date comes from, or why it has none; `open_term`: the paper gives no number."""

    task: Task
    face: Face | None
    why: str
    recurrence: str
    open_term: bool
    units: Sequence[Unit]
    line: int
    percent: int
    doubtful: bool
    mine: bool
    may_give: bool
    given: Sequence[Given]


def rows_of(directive: Directive, actor: Actor, now: datetime, posts: dict[str, str]) -> list[Row]:
    """Return the rows of a dispatch in the order of the paper."""
    of_date = queries.units_of_date(directive)
    lines = {str(row.get("id")): int(row.get("line") or 0) for row in directive.structure["tasks"]}
    return [_row(task, directive, actor, now, posts, of_date, lines) for task in queries.tasks_of(directive)]


def followed_row(task: Task, actor: Actor, now: datetime) -> Row:
    """Return the row of a task in the list of all followed tasks."""
    return _made(task, actor, now, [bond.unit for bond in task.units.all()], 0, [])


def _row(
    task: Task,
    directive: Directive,
    actor: Actor,
    now: datetime,
    posts: dict[str, str],
    of_date: Sequence[Unit],
    lines: dict[str, int],
) -> Row:
    line = lines.get(task.ref, 0)
    if directive.state == DirectiveState.CONFIRMED:
        given = [Given(e, posts.get(e.given_by, e.given_by), _late(e)) for e in task.evidence.all()]
        return _made(task, actor, now, [bond.unit for bond in task.units.all()], line, given[::-1])
    found = queries.first_due(task.due, directive, now)
    task.next_due_at, task.next_why = (found.ends_at, found.as_json()) if found else (None, {})  # shown, never saved
    return _made(task, actor, now, queries.bound(task.actors, of_date), line, [])


def _made(task: Task, actor: Actor, now: datetime, units: list[Unit], line: int, given: Sequence[Given]) -> Row:
    mine = bool(actor.unit) and actor.unit in {unit.key for unit in units}
    due = task.next_due_at
    over = not due and task.due.get("kind") in queries.ONCE and bool(task.evidence.all())
    return Row(
        task=task,
        face=face(due, now, rule=_("mục %(ref)s") % {"ref": task.ref}, strict=True) if due else None,
        why=words.why(task.next_why, task.deadline_text) if due else words.undated(task.due, task.deadline_text, over),
        recurrence=words.recurrence(task.due),
        open_term=not due and not over and words.needs_setting(task.due, task.deadline_text),
        units=units,
        line=line,
        percent=round(task.confidence * 100),
        doubtful=task.confidence < SURE,
        mine=mine,
        may_give=mine or bool(actor.roles & CONFIRMERS),
        given=given,
    )


def _late(given: Evidence) -> str:
    return face(given.for_due_at, given.given_at, done=given.given_at, strict=True).late if given.for_due_at else ""
