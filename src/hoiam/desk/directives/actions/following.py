"""Confirm a dispatch, and follow its tasks unit by unit: received, handed in, judged, handed back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Min

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.schedule.recur import NextDue
from hoiam.core.values.actor import Actor
from hoiam.desk.cases.models import Case, CaseTrack
from hoiam.desk.directives import addressing, dates, queries, terms
from hoiam.desk.directives.actions.roles import CONFIRMERS, JUDGES, ended, refuse_ended, write_line
from hoiam.desk.directives.actions.taking import unconfirmed
from hoiam.desk.directives.models import Directive, DirectiveState, Evidence, Quality, Task, TaskUnit, Term
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters.models import Letter, Publication
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind the words of an evidence; all of it may be absent."""

    file: StoredFile | None = None
    link: str = ""
    case: Case | None = None
    letter: Letter | None = None
    printed: Publication | None = None
    clarified: CaseTrack | None = None
    reply: str = ""  # the address of a public reply

    def as_facts(self) -> dict[str, str]:
        """Return what the audit keeps of it."""
        told = {
            "link": self.link[:300],
            "file": self.file.name if self.file else "",
            "case": self.case.number if self.case else "",
            "letter": str(self.letter.pk) if self.letter else "",
            "printed": str(self.printed.pk) if self.printed else "",
            "clarified": self.clarified.case.number if self.clarified else "",
            "reply": self.reply,
        }
        return {name: value for name, value in told.items() if value}


NO_PROOF = Proof()


@transaction.atomic
def confirm(*, directive: Directive, by: Actor, now: datetime) -> Directive:
    """Confirm a dispatch: its tasks bind the units of that date, and each unit gets its next due date."""
    if not by.roles & CONFIRMERS:
        raise Refused("directive.confirm_role")
    directive = unconfirmed(directive, by)
    directive.state, directive.confirmed_at, directive.confirmed_by = DirectiveState.CONFIRMED, now, by.key
    directive.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    of_date, office_terms = queries.units_of_date(directive), queries.terms_of(directive.office)
    for task in directive.tasks.exclude(accepted=False):
        units_bound = queries.bound_to(task, of_date)
        elsewhere = not units_bound and addressing.asked_elsewhere(directive, task.actor_text)
        if elsewhere and task.accepted is None:
            task.accepted = False  # asked of somebody else; whoever accepts it by hand has it followed
            task.save(update_fields=["accepted"])
            continue
        task.accepted = True
        _agree(task, terms.agreed(task.due, task.deadline_text, office_terms), now)
        found = queries.first_due(dates.due_of(task), directive, now)
        set_next(task, found)
        task.save(update_fields=["accepted", "agreed", "agreed_since", "next_due_at", "next_why"])
        bonds = [TaskUnit(task=task, unit=unit) for unit in units_bound]
        for bond in bonds:
            set_next(bond, found)
        TaskUnit.objects.bulk_create(bonds)
    accepted = directive.tasks.filter(accepted=True).count()
    write_line(directive, "directive.confirm", by, now, number=directive.number_full, tasks=accepted)
    return directive


@transaction.atomic
def receive(*, directive: Directive, by: Actor, now: datetime) -> int:
    """Let a unit say that it has received what a dispatch asks of it; return how many tasks. Again: nothing changes."""
    units.refuse_frozen(directive.office)
    ours = units.answered_by(by.unit, localdate(now))
    mine = TaskUnit.objects.filter(task__directive=directive, task__accepted=True, unit__in=ours, ended_at=None)
    mine = mine.filter(task__ended_at=None, task__directive__ended_at=None)
    if not mine.exists():
        raise Refused("task.not_yours")
    count = mine.filter(received_at__isnull=True).update(received_at=now, received_by=by.key)
    if count:
        write_line(directive, "task.receive", by, now, unit=by.unit, tasks=count)
    return count


@transaction.atomic
def give_evidence(
    *,
    task: Task,
    note: str,
    by: Actor,
    now: datetime,
    unit: Unit | None = None,
    proof: Proof = NO_PROOF,
    due_at: datetime | None = None,
) -> Evidence:
    """Write down what shows that a unit did a task; its recurring date moves on, those of other units stay.

    Without `unit` it is the actor's own; who confirms dispatches may note it for any unit that the task binds, and for
    all of them where none is named: one evidence for each, since each had its own date. Returns the first.
    `due_at`: the date for which it is, where that is known; else the one that stands. Raises Refused, nothing saved.
    """
    if not note.strip():
        raise Refused("task.needs_evidence")
    task = Task.objects.select_for_update().select_related("directive__office").get(pk=task.pk)
    units.refuse_frozen(task.directive.office)
    refuse_ended(task)
    return _given(task, _bonds(task, by, unit, now), note, proof, due_at, by, now)


@transaction.atomic
def give_report(*, bond: TaskUnit, note: str, due_at: datetime, by: Actor, now: datetime) -> Evidence:
    """Write down that a unit's report, which a task orders, was sent for one date.

    Whoever may send the report may have this written down: the report's own door was passed. Raises Refused.
    """
    task = Task.objects.select_for_update().select_related("directive__office").get(pk=bond.task_id)
    refuse_ended(task)
    rows = TaskUnit.objects.select_for_update(of=("self",)).select_related("unit")
    return _given(task, [rows.get(pk=bond.pk)], note, NO_PROOF, due_at, by, now)


def _given(
    task: Task, bonds: list[TaskUnit], note: str, proof: Proof, due_at: datetime | None, by: Actor, now: datetime
) -> Evidence:
    told: dict[str, Any] = {"note": note.strip()[:300], "given_at": now, "given_by": by.key}
    told |= {"file": proof.file, "link": proof.link, "case": proof.case, "letter": proof.letter}
    told |= {"printed": proof.printed, "clarified": proof.clarified, "reply": proof.reply}
    days = {bond: due_at or _date_meant(task, bond.unit, bond.next_due_at, now) for bond in bonds}
    about = [{"unit": bond.unit, "for_due_at": day} for bond, day in days.items()]
    alone = {"for_due_at": due_at or _date_meant(task, None, task.next_due_at, now)}
    given = [Evidence.objects.create(task=task, **one, **told) for one in about or [alone]]
    gathered = sum(_gather(one, bond) for one, bond in zip(given, days, strict=False))
    for bond in (bond for bond, day in days.items() if _reaches(day, bond.next_due_at)):
        _move_on(bond, task, days[bond], now)
        bond.save(update_fields=["next_due_at", "next_why"])
    if bonds:
        follow_units(task)
    elif _reaches(alone["for_due_at"], task.next_due_at):
        _move_on(task, task, alone["for_due_at"], now)
    task.save(update_fields=["next_due_at", "next_why"])
    named = ", ".join(bond.unit.key for bond in bonds)
    facts = {"task": task.ref, "note": given[0].note, "unit": named, **proof.as_facts()}
    facts |= {"gathered": gathered} if gathered else {}
    write_line(task.directive, "task.evidence", by, now, **facts)
    return given[0]


def _date_meant(task: Task, unit: Unit | None, standing: datetime | None, now: datetime) -> datetime | None:
    """Return for which date something is handed in: the one that stands, or once more the one that was met just now.

    What comes before a date that was met, or on the day on which it was met, adds to it: two papers for one week are
    not the papers of two weeks.
    """
    met = Evidence.objects.filter(task=task, unit=unit, for_due_at__isnull=False).exclude(quality=Quality.WEAK)
    last = met.order_by("given_at", "id").last()
    if last is None or (standing is not None and standing <= last.for_due_at):
        return standing
    adds = last.for_due_at > now or localdate(last.given_at) == localdate(now)
    return last.for_due_at if adds else standing


def _reaches(day: datetime | None, standing: datetime | None) -> bool:
    """Tell whether what is handed in for a day lets the date that stands move on: it is that date or a later one."""
    return day == standing or (day is not None and standing is not None and day > standing)


def _move_on(of: Task | TaskUnit, task: Task, met: datetime | None, now: datetime) -> None:
    set_next(of, dates.next_of(of, task, max(now, met or now, dates.moved_from(of, met) or now)))


def _gather(evidence: Evidence, bond: TaskUnit) -> int:
    """Let what units handed in to the one that gave them the task stand behind its own; return how many there were."""
    return Evidence.objects.filter(pk__in=queries.to_gather(bond).values("pk")).update(gathered_in=evidence)


def _bonds(task: Task, by: Actor, unit: Unit | None, now: datetime) -> list[TaskUnit]:
    """Return for whom it is handed in: the unit named, else the own one with those it took over from, else all."""
    rows = TaskUnit.objects.select_for_update(of=("self",)).select_related("unit").filter(task=task, ended_at=None)
    bonds = list(rows.order_by("id"))
    own = [bond for bond in bonds if units.answers_for(bond.unit, by.unit, localdate(now))]
    if unit is not None:
        chosen = [bond for bond in bonds if bond.unit_id == unit.pk]
    else:
        chosen = own or [bond for bond in bonds if bond.giver_id is None]
    own_unit = bool(chosen) and all(bond in own for bond in chosen)
    if not own_unit and not by.roles & CONFIRMERS:
        raise Refused("task.not_yours")
    if bonds and not chosen:
        raise Refused("task.not_yours")
    return chosen


@transaction.atomic
def judge(*, evidence: Evidence, quality: Quality, note: str, by: Actor, now: datetime) -> Evidence:
    """Say whether what was handed in will do. What will not is handed back: the unit's date stands as before it.

    Whoever follows tasks says so, and of what a unit handed on the unit that gave it.
    """
    if not by.roles & JUDGES and not queries.gave(evidence, by.unit, localdate(now)):
        raise Refused("task.judge_role")
    task = Task.objects.select_for_update().select_related("directive__office").get(pk=evidence.task_id)
    units.refuse_frozen(task.directive.office)
    evidence = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if evidence.given_by == by.key:
        raise Refused("task.judge_self")
    if quality == Quality.WEAK and not note.strip():
        raise Refused("task.judge_reason")
    evidence.quality, evidence.quality_note = quality, note.strip()[:300]
    evidence.judged_by, evidence.judged_at = by.key, now
    evidence.save(update_fields=["quality", "quality_note", "judged_by", "judged_at"])
    if quality == Quality.WEAK and evidence.for_due_at and not ended(task):
        _reopen(task, evidence)
    facts = {"task": task.ref, "quality": quality.value, "note": evidence.quality_note}
    write_line(task.directive, "task.judge", by, now, **facts)
    return evidence


def follow_term(task: Task, of_office: Mapping[str, Term], now: datetime) -> bool:
    """Give a followed task the date that the office's word means; tell whether it changed.

    What is overdue already stays so: a new word forgives no date that has passed.
    """
    task = Task.objects.select_for_update(of=("self",)).select_related("directive").get(pk=task.pk)
    due = terms.agreed(task.due, task.deadline_text, of_office)
    if due == task.agreed:
        return False
    _agree(task, due, now)
    bonds = list(task.units.select_for_update(of=("self",)).filter(ended_at=None))
    for held in (one for one in bonds or [task] if one.next_due_at is None or one.next_due_at > now):
        if dates.was_moved(held):
            continue  # somebody set this very date
        set_next(held, dates.next_of(held, task, now))
        held.save(update_fields=["next_due_at", "next_why"])
    if bonds:
        follow_units(task)
    task.save(update_fields=["agreed", "agreed_since", "next_due_at", "next_why"])
    return True


def _agree(task: Task, due: dict[str, Any], now: datetime) -> None:
    """Set by what a task is followed; what it was before stays known, since its dates were owed. The caller saves."""
    if due != task.agreed:
        task.agreed_since = [*task.agreed_since, {"at": now.isoformat(), "due": due}]
    task.agreed = due


def _reopen(task: Task, evidence: Evidence) -> None:
    """Set the date back to that for which the evidence came, where nothing better was handed in for it since."""
    better = Evidence.objects.filter(task=task, unit=evidence.unit, for_due_at=evidence.for_due_at)
    if better.exclude(pk=evidence.pk).exclude(quality=Quality.WEAK).exists():
        return
    bonds = list(task.units.filter(unit=evidence.unit).select_for_update(of=("self",)) if evidence.unit else [task])
    before = evidence.for_due_at - timedelta(microseconds=1)
    for bond in bonds:
        if bond.next_due_at is None or bond.next_due_at > evidence.for_due_at:
            set_next(bond, dates.again(bond, evidence.for_due_at) or dates.next_of(bond, task, before))
            bond.save(update_fields=["next_due_at", "next_why"])
    if evidence.unit:
        follow_units(task)
        task.save(update_fields=["next_due_at", "next_why"])


def follow_units(task: Task) -> None:
    """Let a task's date be the first among the units that the paper binds; what they handed on has its own."""
    own = task.units.filter(giver=None)
    first = own.aggregate(first=Min("next_due_at"))["first"]
    bond = own.filter(next_due_at=first).first() if first else None
    task.next_due_at, task.next_why = first, bond.next_why if bond else {}


def set_next(of: Task | TaskUnit, found: NextDue | None) -> None:
    """Set the next date of a task or of a unit's share in it; the caller saves."""
    of.next_due_at = found.ends_at if found else None
    of.next_why = found.as_json() if found else {}
