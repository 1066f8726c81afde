"""Register an incoming paper. Its moment of receipt is what the law counts from."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.papers.models import Paper, Sheet
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit

CLERKS = frozenset({Role.VAN_THU, Role.VAN_PHONG})
LEVELS = ("low", "middle", "high")


@transaction.atomic
def register(
    *,
    office: Office,
    kind: str,
    sender: str,
    subject: str,
    received_at: datetime,
    by: Actor,
    now: datetime,
    number: str = "",
    dated: date | None = None,
    outlet: Outlet | None = None,
) -> Paper:
    """Give a paper the next arrival number. Raises Refused for a role that keeps no register, or a later receipt."""
    if not by.roles & CLERKS:
        raise Refused("paper.role")
    units.refuse_frozen(office)
    if received_at > now:
        raise Refused("paper.future", received_at=received_at.isoformat())
    Office.objects.select_for_update().get(pk=office.pk)  # two clerks, two numbers
    last = Paper.objects.filter(office=office).aggregate(n=Max("arrival"))["n"] or 0
    paper = Paper.objects.create(
        office=office,
        arrival=last + 1,
        kind=kind,
        outlet=outlet,
        sender=sender,
        number=number,
        dated=dated,
        subject=subject,
        received_at=received_at,
        registered_by=by.key,
    )
    facts = {"number": number, "sender": sender, "received_at": received_at.isoformat()}
    audit.record(verb="paper.register", subject=("paper", paper.pk), by=by, now=now, office=office.key, **facts)
    return paper


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
