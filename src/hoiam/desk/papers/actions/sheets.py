"""Hand in a grassroots sheet: an issue and its place, never a person (function S11)."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.papers.actions.entering import made
from hoiam.desk.papers.models import Channel, Entry, Sheet, Speaker
from hoiam.desk.papers.standing import SHEET_BASIS, SHEET_REASON, SHEETS, SHEETS_KEY
from hoiam.desk.sources import actions as outlets
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit

LEVELS = ("low", "middle", "high", "urgent")


@transaction.atomic
def hand_in_sheet(
    *,
    unit: Unit,
    issue: str,
    place: str,
    level: str,
    sources: int,
    by: Actor,
    now: datetime,
    proposal: str = "",
    key: str = "",
) -> Sheet:
    """Hand in a grassroots sheet; what points at a person is taken out before anything is kept (guard-rail G1).

    Its issue goes on along the road of an article, for this office alone. The same `key` again is the same sheet.
    Raises Refused for an actor of another unit, an empty issue or place, an unknown level; MoveDenied when frozen.
    """
    _may(unit, by)
    if not issue.strip() or not place.strip() or sources < 1 or level not in LEVELS:
        raise Refused("sheet.empty")
    before = _before(unit, key)
    if before:
        return before
    sheet = Sheet.objects.create(
        office=unit.office,
        unit=unit,
        issue=redact(issue).strip()[:300],
        place=redact(place).strip()[:200],
        level=level,
        sources=sources,
        proposal=redact(proposal).strip()[:300],
        key=key,
        handed_in_at=now,
        handed_in_by=by.key,
    )
    sheet.entry = _led_on(sheet, by, now)
    sheet.save(update_fields=["entry"])
    _line(sheet, by, now)
    return sheet


@transaction.atomic
def nothing_new(*, unit: Unit, by: Actor, now: datetime, key: str = "") -> Sheet:
    """Hand in that there is nothing new this week: a nil report is a report. Raises as `hand_in_sheet`."""
    _may(unit, by)
    before = _before(unit, key)
    if before:
        return before
    told = {"level": "low", "sources": 0, "nothing": True, "key": key, "handed_in_at": now, "handed_in_by": by.key}
    sheet = Sheet.objects.create(office=unit.office, unit=unit, **told)
    _line(sheet, by, now)
    return sheet


def _may(unit: Unit, by: Actor) -> None:
    if by.unit != unit.key:
        raise Refused("sheet.not_yours")
    units.refuse_frozen(unit.office)


def _before(unit: Unit, key: str) -> Sheet | None:
    return Sheet.objects.filter(unit=unit, key=key).first() if key else None


def _led_on(sheet: Sheet, by: Actor, now: datetime) -> Entry:
    """Queue the sheet's issue for the road of an article."""
    office = sheet.office
    outlet = outlets.outlet_by_hand(
        key=f"{SHEETS_KEY}-mau" if office.sample else SHEETS_KEY,
        name=SHEETS,
        kind="unknown",
        basis=SHEET_BASIS,
        sample=office.sample,
        by=by,
        now=now,
    )
    where = f"{sheet.place}, {sheet.unit.name}, {office.place_name}"
    return made(
        office=office,
        key=f"sheet:{sheet.pk}",
        origin="sheet",
        channel=Channel.SHEET,
        speaker=Speaker.PEOPLE,
        outlet=outlet,
        said_at=now,
        title=sheet.issue,
        text=f"{sheet.issue}\n{where}.\n{sheet.proposal}".strip(),
        concerns=True,
        reason=SHEET_REASON.format(unit=sheet.unit.short_name),
        by=by,
        now=now,
    )


def _line(sheet: Sheet, by: Actor, now: datetime) -> None:
    audit.record(verb="sheet.hand_in", subject=("sheet", str(sheet.pk)), by=by, now=now, office=sheet.office.key)
