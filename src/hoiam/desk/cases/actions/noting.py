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
    keys = {kind: [key for one, key in named if one == kind] for kind in ("unit", "role", "person")}
    tell(
        case=case,
        code="notice.mention",
        by=by,
        now=now,
        units=Unit.objects.filter(office=case.office, key__in=keys["unit"]),
        roles=[Role(key) for key in keys["role"]],
        people=keys["person"],
        facts={"text": note.text[:200]},
    )
    write_line(case, "case.note", by, now, note=note.pk)
    return note


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
