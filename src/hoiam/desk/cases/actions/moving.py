"""Assign, dismiss, reopen and close a case."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.states import SENTENCES, Moved
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Move, Verdict
from hoiam.desk.articles import actions as articles
from hoiam.desk.cases import queries
from hoiam.desk.cases.actions import clocks
from hoiam.desk.cases.actions.dating import leave_days
from hoiam.desk.cases.actions.extending import drop_open
from hoiam.desk.cases.actions.handing import withdraw_open
from hoiam.desk.cases.actions.line import locked, moved, write_line
from hoiam.desk.cases.actions.owing import owe_answer
from hoiam.desk.cases.actions.telling import tell_move
from hoiam.desk.cases.models import Case, CaseUnit
from hoiam.desk.units.models import Unit


@transaction.atomic
def assign(
    *,
    case: Case,
    lead: Unit,
    by: Actor,
    now: datetime,
    support: Sequence[Unit] = (),
    inform: Sequence[Unit] = (),
    order: str = "",
) -> Case:
    """Give a case to the unit that must find out and put right; its clocks start.

    The unit that leads already wins no time by it: what runs goes on, and longer terms take `extend` and its reason.
    """
    case = locked(case)
    step = moved(case, Move.ASSIGN, by)
    if case.lead_id == lead.pk:
        step = _going_on(case, step)
    if lead.office_id != case.office_id:
        raise Refused("case.foreign_unit", unit=lead.short_name)
    case.state, case.lead, case.assigned_at = step.state, lead, now
    case.save(update_fields=["state", "lead", "assigned_at"])
    case.others.all().delete()
    parts = {unit.pk: (unit, "inform") for unit in inform} | {unit.pk: (unit, "support") for unit in support}
    parts.pop(lead.pk, None)
    CaseUnit.objects.bulk_create(CaseUnit(case=case, unit=unit, part=part) for unit, part in parts.values())
    clocks.turn(case=case, wanted=Move.ASSIGN, step=step, by=by, now=now)
    told = {"to": [lead, *support], "number": case.number, "by": by, "now": now}
    articles.let_unit_see(office=case.office, articles=queries.articles_to_prove(case), **told)
    withdraw_open(case, by, now)
    drop_open(case, by, now)
    facts = {"lead": lead.key, "support": [unit.key for unit in support], "order": order[:500]}
    tell_move(case=case, wanted=Move.ASSIGN, by=by, now=now)
    write_line(case, SENTENCES[Move.ASSIGN], by, now, step.role.value, **facts)
    return case


def _going_on(case: Case, step: Moved) -> Moved:
    """Return a step that stops no clock and starts only those that do not run."""
    run = set(case.clocks.filter(done_at__isnull=True).values_list("what", flat=True))
    return replace(step, stops=(), starts=tuple(what for what in step.starts if what not in run))


@transaction.atomic
def dismiss(*, case: Case, reason: str, by: Actor, now: datetime, positive: bool = False) -> Case:
    """End a case that is not the office's matter, or that is good news; always with a reason.

    What the press asked in writing is still owed: its term runs on, and the answer stays open (L103 Đ.39; NĐ 237 Đ.18).
    """
    case = locked(case)
    wanted = Move.PRAISE if positive else Move.DISMISS
    step = moved(case, wanted, by)
    if not reason.strip():
        raise Refused("case.needs_reason")
    case.state = step.state
    case.save(update_fields=["state"])
    clocks.turn(case=case, wanted=wanted, step=step, by=by, now=now)
    leave_days(case=case, by=by, now=now)
    owe_answer(case=case, by=by, now=now)
    tell_move(case=case, wanted=wanted, by=by, now=now)
    write_line(case, SENTENCES[wanted], by, now, step.role.value, reason=reason[:500])
    return case


@transaction.atomic
def reopen(*, case: Case, reason: str, by: Actor, now: datetime) -> Case:
    """Go back to verifying: new facts, or claims that stayed unknown. Its term begins anew, the signed verdict falls.

    The parts of work go on; the next conclusion withdraws those that no finding asks for any more.
    """
    case = locked(case)
    step = moved(case, Move.REOPEN, by)
    if not reason.strip():
        raise Refused("case.needs_reason")
    case.state, case.verdict, case.concluded_at, case.concluded_by = step.state, "", None, ""
    case.save(update_fields=["state", "verdict", "concluded_at", "concluded_by"])
    clocks.turn(case=case, wanted=Move.REOPEN, step=step, by=by, now=now)
    tell_move(case=case, wanted=Move.REOPEN, by=by, now=now)
    write_line(case, SENTENCES[Move.REOPEN], by, now, step.role.value, reason=reason[:500])
    return case


@transaction.atomic
def close(*, case: Case, outcome: str, by: Actor, now: datetime) -> Case:
    """Close a case whose every track has ended. "Đã ghi nhận" closes nothing: the outcome must be said.

    A signed paper goes out or back to its drafter first: its term is the law's, and no move of a case stops it.
    """
    case = locked(case)
    step = moved(case, Move.CLOSE, by)
    gaps = queries.gaps(case)
    if gaps:
        raise MoveDenied("case.gaps", gaps=[gap.as_json() for gap in gaps])
    if len(outcome.split()) < 4:
        raise MoveDenied("case.no_outcome")
    case.state, case.outcome, case.closed_at, case.closed_by = step.state, outcome, now, by.key
    case.save(update_fields=["state", "outcome", "closed_at", "closed_by"])
    clocks.turn(case=case, wanted=Move.CLOSE, step=step, by=by, now=now)
    leave_days(case=case, by=by, now=now)
    tell_move(case=case, wanted=Move.CLOSE, by=by, now=now)
    facts = {"verdict": Verdict(case.verdict).value, "outcome": outcome[:500]}
    write_line(case, SENTENCES[Move.CLOSE], by, now, step.role.value, **facts)
    return case
