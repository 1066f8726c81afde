"""Who may move the day of an instruction (bút phê)? Reads only."""

from datetime import date
from typing import Protocol

from hoiam.core.values.actor import Actor, Role
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

LEADERS = frozenset({Role.CHU_TICH, Role.PCT})


class Given(Protocol):
    """What tells who gave it: an instruction on a case, or one on a paper (desk/directives)."""

    given_by: str


def may_move_day(order: Given, office: Office, actor: Actor, today: date) -> bool:
    """Say whether somebody may, on a case or on a paper.

    Who wrote it, the head of the office, any leader once its writer leads no more.
    """
    if not actor.roles & LEADERS:
        return False
    if order.given_by == actor.key or Role.CHU_TICH in actor.roles:
        return True
    return order.given_by not in {who for who, role, _unit in units.holders(office, today) if role in LEADERS}
