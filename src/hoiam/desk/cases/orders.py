"""Who may move the day of an instruction (bút phê)? Reads only."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from hoiam.core.values.actor import Actor, Role
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

LEADERS = frozenset({Role.CHU_TICH, Role.PCT})


class Given(Protocol):
    """What tells who gave it: an instruction on a case, or one on a paper (desk/directives)."""

    given_by: str


def leaders_of(office: Office, today: date) -> frozenset[str]:
    """Return the accounts that lead an office on a day."""
    return frozenset(who for who, role, _unit in units.holders(office, today) if role in LEADERS)


def may_move_day(order: Given, actor: Actor, leaders: Collection[str]) -> bool:
    """Say whether somebody may, on a case or on a paper.

    Who wrote it, the head of the office, any leader once its writer leads no more. `leaders` are the office's today,
    read once for all of its instructions.
    """
    if not actor.roles & LEADERS:
        return False
    return order.given_by == actor.key or Role.CHU_TICH in actor.roles or order.given_by not in leaders
