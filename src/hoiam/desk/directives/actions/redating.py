"""Compute the dates that stand anew where what they rest on has changed; what is overdue already stays so."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hoiam.core.values.actor import Actor
from hoiam.desk.directives import dates, queries
from hoiam.desk.directives.actions.following import follow_units, set_next
from hoiam.desk.directives.models import Evidence, Quality, Task, TaskUnit
from hoiam.desk.units.models import Office


@transaction.atomic
def follow_holiday(*, office: Office, by: Actor, now: datetime) -> int:
    """Let weekly dates follow what the office has just chosen for days off; return how many tasks that moved.

    Leaves no line of its own: the choice has one.
    """
    weekly = [task.pk for task in queries.followed(office).order_by("id") if _is_weekly(task)]
    return sum(_moved(number, office, now) for number in weekly)


def _is_weekly(task: Task) -> bool:
    due = dates.due_of(task)
    return "weekly" in (due.get("kind"), *(due.get("also") or []))


def _moved(number: int, office: Office, now: datetime) -> bool:
    task = Task.objects.select_for_update(of=("self",)).select_related("directive").get(pk=number)
    task.directive.office = office  # with what was chosen now
    before = task.next_due_at
    bonds = list(task.units.select_for_update(of=("self",)).filter(ended_at=None))
    for held in (one for one in bonds or [task] if one.next_due_at and one.next_due_at > now):
        if dates.was_moved(held):
            continue
        set_next(held, dates.next_of(held, task, _since(held, task, now)))
        held.save(update_fields=["next_due_at", "next_why"])
    if bonds:
        follow_units(task)
        task.save(update_fields=["next_due_at", "next_why"])
    return task.next_due_at != before


def _since(held: Task | TaskUnit, task: Task, now: datetime) -> datetime:
    """Return after which moment the next date is looked for: what was handed in ahead of its date stays handed in."""
    unit = held.unit_id if isinstance(held, TaskUnit) else None
    met = Evidence.objects.filter(task=task, unit=unit).exclude(quality=Quality.WEAK)
    return max(now, met.aggregate(last=Max("for_due_at"))["last"] or now)
