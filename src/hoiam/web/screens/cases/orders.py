"""The instructions on a case as its page shows them: whose words, for whom, received, late, done."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hoiam.core.handle.states import CLOSERS
from hoiam.core.values.actor import Actor
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, Instruction
from hoiam.web.chrome.clocks import Face, face


@dataclass(frozen=True, slots=True)
class Order:
    """One instruction; `mine` says that this person's unit is bound by it."""

    row: Instruction
    who: str
    unit: str
    acker: str
    doer: str
    face: Face | None
    mine: bool


def orders(case: Case, actor: Actor, now: datetime, posts: dict[str, str]) -> list[Order]:
    """Return the instructions on a case, those without a result first; `posts` names who gave and took them."""
    return [_order(row, case, actor, now, posts) for row in queries.instructions_of(case)]


def _order(row: Instruction, case: Case, actor: Actor, now: datetime, posts: dict[str, str]) -> Order:
    whom = row.unit or case.lead
    mine = whom.key == actor.unit if whom else bool(actor.roles & set(CLOSERS))
    return Order(
        row=row,
        who=posts.get(row.given_by, row.given_by),
        unit=whom.short_name if whom else _("Văn phòng"),
        acker=posts.get(row.acked_by, row.acked_by),
        doer=posts.get(row.done_by, row.done_by),
        face=face(row.until, now, done=row.done_at) if row.until else None,
        mine=mine and not case.office.frozen_at,
    )
