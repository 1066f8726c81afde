"""Words among those who work on a case, and what one case has to do with another."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.cases import queries
from hoiam.desk.cases.actions.filing import STEERERS
from hoiam.desk.cases.actions.line import locked, only_its_units, write_line
from hoiam.desk.cases.actions.telling import tell
from hoiam.desk.cases.models import Case, CaseLink, CaseNote
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit

KINDS = ("related", "duplicate", "follows")


@transaction.atomic
def add_note(*, case: Case, text: str, mentions: Sequence[tuple[str, str]], by: Actor, now: datetime) -> CaseNote:
    """Write a note, and tell the units, roles and persons it mentions: only such as may see the case anyway.

    Names and numbers of people are taken out before it is kept (guard-rail G9). Raises Refused for an empty note, for
    somebody who has no part in the case, for a mention of somebody who may not see it.
    """
    case = locked(case)
    if not by.roles & queries.SEE_ALL:
        only_its_units(case, by)
    if not text.strip():
        raise Refused("note.empty")
    known = set(queries.may_be_mentioned(case, localdate(now)))
    if any(tuple(one) not in known for one in mentions):
        raise Refused("note.mention")
    named = [list(one) for one in dict.fromkeys(map(tuple, mentions))]
    note = CaseNote.objects.create(case=case, text=redact(text).strip()[:2000], mentions=named, at=now, by=by.key)
    _tell_mentioned(note, named, by, now)
    write_line(case, "case.note", by, now, note=note.pk)
    return note


def _tell_mentioned(note: CaseNote, named: Sequence[Sequence[str]], by: Actor, now: datetime) -> None:
    """Tell each account of a mentioned unit or role by itself, the writer's own colleagues too, nobody twice.

    One word for the whole unit would be gone when the first of them had read it, and would never come to the writer's
    own unit: that is whom `tell` leaves out. A unit or a role that has no account yet is told as such.
    """
    case, held = note.case, units.holders(note.case.office, localdate(now))
    people, empty = [key for kind, key in named if kind == "person"], []
    for kind, key in named:
        found = [who for who, role, unit in held if key == {"unit": unit, "role": role}.get(kind)]
        people += found
        empty += [] if found or kind == "person" else [(kind, key)]
    tell(
        case=case,
        code="notice.mention",
        by=by,
        now=now,
        units=Unit.objects.filter(office=case.office, key__in=[key for kind, key in empty if kind == "unit"]),
        roles=[Role(key) for kind, key in empty if kind == "role"],
        people=people,
        facts={"text": note.text[:200]},
    )


@transaction.atomic
def link_case(*, case: Case, other: Case, kind: str, reason: str, by: Actor, now: datetime) -> CaseLink:
    """Say what a case has to do with another of the same office: related, the same matter twice, what follows it."""
    case = locked(case)
    _may_link(case, by)
    if kind not in KINDS:
        raise Refused("link.kind")
    if other.office_id != case.office_id or other.pk == case.pk:
        raise Refused("link.other")
    both = CaseLink.objects.filter(case=case, other=other) | CaseLink.objects.filter(case=other, other=case)
    if both.exists():
        raise Refused("link.exists", number=other.number)
    link = CaseLink.objects.create(case=case, other=other, kind=kind, reason=reason.strip()[:300], at=now, by=by.key)
    write_line(case, "link.add", by, now, other=other.number, link=kind, reason=link.reason)
    return link


@transaction.atomic
def unlink_case(*, link: CaseLink, by: Actor, now: datetime) -> None:
    """Take a link back; the history keeps that it was there."""
    case = locked(link.case)
    _may_link(case, by)
    kind, other = link.kind, link.other.number
    CaseLink.objects.filter(pk=link.pk).delete()
    write_line(case, "link.remove", by, now, other=other, link=kind)


def _may_link(case: Case, by: Actor) -> None:
    if not by.roles & STEERERS:
        only_its_units(case, by)
