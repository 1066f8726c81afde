"""Say once what a fuzzy word means in the office; tasks that waited for it get their dates."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives import queries, terms
from hoiam.desk.directives.actions.following import follow_term
from hoiam.desk.directives.actions.roles import DECIDERS
from hoiam.desk.directives.models import Every, Fuzzy, Task, Term
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit

_MOST = {Every.WEEKLY: 7, Every.MONTHLY: 31, Every.QUARTERLY: 31}
_MOST_HOURS, _MOST_DAYS = 240, 60


@transaction.atomic
def agree(
    *,
    office: Office,
    word: Fuzzy,
    owner: Unit,
    by: Actor,
    now: datetime,
    hours: int | None = None,
    working_days: int | None = None,
    every: str = "",
    day: int | None = None,
    note: str = "",
) -> Term:
    """Write down what a word means: hours, working days, or how often and on which day. Exactly one of the three.

    What was agreed is changed by its owner or by the leader. Raises Refused, nothing saved.
    """
    if not by.roles & DECIDERS:
        raise Refused("term.role")
    units.refuse_frozen(office)
    _check(hours, working_days, every, day)
    before = (
        Term.objects.select_for_update(of=("self",)).select_related("owner").filter(office=office, word=word).first()
    )
    if before and before.owner.key != by.unit and not by.roles & {Role.CHU_TICH, Role.PCT}:
        raise Refused("term.owner")
    facts = {"hours": hours, "working_days": working_days, "every": every, "day": day if every else None}
    told = {**facts, "owner": owner, "note": note.strip()[:300], "decided_at": now, "decided_by": by.key}
    term, _made = Term.objects.update_or_create(office=office, word=word, defaults=told)
    changed = sum(follow_term(task, queries.terms_of(office), now) for task in _waiting(office, word))
    audit.record(
        verb="term.agree", subject=("term", word.value), by=by, now=now, office=office.key, **facts, tasks=changed
    )
    return term


def _check(hours: int | None, working_days: int | None, every: str, day: int | None) -> None:
    if sum((hours is not None, working_days is not None, bool(every))) != 1:
        raise Refused("term.one")
    bad_hours = hours is not None and not 1 <= hours <= _MOST_HOURS
    bad_days = working_days is not None and not 1 <= working_days <= _MOST_DAYS
    bad_day = bool(every) and not 1 <= (day or 0) <= _MOST[Every(every)]
    if bad_hours or bad_days or bad_day:
        raise Refused("term.number")


def _waiting(office: Office, word: Fuzzy) -> list[Task]:
    """Return the followed tasks whose word it is, in the order in which they are locked."""
    tasks = queries.followed(office).order_by("id")
    return [task for task in tasks if word in terms.words_of(task.due, task.deadline_text)]
