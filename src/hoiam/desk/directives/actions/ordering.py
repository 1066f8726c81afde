"""A leader's instruction (bút phê) on an incoming paper: given, moved, received, and what came of it (S19)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.cases.orders import LEADERS, leaders_of, may_move_day
from hoiam.desk.directives.actions.reminding import tell_of_order
from hoiam.desk.directives.models import Order, OrderMove
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit

FEWEST = 4  # words of a result


@transaction.atomic
def instruct(*, paper: Paper, order: str, unit: Unit, by: Actor, now: datetime, until: date | None = None) -> Order:
    """Write a leader's instruction on a paper: which unit does what until when, in the leader's own words."""
    units.refuse_frozen(paper.office)
    if not by.roles & LEADERS:
        raise Refused("case.instruct_role")
    if not order.strip():
        raise Refused("case.needs_order")
    if unit.office_id != paper.office_id:
        raise Refused("case.foreign_unit", unit=unit.short_name)
    if until and until < localdate(now):
        raise Refused("case.past_day")
    told: dict[str, Any] = {"unit": unit, "until": until, "given_by": by.key, "given_at": now}
    given = Order.objects.create(paper=paper, order=order.strip()[:500], **told)
    tell_of_order(given, "order", by, now)
    _line(given, "order.give", by, now, until=until.isoformat() if until else "", unit=unit.key)
    return given


@transaction.atomic
def move_order(*, order: Order, until: date, reason: str, by: Actor, now: datetime) -> Order:
    """Give an instruction another day, or its first one, with a written reason; the old day stays on record.

    Who may is asked as of the one on a case: who gave it, the head, any leader once who gave it leads no more. Its unit
    is told, and reminded of the new day by the steps of any.
    """
    rows = Order.objects.select_for_update(of=("self",)).select_related("paper__office", "unit__successor__successor")
    held = rows.get(pk=order.pk)
    units.refuse_frozen(held.paper.office)
    if not may_move_day(held, by, leaders_of(held.paper.office, localdate(now))):
        raise Refused("instruction.not_your_order")
    if held.done_at:
        raise MoveDenied("instruction.done")
    if until < localdate(now):
        raise Refused("case.past_day")
    if until == held.until:
        raise Refused("instruction.same_day")
    if len(reason.split()) < FEWEST:
        raise Refused("case.needs_reason")
    why, before, held.until = reason.strip()[:500], held.until, until
    held.save(update_fields=["until"])
    OrderMove.objects.create(order=held, was=before, until=until, why=why, at=now, by=by.key)
    tell_of_order(held, "move", by, now, note=why[:300])
    days = {"from_day": before.isoformat() if before else "", "to_day": until.isoformat()}
    _line(held, "order.move", by, now, unit=held.unit.key, reason=why, **days)
    return held


@transaction.atomic
def acknowledge(*, order: Order, by: Actor, now: datetime) -> Order:
    """Say that an instruction was received, and when; once, by somebody of its unit."""
    held = _held(order, by, now)
    if held.acked_at:
        raise MoveDenied("instruction.acked")
    held.acked_by, held.acked_at = by.key, now
    held.save(update_fields=["acked_by", "acked_at"])
    _line(held, "order.ack", by, now, unit=held.unit.key)
    return held


@transaction.atomic
def carry_out(*, order: Order, result: str, by: Actor, now: datetime) -> Order:
    """Say what came of an instruction. It counts as received with that, if nobody had said so."""
    held = _held(order, by, now)
    if held.done_at:
        raise MoveDenied("instruction.done")
    if len(result.split()) < FEWEST:
        raise Refused("instruction.needs_result")
    held.result, held.done_by, held.done_at = result.strip()[:500], by.key, now
    held.acked_by, held.acked_at = held.acked_by or by.key, held.acked_at or now
    held.save()
    _line(held, "order.done", by, now, unit=held.unit.key, result=held.result)
    return held


def _held(order: Order, by: Actor, now: datetime) -> Order:
    rows = Order.objects.select_for_update(of=("self",)).select_related("paper__office", "unit__successor__successor")
    held = rows.get(pk=order.pk)
    units.refuse_frozen(held.paper.office)
    if not units.answers_for(held.unit, by.unit, localdate(now)):
        raise Refused("instruction.not_yours")
    return held


def _line(held: Order, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Leave the audit line on what the paper is: a dispatch, or a line of the register."""
    paper = held.paper
    whole = paper.about_kind == "directive"
    subject = ("directive", paper.about_key) if whole else ("paper", str(paper.pk))
    audit.record(verb=verb, subject=subject, by=by, now=now, office=paper.office.key, order=held.order, **facts)
