"""A leader's instruction (bút phê): given, received by its unit, and what came of it (function S19)."""

from datetime import date, datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.states import CLOSERS, ROUTERS
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import State
from hoiam.desk.cases.actions.dating import end_day, set_day
from hoiam.desk.cases.actions.line import locked, write_line
from hoiam.desk.cases.actions.telling import tell
from hoiam.desk.cases.models import Case, Instruction
from hoiam.desk.cases.orders import LEADERS, leaders_of, may_move_day
from hoiam.desk.units.models import Unit

FEWEST_WORDS = 4


@transaction.atomic
def instruct(
    *, case: Case, order: str, by: Actor, now: datetime, unit: Unit | None = None, until: date | None = None
) -> Instruction:
    """Write a leader's instruction on a case: who does what until when, in the leader's own words.

    Without a unit it is for who leads the case; while nobody does, for who gives cases out.
    """
    case = locked(case)
    if case.state == State.CLOSED:
        raise MoveDenied("case.over")
    if not by.roles & LEADERS:
        raise Refused("case.instruct_role")
    if not order.strip():
        raise Refused("case.needs_order")
    if unit and unit.office_id != case.office_id:
        raise Refused("case.foreign_unit", unit=unit.short_name)
    if until and until < localdate(now):
        raise Refused("case.past_day")
    given = Instruction.objects.create(
        case=case, order=order.strip()[:500], unit=unit, until=until, given_by=by.key, given_at=now
    )
    if until:
        set_day(case=case, what="order", day=until, by=by, now=now, unit=unit, about=given.order, order=given)
    whom = unit or case.lead
    roles = () if whom else ROUTERS[:1]
    facts = {"order": given.order, "until": until.isoformat() if until else "", "unit": whom.key if whom else ""}
    tell(case=case, code="notice.instruct", by=by, now=now, units=[whom] if whom else (), roles=roles, facts=facts)
    write_line(case, "case.instruct", by, now, **facts)
    return given


@transaction.atomic
def acknowledge(*, instruction: Instruction, by: Actor, now: datetime) -> Instruction:
    """Say that an instruction was received, and when; once, by somebody of its unit."""
    case = locked(instruction.case)
    held = _held(instruction, by, case)
    if held.acked_at:
        raise MoveDenied("instruction.acked")
    held.acked_by, held.acked_at = by.key, now
    held.save(update_fields=["acked_by", "acked_at"])
    write_line(case, "instruction.ack", by, now, order=held.order)
    return held


@transaction.atomic
def carry_out(*, instruction: Instruction, result: str, by: Actor, now: datetime) -> Instruction:
    """Say what came of an instruction. It counts as received with that, if nobody had said so."""
    case = locked(instruction.case)
    held = _held(instruction, by, case)
    if held.done_at:
        raise MoveDenied("instruction.done")
    if len(result.split()) < 4:
        raise Refused("instruction.needs_result")
    held.result, held.done_by, held.done_at = result.strip()[:500], by.key, now
    held.acked_by, held.acked_at = held.acked_by or by.key, held.acked_at or now
    held.save()
    end_day(by=by, now=now, order=held)
    tell(case=case, code="notice.instruct.done", by=by, now=now, people=[held.given_by], facts={"order": held.order})
    write_line(case, "instruction.done", by, now, order=held.order, result=held.result)
    return held


@transaction.atomic
def move_day(*, instruction: Instruction, until: date, reason: str, by: Actor, now: datetime) -> Instruction:
    """Give an instruction another day, or its first one, with a written reason; the old day stays on record.

    Who gave it moves it; the head of the office too, and any leader once who gave it leads no more. A day that has
    passed stays late on record: its term ends as replaced, and the new one runs from now.
    """
    case = locked(instruction.case)
    held = Instruction.objects.select_for_update(of=("self",)).select_related("unit").get(pk=instruction.pk)
    if case.state == State.CLOSED:
        raise MoveDenied("case.over")
    if not may_move_day(held, by, leaders_of(case.office, localdate(now))):
        raise Refused("instruction.not_your_order")
    if held.done_at:
        raise MoveDenied("instruction.done")
    if until < localdate(now):
        raise Refused("case.past_day")
    if until == held.until:
        raise Refused("instruction.same_day")
    if len(reason.split()) < FEWEST_WORDS:
        raise Refused("case.needs_reason")
    before, held.until, why = held.until, until, reason.strip()[:500]
    held.save(update_fields=["until"])
    set_day(
        case=case, what="order", day=until, by=by, now=now, unit=held.unit, about=held.order, reason=why, order=held
    )
    facts = {"order": held.order, "from_day": before.isoformat() if before else "", "to_day": until.isoformat()}
    facts["reason"] = why
    whom = held.unit or case.lead
    roles = () if whom else ROUTERS[:1]
    people = [held.given_by] if held.given_by != by.key else []
    told = {"units": [whom] if whom else (), "roles": roles, "people": people}
    tell(case=case, code="notice.instruct.moved", by=by, now=now, facts=facts, **told)
    write_line(case, "instruction.move", by, now, **facts)
    return held


def bound(instruction: Instruction, case: Case) -> str:
    """Return the key of the unit that an instruction binds, "" while it is that of who gives cases out."""
    whom = instruction.unit or case.lead
    return whom.key if whom else ""


def _held(instruction: Instruction, by: Actor, case: Case) -> Instruction:
    held = Instruction.objects.select_for_update(of=("self",)).select_related("unit").get(pk=instruction.pk)
    key = bound(held, case)
    if key != by.unit and not (not key and by.roles & set(CLOSERS)):
        raise Refused("instruction.not_yours")
    return held
