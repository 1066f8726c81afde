"""Close a work file, open it again, hand files over to the archive; what the archive has never changes (NĐ 30 Đ.30)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.cases.queries import OPEN
from hoiam.desk.dossiers import queries
from hoiam.desk.dossiers.actions.holding import ARCHIVERS, line, locked
from hoiam.desk.dossiers.describing import described, files_of, thing_of
from hoiam.desk.dossiers.models import Dossier, DossierState, Handover, Item
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit


@transaction.atomic
def close(*, dossier: Dossier, by: Actor, now: datetime, pages: Mapping[str, int] | None = None) -> Dossier:
    """Close a file: the list of its papers and the digests of their files stand from now on.

    `pages` says how many pages a kept file has, by its SHA-256 (the caller has read them). Raises
    Refused: "dossier.empty", "dossier.case_open", "dossier.letters_open" naming letters that are not out,
    "dossier.directive_open" while its dispatch is followed.
    """
    row = locked(dossier, by)
    items = list(queries.items_of(row))
    if not items:
        raise Refused("dossier.empty")
    if row.case:
        if row.case.state in OPEN:
            raise Refused("dossier.case_open", number=row.case.number)
        waiting = queries.letters_under_way(row)
        if waiting:
            raise Refused("dossier.letters_open", letters="; ".join(waiting))
    if row.directive and row.directive.ended_at is None:
        raise Refused("dossier.directive_open", number=row.directive.number_full or row.directive.name)
    for item in items:
        _freeze(item, pages or {})
    row.state, row.closed_by, row.closed_at = DossierState.CLOSED, by.key, now
    row.save(update_fields=["state", "closed_by", "closed_at"])
    line(row, "dossier.close", by, now, papers=len(items))
    return row


@transaction.atomic
def reopen(*, dossier: Dossier, reason: str, by: Actor, now: datetime) -> Dossier:
    """Open a closed file again, with a reason; one that the archive has stays closed for ever."""
    row = locked(dossier, by, DossierState.CLOSED)
    if len(reason.split()) < 2:
        raise Refused("dossier.reason")
    row.state, row.closed_by, row.closed_at = DossierState.OPEN, "", None
    row.save(update_fields=["state", "closed_by", "closed_at"])
    line(row, "dossier.reopen", by, now, reason=reason.strip()[:300])
    return row


@transaction.atomic
def hand_over(
    *,
    office: Office,
    dossiers: Sequence[Dossier],
    giver: Unit,
    taker: str,
    day: date,
    by: Actor,
    now: datetime,
    note: str = "",
) -> Handover:
    """Write the record of files given to the archive, with both sides and the day; the files are locked from now on.

    Raises Refused: "dossier.archive_role", "dossier.nothing", "dossier.foreign", "dossier.sides", "dossier.day";
    MoveDenied("dossier.state") for a file that is open or was given before.
    """
    if not by.roles & ARCHIVERS:
        raise Refused("dossier.archive_role")
    units.refuse_frozen(office)
    if not dossiers:
        raise Refused("dossier.nothing")
    if giver.office_id != office.pk:
        raise Refused("dossier.foreign")
    if not taker.strip() or taker.strip().casefold() == giver.name.casefold():
        raise Refused("dossier.sides")
    Office.objects.select_for_update().get(pk=office.pk)
    rows = [locked(one, by, DossierState.CLOSED) for one in sorted(dossiers, key=lambda one: one.pk)]
    if day > localdate(now) or any(day < localdate(row.closed_at) for row in rows if row.closed_at):
        raise Refused("dossier.day")
    if any(row.office_id != office.pk for row in rows):
        raise Refused("dossier.foreign")
    number = queries.last_record(office, day.year) + 1
    facts = {"giver": giver, "taker": taker.strip()[:200], "note": note.strip()[:300], "made_by": by.key}
    record = Handover.objects.create(office=office, year=day.year, number=number, day=day, made_at=now, **facts)
    given = [row.pk for row in rows]
    changed = Dossier.objects.filter(pk__in=given, state=DossierState.CLOSED)
    if changed.update(state=DossierState.HANDED, handover=record) != len(given):
        raise MoveDenied("dossier.state", state=DossierState.HANDED)
    told = {"files": [row.notation for row in rows], "taker": record.taker, "day": day.isoformat()}
    subject = ("handover", str(record.pk))
    audit.record(verb="dossier.hand_over", subject=subject, by=by, now=now, office=office.key, **told)
    return record


def _freeze(item: Item, pages: Mapping[str, int]) -> None:
    """Write down what a paper is called and which bytes it is, as of now."""
    for name, value in described(thing_of(item)).fields().items():
        setattr(item, name, value)
    item.files = files_of(item)
    counted = [pages[file["sha256"]] for file in item.files if file["sha256"] in pages]
    item.pages = counted[0] if counted else item.pages
    item.save()


@transaction.atomic
def exported(*, dossier: Dossier, sha256: str, size: int, by: Actor, now: datetime) -> None:
    """Write down that somebody took a whole file out of the house, and what the parcel hashed to."""
    line(dossier, "dossier.export", by, now, sha256=sha256, size=size)
