"""The days that people set: by an order, in a question to a unit, for a part of work. Each runs as a term of its case.

So it is shown, reminded, late and passed on as terms are; part of the actions that set the day and that end the thing.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from hoiam.core.calendar import end_of
from hoiam.core.compose.store import pack
from hoiam.core.schedule import set_by_hand
from hoiam.core.values.actor import Actor
from hoiam.desk.cases.models import Case, CaseClock, CaseTask, CaseTrack, Instruction
from hoiam.desk.law import queries as law
from hoiam.desk.units.models import Unit


@transaction.atomic
def set_day(
    *,
    case: Case,
    what: str,
    day: date,
    by: Actor,
    now: datetime,
    unit: Unit | None = None,
    about: str = "",
    reason: str = "",
    order: Instruction | None = None,
    task: CaseTask | None = None,
    track: CaseTrack | None = None,
) -> CaseClock:
    """Start the term of what a person set a day for; the one that ran for it before is replaced and stays on record.

    Without a `unit` it binds whoever leads the case.
    """
    of = {"order": order, "task": task, "track": track}
    end_day(by=by, now=now, ended="replaced", order=order, task=task, track=track)
    return CaseClock.objects.create(
        case=case,
        what=what,
        about=about[:200],
        unit=unit,
        policy=True,
        started_at=now,
        ends_at=end_of(day),
        due=pack(set_by_hand(day, now, law.calendar(), reason)),
        started_by=by.key,
        **of,
    )


@transaction.atomic
def end_day(
    *,
    by: Actor,
    now: datetime,
    ended: str = "done",
    order: Instruction | None = None,
    task: CaseTask | None = None,
    track: CaseTrack | None = None,
) -> int:
    """Stop the running term of one thing; late stays late. Nothing happens where no day was set."""
    of = {name: row for name, row in (("order", order), ("task", task), ("track", track)) if row is not None}
    return CaseClock.objects.filter(**of, done_at__isnull=True).update(done_at=now, ended=ended)


@transaction.atomic
def leave_days(*, case: Case, by: Actor, now: datetime) -> int:
    """Stop the terms of orders and questions of a case that is over: nobody is late with what nobody awaits."""
    held = CaseClock.objects.filter(Q(order__isnull=False) | Q(task__isnull=False), case=case, done_at__isnull=True)
    return held.update(done_at=now, ended="left")
