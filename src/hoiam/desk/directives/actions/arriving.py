"""A dispatch stands in the register of incoming papers from the moment it is read; what is put right follows.

Those of before the register was kept are entered on a person's word: a register is not filled behind a clerk's back.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.compose.sheet import URGENCIES
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives import queries
from hoiam.desk.directives.models import Directive
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper, PaperKind
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

UNKNOWN = "Chưa rõ cơ quan ban hành"


_COLUMNS = {"number_full": "number", "issuer": "sender"}  # as the register calls them


def enter(
    directive: Directive, by: Actor, now: datetime, mended: Collection[str] | None = None, pages: int | None = None
) -> Paper:
    """Enter a dispatch in the register, or let its line follow what was put right: `mended` names these fields."""
    head = (directive.structure or {}).get("document") or {}
    signed, urgent = head.get("signature") or {}, str(head.get("urgency") or "").upper()
    return papers.arrive(
        office=directive.office,
        about=("directive", directive.pk),
        kind=PaperKind.DISPATCH,
        sender=directive.issuer or UNKNOWN,
        subject=directive.subject or directive.name,
        received_at=directive.received_at,
        number=directive.number_full,
        dated=directive.dated,
        type_name=str(head.get("type") or "").capitalize(),
        urgency=next((word for word in URGENCIES if urgent.startswith(word)), ""),  # "hỏa tốc hẹn giờ" is hỏa tốc
        signer=str(signed.get("signer_name") or ""),
        signer_post=_post(signed),
        pages=pages,
        by=by,
        now=now,
        only=None if mended is None else {_COLUMNS.get(name, name) for name in mended},
    )


def _post(signed: Mapping[str, Any]) -> str:
    """Return the post of who signed as the paper prints it: one that only KT. lets us think of is not printed."""
    return "" if signed.get("position_source") == "inferred" else str(signed.get("position") or "").strip()


@transaction.atomic
def enter_missing(*, office: Office, by: Actor, now: datetime) -> int:
    """Enter every dispatch that has no line yet, in the order of receipt; return how many. Again: nothing changes.

    Their arrival numbers are the next ones of the years in which they came, after those that were given since.
    """
    if not by.roles & papers.CLERKS:
        raise Refused("paper.role")
    units.refuse_frozen(office)
    Office.objects.select_for_update().get(pk=office.pk)
    found = list(queries.unregistered(office).select_related("office"))
    for directive in found:
        enter(directive, by, now)
    if found:
        subject, facts = ("office", office.key), {"count": len(found)}
        audit.record(verb="paper.enter_missing", subject=subject, by=by, now=now, office=office.key, **facts)
    return len(found)
