"""More time to verify: the unit asks with its reason, who gave the case out grants or refuses. The old term is kept."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.states import ROUTERS, SENTENCES
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Move, State
from hoiam.desk.cases.actions import clocks
from hoiam.desk.cases.actions.line import locked, moved, only_its_lead, write_line
from hoiam.desk.cases.actions.telling import tell, tell_move
from hoiam.desk.cases.models import Case, Extension

FEWEST_WORDS = 4


@transaction.atomic
def ask_extension(*, case: Case, reason: str, by: Actor, now: datetime) -> Extension:
    """Ask for more time; until somebody grants it the term runs on."""
    case = locked(case)
    if case.state != State.VERIFYING:
        raise MoveDenied("move.state", state=case.state, move=Move.EXTEND.value)
    only_its_lead(case, by)
    _needs(reason)
    if case.extensions.filter(answer="").exists():
        raise MoveDenied("extension.open")
    asked = Extension.objects.create(case=case, reason=reason.strip()[:500], asked_by=by.key, asked_at=now)
    facts = {"unit": by.unit, "reason": asked.reason}
    tell(case=case, code="notice.extension.ask", by=by, now=now, roles=ROUTERS[:1], facts=facts)
    write_line(case, "extension.ask", by, now, reason=asked.reason)
    return asked


@transaction.atomic
def refuse_extension(*, extension: Extension, reason: str, by: Actor, now: datetime) -> Case:
    """Say why there is no more time; the term runs on."""
    case = locked(extension.case)
    step = moved(case, Move.EXTEND, by)
    _needs(reason)
    asked = Extension.objects.select_for_update().get(pk=extension.pk)
    if asked.answer:
        raise MoveDenied("extension.answered")
    _close(asked, "refused", reason, by, now)
    facts = {"reason": asked.answer_reason}
    units = [case.lead] if case.lead else []
    tell(case=case, code="notice.extension.refuse", by=by, now=now, units=units, facts=facts)
    write_line(case, "extension.refuse", by, now, step.role.value, **facts)
    return case


@transaction.atomic
def extend(*, case: Case, reason: str, by: Actor, now: datetime) -> Case:
    """Take more time to verify, with a written reason; the old term stays on record. Letters tell the newspaper.

    Who gave the case out grants it, never the unit that needs it. A term of law is not extended: no article allows it.
    """
    case = locked(case)
    step = moved(case, Move.EXTEND, by)
    _needs(reason)
    asked = case.extensions.filter(answer="").first()
    if asked and asked.asked_by == by.key:
        raise Refused("extension.same_person")
    asked = asked or Extension(case=case, reason=reason.strip()[:500], asked_at=now)  # nobody asked: given unasked
    _close(asked, "granted", reason, by, now)
    clocks.turn(case=case, wanted=Move.EXTEND, step=step, by=by, now=now)
    tell_move(case=case, wanted=Move.EXTEND, by=by, now=now)
    write_line(case, SENTENCES[Move.EXTEND], by, now, step.role.value, reason=reason.strip()[:500])
    return case


def drop_open(case: Case, by: Actor, now: datetime) -> None:
    """Let an open request fall because the verification ended or went elsewhere; part of another action."""
    case.extensions.filter(answer="").delete()


def _close(asked: Extension, answer: str, reason: str, by: Actor, now: datetime) -> None:
    asked.answer, asked.answer_reason, asked.answered_by, asked.answered_at = answer, reason.strip()[:500], by.key, now
    asked.save()


def _needs(reason: str) -> None:
    if len(reason.split()) < FEWEST_WORDS:
        raise Refused("case.needs_reason")
