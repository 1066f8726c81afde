"""A dispatch stands in the register of incoming papers from the moment it is read; what is put right follows."""

from collections.abc import Collection
from datetime import datetime

from hoiam.core.values.actor import Actor
from hoiam.desk.directives.models import Directive
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import PaperKind

UNKNOWN = "Chưa rõ cơ quan ban hành"


_COLUMNS = {"number_full": "number", "issuer": "sender"}  # as the register calls them


def enter(directive: Directive, by: Actor, now: datetime, mended: Collection[str] | None = None) -> None:
    """Enter a dispatch in the register, or let its line follow what was put right: `mended` names these fields."""
    head = (directive.structure or {}).get("document") or {}
    papers.arrive(
        office=directive.office,
        about=("directive", directive.pk),
        kind=PaperKind.DISPATCH,
        sender=directive.issuer or UNKNOWN,
        subject=directive.subject or directive.name,
        received_at=directive.received_at,
        number=directive.number_full,
        dated=directive.dated,
        type_name=str(head.get("type") or "").capitalize(),
        by=by,
        now=now,
        only=None if mended is None else {_COLUMNS.get(name, name) for name in mended},
    )
