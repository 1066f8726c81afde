"""Write down a task of a dispatch that the machine has not seen, before the dispatch is confirmed."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.read.deadlines import deadline
from hoiam.core.text.fold import fold
from hoiam.core.values.actor import Actor
from hoiam.desk.directives import queries
from hoiam.desk.directives.actions.roles import write_line
from hoiam.desk.directives.actions.taking import unconfirmed
from hoiam.desk.directives.models import Directive, Task

ADDED = "BS"  # before the number of a task that a person added: bổ sung


@transaction.atomic
def add_task(
    *,
    directive: Directive,
    what: str,
    chosen: Sequence[str],
    by: Actor,
    now: datetime,
    due_on: date | None = None,
) -> Task:
    """Add a task in the words of the paper, for units of the paper's date. A person gives it: it is accepted.

    Its term is read in its words ("trước ngày 25 hằng tháng"), or is the end of `due_on`. Raises Refused for no words
    or no unit.
    """
    directive = unconfirmed(directive, by)
    words = " ".join(what.replace("\x00", "").split())
    if not words:
        raise Refused("task.empty")
    named = [unit for unit in queries.units_of_date(directive) if unit.key in chosen]
    if not named:
        raise Refused("task.units_none")
    read = deadline(words, fold(words), directive.dated)
    due = read.due.as_json() if due_on is None else {"kind": "dated", "date": due_on.isoformat(), "bound": "within"}
    number = directive.tasks.filter(ref__startswith=f"{ADDED}.").count() + 1
    task = Task.objects.create(
        directive=directive,
        ref=f"{ADDED}.{number}",
        what=words,
        actor_text=", ".join(unit.short_name for unit in named),
        deadline_text=(read.words or "")[:300] if due_on is None else "",
        due=due,
        chosen=[unit.key for unit in named],
        confidence=1,
        accepted=True,
    )
    units = ", ".join(task.chosen)
    facts = {"due": due_on.isoformat()} if due_on else {}
    write_line(directive, "task.add", by, now, task=task.ref, units=units, **facts)
    return task
