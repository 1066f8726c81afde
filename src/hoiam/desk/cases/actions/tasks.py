"""Ask another unit for work, an opinion or a confirmation within a case, and take its answer."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle import tasks
from hoiam.core.handle.states import CLOSERS, ROUTERS
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import State, TaskKind
from hoiam.desk.cases.actions.dating import end_day, set_day
from hoiam.desk.cases.actions.filing import Stored, keep_files
from hoiam.desk.cases.actions.line import locked, only_its_units, write_line
from hoiam.desk.cases.actions.telling import tell
from hoiam.desk.cases.models import Case, CaseTask, Claim
from hoiam.desk.units.models import Unit

ASKERS = frozenset({*ROUTERS, *CLOSERS})
OVER = (State.CLOSED, State.IRRELEVANT, State.POSITIVE)


@transaction.atomic
def ask_unit(
    *,
    case: Case,
    kind: TaskKind,
    unit: Unit,
    text: str,
    by: Actor,
    now: datetime,
    claim: Claim | None = None,
    until: date | None = None,
) -> CaseTask:
    """Ask a unit of the office for something; it sees this request and its article, not the whole case.

    Names and numbers of people are taken out of the words before they are kept (guard-rail G9).
    """
    case = locked(case)
    if case.state in OVER:
        raise MoveDenied("case.over")
    if not by.roles & ASKERS:
        only_its_units(case, by)
    if unit.office_id != case.office_id or unit.key == by.unit:
        raise Refused("case.foreign_unit", unit=unit.short_name)
    if not text.strip():
        raise Refused("asked.empty")
    if until and until < localdate(now):
        raise Refused("case.past_day")
    asked = CaseTask.objects.create(
        case=case,
        kind=kind,
        unit=unit,
        text=redact(text).strip()[:500],
        claim=claim if claim and claim.case_id == case.pk else None,
        until=until,
        asked_by=by.key,
        asked_for=Unit.objects.filter(key=by.unit).first(),
        asked_at=now,
    )
    if until:
        set_day(case=case, what="asked", day=until, by=by, now=now, unit=unit, about=asked.text, task=asked)
    facts = {"unit": unit.key, "text": asked.text, "kind": kind.value, "task": asked.pk}
    tell(case=case, code="notice.asked.ask", by=by, now=now, units=[unit], facts=facts)
    write_line(case, "asked.ask", by, now, **facts)
    return asked


@transaction.atomic
def take_task(*, task: CaseTask, by: Actor, now: datetime) -> CaseTask:
    """Say that the unit is at it."""
    case, held = _held(task, by)
    held.state = tasks.step(held.state, "doing")
    held.save(update_fields=["state"])
    write_line(case, "asked.take", by, now, unit=held.unit.key, text=held.text)
    return held


@transaction.atomic
def answer_task(
    *, task: CaseTask, answer: str, by: Actor, now: datetime, finding: str = "", stored: Sequence[Stored] = ()
) -> CaseTask:
    """Answer what the unit was asked, with photos or papers where there are any."""
    case, held = _held(task, by)
    held.state = tasks.step(held.state, "done")
    held.finding = tasks.complete(TaskKind(held.kind), answer, finding)
    _end(held, answer, by, now)
    keep_files(case=case, stored=stored, by=by, now=now, task=held)
    facts = {
        "task": held.pk,
        "unit": held.unit.key,
        "text": held.text,
        "answer": held.answer[:300],
        "finding": held.finding,
    }
    tell(case=case, code="notice.asked.answer", by=by, now=now, **_asker(held), facts=facts)
    write_line(case, "asked.answer", by, now, **facts)
    return held


@transaction.atomic
def refuse_task(*, task: CaseTask, reason: str, by: Actor, now: datetime) -> CaseTask:
    """Say why the unit cannot do or answer it; it goes back to who asked."""
    case, held = _held(task, by)
    held.state = tasks.step(held.state, "refused")
    if len(reason.split()) < tasks.FEWEST_WORDS:
        raise Refused("case.needs_reason")
    _end(held, reason, by, now)
    facts = {"task": held.pk, "unit": held.unit.key, "text": held.text, "reason": held.answer[:300]}
    tell(case=case, code="notice.asked.refuse", by=by, now=now, **_asker(held), facts=facts)
    write_line(case, "asked.refuse", by, now, **facts)
    return held


@transaction.atomic
def withdraw_task(*, task: CaseTask, by: Actor, now: datetime) -> CaseTask:
    """Take a request back that is not needed any more."""
    case = locked(task.case)
    held = CaseTask.objects.select_for_update(of=("self",)).select_related("unit", "asked_for").get(pk=task.pk)
    mine = held.asked_by == by.key or (held.asked_for and held.asked_for.key == by.unit)
    if not mine and not by.roles & ASKERS:
        raise Refused("asked.not_yours", unit=held.unit.short_name)
    held.state = tasks.step(held.state, "withdrawn")
    _end(held, "", by, now)
    facts = {"task": held.pk, "unit": held.unit.key, "text": held.text}
    tell(case=case, code="notice.asked.withdraw", by=by, now=now, units=[held.unit], facts=facts)
    write_line(case, "asked.withdraw", by, now, **facts)
    return held


def _held(task: CaseTask, by: Actor) -> tuple[Case, CaseTask]:
    """Return the case and the task, held; only somebody of the asked unit goes on."""
    case = locked(task.case)
    held = CaseTask.objects.select_for_update(of=("self",)).select_related("unit", "asked_for").get(pk=task.pk)
    if by.unit != held.unit.key:
        raise Refused("asked.not_yours", unit=held.unit.short_name)
    return case, held


def _end(held: CaseTask, answer: str, by: Actor, now: datetime) -> None:
    held.answer, held.answered_by, held.answered_at = redact(answer).strip()[:2000], by.key, now
    held.save()
    end_day(by=by, now=now, ended="done" if held.state == "done" else "left", task=held)


def _asker(held: CaseTask) -> dict[str, list[Unit] | list[str]]:
    """Return whom an answer is for: the unit that asked, else the person who did."""
    return {"units": [held.asked_for]} if held.asked_for else {"people": [held.asked_by]}
