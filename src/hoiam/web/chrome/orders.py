"""Leaders' instructions on an incoming paper as pages show them: whose words, for whom, received, late, done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Actor
from hoiam.desk.cases.orders import LEADERS, leaders_of, may_move_day
from hoiam.desk.directives import orders
from hoiam.desk.directives.models import Order, OrderMove
from hoiam.desk.papers.models import Paper
from hoiam.desk.units.queries import answers_for
from hoiam.web.chrome.clocks import Face, face


@dataclass(frozen=True, slots=True)
class Shown:
    """One instruction; `mine` says that this person's unit is bound by it."""

    row: Order
    who: str
    unit: str
    acker: str
    doer: str
    face: Face | None
    mine: bool
    ack_url: str
    done_url: str
    move_url: str  # where this person moves its day, "" where not
    moves: list[tuple[OrderMove, str]]  # the days it had, the first first, each with who changed it


def where(paper: Paper) -> str:
    """Return the page of a paper: of its dispatch where it is one."""
    if paper.about_kind == "directive":
        return reverse("directive", args=[int(paper.about_key)])
    return reverse("paper", args=[paper.year, paper.arrival])


def shown(paper: Paper | None, actor: Actor, now: datetime, posts: dict[str, str]) -> list[Shown]:
    """Return the instructions on a paper, those without a result first."""
    if paper is None:
        return []
    asks = bool(actor.roles & LEADERS) and not paper.office.frozen_at
    leaders = leaders_of(paper.office, localdate(now)) if asks else frozenset()
    return [_shown(row, actor, now, posts, leaders) for row in orders.of_paper(paper)]


def _shown(row: Order, actor: Actor, now: datetime, posts: dict[str, str], leaders: Collection[str]) -> Shown:
    mine = answers_for(row.unit, actor.unit, localdate(now)) and not row.paper.office.frozen_at
    return Shown(
        row=row,
        who=posts.get(row.given_by, row.given_by),
        unit=row.unit.short_name,
        acker=posts.get(row.acked_by, row.acked_by),
        doer=posts.get(row.done_by, row.done_by),
        face=face(row.until, now, done=row.done_at) if row.until else None,
        mine=mine,
        ack_url=reverse("order_ack", args=[row.pk]),
        done_url=reverse("order_done", args=[row.pk]),
        move_url=reverse("order_move", args=[row.pk]) if _movable(row, actor, leaders) else "",
        moves=[(one, posts.get(one.by, one.by)) for one in row.moves.all()],
    )


def _movable(row: Order, actor: Actor, leaders: Collection[str]) -> bool:
    return row.done_at is None and not row.paper.office.frozen_at and may_move_day(row, actor, leaders)
