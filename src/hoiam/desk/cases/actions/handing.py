"""Give a case back to who gave it out, or hand it over to another unit that agrees."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.states import SENTENCES
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Move, State
from hoiam.desk.articles import actions as articles
from hoiam.desk.cases import queries
from hoiam.desk.cases.actions import clocks
from hoiam.desk.cases.actions.extending import drop_open
from hoiam.desk.cases.actions.line import locked, moved, only_its_lead, write_line
from hoiam.desk.cases.actions.telling import tell, tell_move
from hoiam.desk.cases.models import Case, CaseClock, CaseTrack, CaseUnit, Handover
from hoiam.desk.units.models import Unit

FEWEST_WORDS = 4


@transaction.atomic
def give_back(*, case: Case, reason: str, by: Actor, now: datetime) -> Case:
    """Give a case back to who gave it out: not this unit's matter (trả lại, không đúng thẩm quyền)."""
    case = locked(case)
    step = moved(case, Move.GIVE_BACK, by)
    only_its_lead(case, by)
    _needs(reason)
    lead = case.lead
    case.state, case.lead, case.assigned_at = step.state, None, None
    case.save(update_fields=["state", "lead", "assigned_at"])
    withdraw_open(case, by, now)
    drop_open(case, by, now)
    clocks.turn(case=case, wanted=Move.GIVE_BACK, step=step, by=by, now=now)
    facts = {"giver": lead.key if lead else "", "reason": reason.strip()[:500]}
    tell_move(case=case, wanted=Move.GIVE_BACK, by=by, now=now, **facts)
    write_line(case, SENTENCES[Move.GIVE_BACK], by, now, step.role.value, **facts)
    return case


@transaction.atomic
def ask_handover(*, case: Case, taker: Unit, reason: str, by: Actor, now: datetime) -> Handover:
    """Ask another unit to take the case over; until it answers nothing moves and every term runs on."""
    case = locked(case)
    moved(case, Move.HAND_OVER, by)
    only_its_lead(case, by)
    _needs(reason)
    if case.lead is None or taker.office_id != case.office_id or taker.pk == case.lead_id:
        raise Refused("case.foreign_unit", unit=taker.short_name)
    if case.handovers.filter(answer="").exists():
        raise MoveDenied("handover.open")
    asked = Handover.objects.create(
        case=case, giver=case.lead, taker=taker, reason=reason.strip()[:500], asked_by=by.key, asked_at=now
    )
    facts = {"giver": case.lead.key, "taker": taker.key, "reason": asked.reason}
    tell(case=case, code="notice.handover.ask", by=by, now=now, units=[taker], facts=facts)
    write_line(case, "handover.ask", by, now, **facts)
    return asked


@transaction.atomic
def answer_handover(*, handover: Handover, accept: bool, reason: str, by: Actor, now: datetime) -> Case:
    """Take the case over, or say why not. The term for the result runs on; only that for starting begins anew."""
    case = locked(handover.case)
    asked = _open(handover)
    step = moved(case, Move.HAND_OVER, by)
    if by.unit != asked.taker.key:
        raise Refused("handover.not_yours", unit=asked.taker.short_name)
    if not accept:
        _needs(reason)
    _close(asked, "accepted" if accept else "refused", reason, by, now)
    facts = {"giver": asked.giver.key, "taker": asked.taker.key}
    if not accept:
        tell(case=case, code="notice.handover.refuse", by=by, now=now, units=[asked.giver], facts=facts)
        write_line(case, "handover.refuse", by, now, step.role.value, reason=asked.answer_reason, **facts)
        return case
    _move_over(case, asked, step.state, now)
    drop_open(case, by, now)
    told = {"to": [asked.taker], "number": case.number, "by": by, "now": now}
    articles.let_unit_see(office=case.office, articles=queries.articles_to_prove(case), **told)
    clocks.turn(case=case, wanted=Move.HAND_OVER, step=step, by=by, now=now)
    tell_move(case=case, wanted=Move.HAND_OVER, by=by, now=now, **facts)
    write_line(case, SENTENCES[Move.HAND_OVER], by, now, step.role.value, reason=asked.reason, **facts)
    return case


@transaction.atomic
def withdraw_handover(*, handover: Handover, by: Actor, now: datetime) -> Case:
    """Take the request back: the unit that leads keeps the case."""
    case = locked(handover.case)
    asked = _open(handover)
    only_its_lead(case, by)
    _close(asked, "withdrawn", "", by, now)
    write_line(case, "handover.withdraw", by, now, giver=asked.giver.key, taker=asked.taker.key)
    return case


def _move_over(case: Case, asked: Handover, state: State, now: datetime) -> None:
    """Make the taker lead; the giver stays informed, and open parts of its work go with the case."""
    case.state, case.lead, case.assigned_at = state, asked.taker, now
    case.save(update_fields=["state", "lead", "assigned_at"])
    case.others.filter(unit=asked.taker).delete()
    CaseUnit.objects.get_or_create(case=case, unit=asked.giver, defaults={"part": "inform"})
    CaseTrack.objects.filter(case=case, unit=asked.giver).update(unit=asked.taker)
    running = CaseClock.objects.filter(case=case, done_at__isnull=True, track__isnull=False, unit=asked.giver)
    running.update(unit=asked.taker)


def _open(handover: Handover) -> Handover:
    held = Handover.objects.select_for_update().select_related("giver", "taker").get(pk=handover.pk)
    if held.answer:
        raise MoveDenied("handover.answered")
    return held


def withdraw_open(case: Case, by: Actor, now: datetime) -> None:
    """Let an open request fall because the case goes elsewhere; part of another action."""
    for asked in case.handovers.filter(answer=""):
        _close(asked, "withdrawn", "", by, now)


def _close(asked: Handover, answer: str, reason: str, by: Actor, now: datetime) -> None:
    asked.answer, asked.answer_reason, asked.answered_by, asked.answered_at = answer, reason.strip()[:500], by.key, now
    asked.save()


def _needs(reason: str) -> None:
    if len(reason.split()) < FEWEST_WORDS:
        raise Refused("case.needs_reason")
