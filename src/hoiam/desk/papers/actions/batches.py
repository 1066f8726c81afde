"""Take in a file that lists items: its rows are shown first; a person confirms; a job makes them entries."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.text.fold import fold
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.papers.actions.entering import ENTERERS, made
from hoiam.desk.papers.models import Batch, Channel, Entry, Speaker
from hoiam.desk.papers.queries import key_of
from hoiam.desk.papers.standing import BASIS, hand_key, is_network
from hoiam.desk.sources import actions as outlets
from hoiam.desk.sources import queries as sources
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

CHUNK = 100  # entries of one transaction
UNCONFIRMED = timedelta(days=30)  # how long a file waits for somebody to confirm it
_APART = timedelta(seconds=6)  # between two pages of one host, so that their jobs do not wait in a thread


@transaction.atomic
def propose(*, office: Office, sha256: str, name: str, rows: list[dict[str, Any]], by: Actor, now: datetime) -> Batch:
    """Keep what a file would bring, for a person to look at. The same file again is the same proposal.

    Rows of the social networks lose persons here already (guard-rail G1). Raises Refused for a wrong role.
    """
    if not by.roles & ENTERERS:
        raise Refused("entry.role")
    units.refuse_frozen(office)
    kept = [_kept(row) for row in rows]
    facts = {"name": redact(name)[-200:], "rows": kept, "proposed_at": now, "proposed_by": by.key}
    return Batch.objects.get_or_create(office=office, sha256=sha256, defaults=facts)[0]


@transaction.atomic
def confirm(*, batch: Batch, by: Actor, now: datetime) -> None:
    """Let the good rows of a file come in; a second time changes nothing. Raises Refused, MoveDenied."""
    if not by.roles & ENTERERS:
        raise Refused("entry.role")
    units.refuse_frozen(batch.office)
    mine = Batch.objects.filter(pk=batch.pk, confirmed_at__isnull=True).update(confirmed_at=now, confirmed_by=by.key)
    if not mine:
        return
    key, args = batch.office.key, {"batch": batch.pk}
    jobs.enqueue(kind="batch.take_in", args=args, key=f"batch:{batch.pk}", office=key, by=by, now=now)
    facts = {"name": batch.name, "sha256": batch.sha256, "rows": len(batch.good)}
    audit.record(verb="batch.confirm", subject=("batch", str(batch.pk)), by=by, now=now, office=key, **facts)


@transaction.atomic
def drop_batch(*, batch: Batch, by: Actor, now: datetime) -> None:
    """Let go of a file that nobody confirmed, with all its rows. Raises Refused for a wrong role or a confirmed one."""
    if not by.roles & ENTERERS:
        raise Refused("entry.role")
    units.refuse_frozen(batch.office)
    gone, _ = Batch.objects.filter(pk=batch.pk, confirmed_at__isnull=True).delete()
    if not gone:
        raise Refused("batch.confirmed")
    told = {"office": batch.office.key, "name": batch.name, "rows": len(batch.rows)}
    audit.record(verb="batch.drop", subject=("batch", str(batch.pk)), by=by, now=now, **told)


@transaction.atomic
def forget_batches(*, by: Actor, now: datetime) -> int:
    """Let go of files that nobody confirmed for a month: their rows hold words that nobody asked to be kept."""
    old = Batch.objects.filter(confirmed_at__isnull=True, proposed_at__lt=now - UNCONFIRMED, office__frozen_at=None)
    return old.delete()[0]


@transaction.atomic
def enter_rows(*, batch: Batch, start: int, by: Actor, now: datetime) -> int:
    """Make the next rows of a confirmed file entries; return how many there were. Twice changes nothing."""
    chunk = batch.good[start : start + CHUNK]
    person = Actor("person", batch.confirmed_by, office=batch.office.key)
    there = Entry.objects.filter(office=batch.office, key__in=[key_of(row) for row in chunk])
    known = set(there.values_list("key", flat=True))
    for at, row in enumerate(chunk, start):
        key = key_of(row)
        if key in known:
            continue
        known.add(key)
        outlet = _outlet(batch.office, row, by, now)
        people = bool(row.get("network"))
        speaker = Speaker.PEOPLE if people else Speaker.AGENCY if outlet.kind == "official" else Speaker.PRESS
        said = datetime.fromisoformat(row["at"]) if row["at"] else now
        made(
            office=batch.office,
            key=key,
            origin="file",
            channel=Channel.LINK if row["url"] else Channel.PRINT,
            speaker=speaker,
            outlet=outlet,
            said_at=min(said, now),
            title=row["title"],
            text=row["text"],
            url=row["url"],
            at=now + at * _APART if row["url"] else None,
            by=person,
            now=now,
        )
    return len(chunk)


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    if not is_network(row["url"]):
        return row
    return row | {"title": redact(row["title"]), "text": redact(row["text"]), "url": "", "network": True}


def _outlet(office: Office, row: dict[str, Any], by: Actor, now: datetime) -> Outlet:
    """Return the registered outlet by the row's address or name, else one by hand."""
    told = {"basis": BASIS, "kind": "unknown", "sample": office.sample, "by": by, "now": now}
    if row.get("network"):
        return outlets.outlet_by_hand(key=hand_key("people", "", office.sample), name="Người dân", **told)
    host = sources.host_of(row["url"])
    found = sources.outlet_at(host) or next(
        (outlet for outlet in sources.outlets() if row["outlet"] and fold(outlet.name) == fold(row["outlet"])), None
    )
    if found:
        return found
    name = redact(row["outlet"] or host or "Báo, đài khác")
    return outlets.outlet_by_hand(key=hand_key("press", name, office.sample), name=name, **told)
