"""Take in a read dispatch, and let a person put right what was read wrong."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.directives import doubts as doubtful
from hoiam.desk.directives import queries
from hoiam.desk.directives.actions.arriving import enter
from hoiam.desk.directives.actions.roles import READERS, write_line
from hoiam.desk.directives.models import Directive, DirectiveState, Task
from hoiam.desk.files.models import StoredFile
from hoiam.desk.papers import actions as papers
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

LONGEST_WORD = 80
HEAD = {"number_full": 64, "issuer": 200, "subject": 500}  # what the record keeps of the head, and how much of it


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
    origin: Mapping[str, str] | None = None,
    pages: int | None = None,
) -> Directive:
    """Keep a dispatch as the machine read it. Its tasks are proposals until a person confirms them.

    `origin`: by what its sender's system knows it, where it came as a packet (Packet.origin). `pages`: how many the
    file has, for the register.
    """
    if not by.roles & READERS:
        raise Refused("directive.role")
    units.refuse_frozen(office)
    told = {"source": source, "restored": restored, "structure": structure, "doubts": doubts}
    return kept(office, name, file, told, received=(now, by.key), origin=origin, pages=pages, by=by, now=now)


def kept(
    office: Office,
    name: str,
    file: StoredFile | None,
    told: Mapping[str, Any],
    *,
    received: tuple[datetime, str],
    by: Actor,
    now: datetime,
    origin: Mapping[str, str] | None = None,
    pages: int | None = None,
) -> Directive:
    """Write a dispatch down with its tasks, its line in the register and in the audit.

    Whoever calls has judged who may. `received`: when it was handed in, and by whom, where the machine writes it down
    later. `told`: source, restored, structure, doubts.
    """
    structure = told["structure"]
    directive = Directive.objects.create(
        office=office,
        name=name[:200],
        source=told["source"].replace("\x00", ""),  # PostgreSQL holds no such character
        restored=told["restored"].replace("\x00", ""),
        structure=dict(structure),
        doubts=list(told["doubts"]),
        file=file,
        received_at=received[0],
        received_by=received[1],
        **_head(structure),
    )
    Task.objects.bulk_create(_task(directive, row, number) for number, row in enumerate(structure["tasks"], 1))
    line = enter(directive, by, now, pages=pages)
    papers.bring_origin(paper=line, origin=origin or {}, by=by, now=now)
    facts = {"number": directive.number_full, "tasks": len(structure["tasks"])}
    write_line(directive, "directive.take_in", by, now, **facts)
    return directive


def _head(structure: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a structure says about the paper, as the record keeps it."""
    head = structure["document"]
    told = {**head, "issuer": (head.get("issuer") or {}).get("name")}
    said: dict[str, Any] = {name: (told.get(name) or "")[:most] for name, most in HEAD.items()}
    return said | {"dated": date.fromisoformat(head["date"]) if head.get("date") else None}


def _ref(row: Mapping[str, Any], number: int) -> str:
    return str(row.get("id") or number)[:16]


def _task(directive: Directive, row: Mapping[str, Any], number: int) -> Task:
    return Task(
        directive=directive,
        ref=_ref(row, number),
        what=row["what"],
        actors=list(row.get("actor") or []),
        actor_text=row.get("actor_text") or "",
        deadline_text=(row.get("deadline_text") or "")[:300],
        due=row.get("due") or {},
        outcome_to=(row.get("outcome_to") or "")[:300],
        confidence=float(row.get("confidence") or 0),
    )


@transaction.atomic
def mend(
    *, directive: Directive, fields: Mapping[str, Any], by: Actor, now: datetime, restored: str | None = None
) -> Directive:
    """Put right what was read wrong: number, date, issuer, subject, or the whole restored text."""
    directive = unconfirmed(directive, by)
    before = {name: getattr(directive, name) for name in fields if name in (*HEAD, "dated")}
    for name in before:
        setattr(directive, name, fields[name][: HEAD[name]] if name in HEAD else fields[name])
    directive.looked = list(dict.fromkeys([*directive.looked, *before]))
    if restored is not None:
        directive.restored = restored.replace("\x00", "")
        directive.doubts = [d for d in directive.doubts if d.get("restored", d["original"]) in restored]
    directive.save()
    enter(directive, by, now, mended=[name for name, was in before.items() if getattr(directive, name) != was])
    write_line(directive, "directive.mend", by, now, before={name: str(value or "") for name, value in before.items()})
    return directive


@transaction.atomic
def accept_field(*, directive: Directive, name: str, by: Actor, now: datetime) -> Directive:
    """Accept one field of the head as it was read. Raises Refused for no such field."""
    directive = unconfirmed(directive, by)
    if name not in (*HEAD, "dated"):
        raise Refused("directive.changed")
    if name not in directive.looked:
        directive.looked = [*directive.looked, name]
        directive.save(update_fields=["looked"])
        write_line(directive, "directive.field", by, now, field=name, value=str(getattr(directive, name) or ""))
    return directive


@transaction.atomic
def accept_word(
    *,
    directive: Directive,
    place: int,
    reading: str,
    by: Actor,
    now: datetime,
    seen: str = "",
    structure: Mapping[str, Any] | None = None,
) -> Directive:
    """Settle one doubtful word (`place` in the list of doubts) as the machine proposed, or as the person reads it.

    Where the text changes by it, `structure` is what the changed text says, and `seen` the text that it was made from;
    what a person has put right already stays as the person has it. Raises Refused for no word at all, or no such
    doubt, or a text that somebody else has changed meanwhile.
    """
    directive = unconfirmed(directive, by)
    words = " ".join(reading.replace("\x00", "").split())
    if not words or len(words) > LONGEST_WORD:
        raise Refused("directive.word")
    if not 0 <= place < len(directive.doubts):
        raise Refused("directive.changed")
    where = doubtful.places(directive.source, directive.restored, directive.doubts)[place]
    text = doubtful.settled_text(directive.restored, where, words)
    if text != directive.restored and structure is not None:
        if seen != directive.restored:
            raise Refused("directive.changed")
        if mended := _take_over(directive, structure):
            enter(directive, by, now, mended=mended)
    doubt = directive.doubts[place]
    facts = {"line": doubt["line"], "original": doubt["original"], "reading": words}
    directive.restored = text
    directive.doubts[place] = {**doubt, "settled": words, "settled_by": by.key}
    directive.save()
    write_line(directive, "directive.word", by, now, **facts)
    return directive


@transaction.atomic
def accept_rest(*, directive: Directive, by: Actor, now: datetime) -> Directive:
    """Settle every doubtful word that is left as it stands in the text, once no number, date or name is among them.

    The text changes by nothing. Raises Refused("directive.changed") where there is none, or one of those is open.
    """
    directive = unconfirmed(directive, by)
    left = doubtful.plain_rest(directive.doubts)
    if not left:
        raise Refused("directive.changed")
    where = doubtful.places(directive.source, directive.restored, directive.doubts)
    for place in left:
        doubt = directive.doubts[place]
        words = doubtful.standing(directive.restored, where[place], doubt)
        directive.doubts[place] = {**doubt, "settled": words, "settled_by": by.key}
    directive.save(update_fields=["doubts"])
    write_line(directive, "directive.rest", by, now, count=len(left))
    return directive


def _take_over(directive: Directive, structure: Mapping[str, Any]) -> list[str]:
    """Let the header and the tasks follow the changed text, but for what a person has put right.

    Returns which fields of the header read otherwise now.
    """
    old, new = _head(directive.structure), _head(structure)
    mended = [name for name, value in new.items() if value != getattr(directive, name) == old[name]]
    for name in mended:
        setattr(directive, name, new[name])
    was = {_ref(row, n): row for n, row in enumerate(directive.structure["tasks"], 1)}
    rows = {_ref(row, n): row for n, row in enumerate(structure["tasks"], 1)}
    if was.keys() != rows.keys():
        return mended  # the outline reads otherwise now: the tasks stay as they were seen, and a person mends them
    for task in directive.tasks.all():
        if task.ref not in was or task.what != was[task.ref]["what"] or task.accepted is False:
            continue  # a person's: added, mended, struck out
        fresh = _task(directive, rows[task.ref], 0)
        if task.due == (was[task.ref].get("due") or {}):
            task.due = fresh.due
        for name in ("what", "actors", "actor_text", "deadline_text", "outcome_to"):
            setattr(task, name, getattr(fresh, name))
        task.save()
    directive.structure = dict(structure)
    return mended


@transaction.atomic
def mend_task(
    *,
    task: Task,
    what: str,
    accepted: bool,
    by: Actor,
    now: datetime,
    chosen: Sequence[str] | None = None,
    due_on: date | None = None,
) -> Task:
    """Put a task right, or strike it out, before the dispatch is confirmed.

    `chosen` are keys of the units that do it, where the paper names none or others; None leaves them. `due_on` is the
    day up to whose end it is due, where the paper's words were read wrong; None leaves what the paper says. Raises
    Refused for no words, or for no unit where the task binds some.
    """
    directive = unconfirmed(task.directive, by)
    if not what.strip():
        raise Refused("task.empty")
    task.what, task.accepted = what.strip(), accepted
    if chosen is not None:
        of_date = queries.units_of_date(directive)
        named = [unit.key for unit in of_date if unit.key in chosen]
        if accepted and not named and queries.bound_to(task, of_date):
            raise Refused("task.units")  # none at all would be read as: those whom the paper's words mean
        task.chosen = named
    if due_on is not None:
        task.due = {"kind": "dated", "date": due_on.isoformat(), "bound": "within"}
    task.save(update_fields=["what", "accepted", "chosen", "due"])
    facts = {"units": ", ".join(task.chosen)} if chosen else {}
    facts |= {"due": due_on.isoformat()} if due_on else {}
    write_line(task.directive, "task.mend", by, now, task=task.ref, accepted=accepted, **facts)
    return task


def unconfirmed(directive: Directive, by: Actor) -> Directive:
    """Return the directive's present row, held: what was confirmed is not put right any more."""
    if not by.roles & READERS:
        raise Refused("directive.role")
    units.refuse_frozen(directive.office)
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    if directive.state == DirectiveState.CONFIRMED:
        raise MoveDenied("directive.confirmed")
    return directive
