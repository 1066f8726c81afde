"""Hand in a grassroots sheet: an issue and its place, never a person."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.papers.models import Sheet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit

LEVELS = ("low", "middle", "high")


@transaction.atomic
def hand_in_sheet(
    *, unit: Unit, issue: str, place: str, level: str, sources: int, by: Actor, now: datetime, proposal: str = ""
) -> Sheet:
    """Hand in a grassroots sheet; what points at a person is taken out before anything is kept (guard-rail G1).

    Raises Refused for an actor of another unit, an empty issue or place, an unknown level; MoveDenied when frozen.
    """
    if by.unit != unit.key:
        raise Refused("sheet.not_yours")
    units.refuse_frozen(unit.office)
    if not issue.strip() or not place.strip() or sources < 1 or level not in LEVELS:
        raise Refused("sheet.empty")
    sheet = Sheet.objects.create(
        office=unit.office,
        unit=unit,
        issue=redact(issue).strip()[:300],
        place=redact(place).strip()[:200],
        level=level,
        sources=sources,
        proposal=redact(proposal).strip()[:300],
        handed_in_at=now,
        handed_in_by=by.key,
    )
    audit.record(verb="sheet.hand_in", subject=("sheet", str(sheet.pk)), by=by, now=now, office=unit.office.key)
    return sheet
