"""Take in a read dispatch, let a person put it right and confirm it, follow its tasks."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.schedule.recur import next_due
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives.models import Directive, DirectiveState, Evidence, Task, TaskUnit
from hoiam.desk.files.models import StoredFile
from hoiam.desk.law import queries as law
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

READERS = frozenset({Role.VAN_THU, Role.VAN_PHONG, Role.PHONG_VHTT, Role.TRUNG_TAM, Role.UBND_XA, Role.DON_VI})
CONFIRMERS = frozenset({Role.VAN_PHONG, Role.PHONG_VHTT, Role.VAN_THU})


@transaction.atomic
def take_in(
    *,
    office: Office,
    name: str,
    source: str,
    restored: str,
    structure: Mapping[str, Any],
    doubts: Sequence[Mapping[str, Any]],
    by: Actor,
    now: datetime,
    file: StoredFile | None = None,
) -> Directive:
    """Keep a dispatch as the machine read it. Its tasks are proposals until a person confirms them."""
    if not by.roles & READERS:
        raise Refused("directive.role")
    units.refuse_frozen(office)
    head = structure["document"]
    directive = Directive.objects.create(
        office=office,
        name=name[:200],
        source=source.replace("\x00", ""),  # PostgreSQL holds no such character
        restored=restored.replace("\x00", ""),
        structure=dict(structure),
        doubts=list(doubts),
        number_full=(head.get("number_full") or "")[:64],
        dated=date.fromisoformat(head["date"]) if head.get("date") else None,
        issuer=((head.get("issuer") or {}).get("name") or "")[:200],
        subject=(head.get("subject") or "")[:500],
        file=file,
        received_at=now,
        received_by=by.key,
    )
    Task.objects.bulk_create(_task(directive, row, number) for number, row in enumerate(structure["tasks"], 1))
    facts = {"number": directive.number_full, "tasks": len(structure["tasks"])}
    _line(directive, "directive.take_in", by, now, **facts)
    return directive


def _task(directive: Directive, row: Mapping[str, Any], number: int) -> Task:
    return Task(
        directive=directive,
        ref=str(row.get("id") or number)[:16],
        what=row["what"],
        actors=list(row.get("actor") or []),
        actor_text=row.get("actor_text") or "",
        deadline_text=(row.get("deadline_text") or "")[:300],
        due=row.get("due") or {},
        outcome_to=(row.get("outcome_to") or "")[:300],
        confidence=float(row.get("confidence") or 0),
    )


@transaction.atomic
def mend(*, directive: Directive, fields: Mapping[str, str], restored: str, by: Actor, now: datetime) -> Directive:
    """Put right what was read wrong: number, issuer, subject, or the restored text."""
    directive = _unconfirmed(directive)
    before = {name: getattr(directive, name) for name in fields if name in ("number_full", "issuer", "subject")}
    for name in before:
        setattr(directive, name, fields[name][:500])
    directive.restored = restored
    directive.doubts = [d for d in directive.doubts if d["original"] in restored]
    directive.save()
    _line(directive, "directive.mend", by, now, before=before)
    return directive


@transaction.atomic
def mend_task(*, task: Task, what: str, accepted: bool, by: Actor, now: datetime) -> Task:
    """Put a task's words right, or strike it out before the dispatch is confirmed."""
    _unconfirmed(task.directive)
    if not what.strip():
        raise Refused("task.empty")
    task.what, task.accepted = what.strip(), accepted
    task.save(update_fields=["what", "accepted"])
    _line(task.directive, "task.mend", by, now, task=task.ref, accepted=accepted)
    return task


@transaction.atomic
def confirm(*, directive: Directive, by: Actor, now: datetime) -> Directive:
    """Confirm a dispatch: its tasks bind the units of that date and get their next due dates."""
    if not by.roles & CONFIRMERS:
        raise Refused("directive.confirm_role")
    directive = _unconfirmed(directive)
    directive.state, directive.confirmed_at, directive.confirmed_by = DirectiveState.CONFIRMED, now, by.key
    directive.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    on = directive.dated or localdate(now)
    of_date = list(units.units_of(directive.office, on))
    for task in directive.tasks.exclude(accepted=False):
        task.accepted = True
        _set_next(task, now, directive)
        task.save(update_fields=["accepted", "next_due_at", "next_why"])
        bound = [unit for unit in of_date if unit.role in task.actors]
        TaskUnit.objects.bulk_create(TaskUnit(task=task, unit=unit) for unit in bound)
    accepted = directive.tasks.filter(accepted=True).count()
    _line(directive, "directive.confirm", by, now, number=directive.number_full, tasks=accepted)
    return directive


def _unconfirmed(directive: Directive) -> Directive:
    """Return the directive's present row, held: what was confirmed is not put right any more."""
    units.refuse_frozen(directive.office)
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    if directive.state == DirectiveState.CONFIRMED:
        raise MoveDenied("directive.confirmed")
    return directive


def _set_next(task: Task, after: datetime, directive: Directive) -> None:
    found = next_due(task.due, after, directive.received_at, law.calendar())
    task.next_due_at = found.ends_at if found else None
    task.next_why = found.as_json() if found else {}


@transaction.atomic
def give_evidence(*, task: Task, note: str, by: Actor, now: datetime) -> Evidence:
    """Write down what shows that a task was done; a recurring task moves on to its next date."""
    if not note.strip():
        raise Refused("task.needs_evidence")
    task = Task.objects.select_for_update().select_related("directive").get(pk=task.pk)
    units.refuse_frozen(task.directive.office)
    if not by.roles & CONFIRMERS and not task.units.filter(unit__key=by.unit).exists():
        raise Refused("task.not_yours")
    given = Evidence.objects.create(
        task=task, note=note.strip()[:300], for_due_at=task.next_due_at, given_at=now, given_by=by.key
    )
    _set_next(task, max(now, task.next_due_at or now), task.directive)
    task.save(update_fields=["next_due_at", "next_why"])
    _line(task.directive, "task.evidence", by, now, task=task.ref, note=given.note)
    return given


def _line(directive: Directive, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    key = directive.office.key
    audit.record(verb=verb, subject=("directive", str(directive.pk)), by=by, now=now, office=key, **facts)
