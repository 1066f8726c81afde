"""What was handed on so many days ahead of the giver's date goes with that date when somebody moves it."""

from datetime import datetime

from hoiam.core.values.actor import Actor
from hoiam.desk.directives import dates
from hoiam.desk.directives.actions.following import set_next
from hoiam.desk.directives.models import MovedDate, TaskUnit


def follow_giver(bond: TaskUnit, moved: MovedDate, by: Actor, now: datetime) -> bool:
    """Move the date that hangs on the giver's; tell whether that changed it.

    One that was met stays. What is overdue stays so where it would be still; what would have passed because the giver's
    comes earlier ends together with the giver's.
    """
    was, due_at = dates.trailing(bond, moved)
    standing = bond.next_due_at
    if standing is None or (dates.moved_from(bond, standing) or standing) != was:
        return False
    if due_at <= now < standing:
        due_at = moved.due_at
    if due_at <= now or due_at == standing:
        return False
    told = {"due_at": due_at, "why": moved.why, "at": now, "by": by.key}
    own, _made = MovedDate.objects.update_or_create(bond=bond, was_due_at=was, defaults=told)
    set_next(bond, dates.moved_to(own))
    bond.save(update_fields=["next_due_at", "next_why"])
    return True
