"""The instructions on a case as its page shows them: whose words, for whom, received, late, done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.store import unpack
from hoiam.core.handle.states import CLOSERS
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import State
from hoiam.core.values.law import Due
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, Instruction
from hoiam.desk.cases.orders import LEADERS, leaders_of, may_move_day
from hoiam.web.chrome.clocks import Face, face


@dataclass(frozen=True, slots=True)
class Moved:
    """One change of its day: what it was (none: no day before), who changed it, when and why."""

    before: date | None
    who: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Order:
    """One instruction; `mine` says that this person's unit is bound by it, `movable` that they may move its day."""

    row: Instruction
    who: str
    unit: str
    acker: str
    doer: str
    face: Face | None
    mine: bool
    movable: bool
    moves: list[Moved]


def orders(case: Case, actor: Actor, now: datetime, posts: dict[str, str]) -> list[Order]:
    """Return the instructions on a case, those without a result first; `posts` names who gave and took them."""
    rows = queries.instructions_of(case)
    asks = bool(rows) and bool(actor.roles & LEADERS)
    leaders = leaders_of(case.office, localdate(now)) if asks else frozenset()
    return [_order(row, case, actor, now, posts, leaders) for row in rows]


def _order(
    row: Instruction, case: Case, actor: Actor, now: datetime, posts: dict[str, str], leaders: Collection[str]
) -> Order:
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
        movable=_movable(row, case, actor, leaders),
        moves=_moves(row, case, posts),
    )


def _movable(row: Instruction, case: Case, actor: Actor, leaders: Collection[str]) -> bool:
    live = case.state != State.CLOSED and not case.office.frozen_at and row.done_at is None
    return live and may_move_day(row, actor, leaders)


def _moves(row: Instruction, case: Case, posts: dict[str, str]) -> list[Moved]:
    """Return how its day was changed, the oldest first: each of its terms after the one it was given with."""
    terms = sorted((clock for clock in case.clocks.all() if clock.order_id == row.pk), key=lambda one: one.pk)
    made = []
    before: date | None = None
    for clock in terms:
        due = unpack(Due, clock.due)
        if clock.started_at != row.given_at:
            reason = next((str(one.facts["reason"]) for one in due.reasons if one.code == "set.reason"), "")
            made.append(Moved(before, posts.get(clock.started_by, clock.started_by), clock.started_at, reason))
        before = due.due if isinstance(due.due, date) else None
    return made
