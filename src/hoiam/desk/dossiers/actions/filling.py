"""Put papers into an open work file, take one out, change their order. The numbers run from 1 without a gap."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.dossiers.actions.holding import line, locked
from hoiam.desk.dossiers.describing import Thing, described, record_of
from hoiam.desk.dossiers.models import Dossier, Item

APART = 1_000_000  # beyond every place, while the places are given anew


@transaction.atomic
def add(*, dossier: Dossier, things: Sequence[Thing], by: Actor, now: datetime) -> list[Item]:
    """Put papers at the end of a file, in the order given; one that it holds already stays where it is.

    Raises Refused("dossier.nothing"), Refused("dossier.foreign") for a paper of another office.
    """
    row = locked(dossier, by)
    made: list[Item] = []
    last = row.items.count()
    for thing in things:
        told = described(thing)
        if _office_of(thing) not in (row.office_id, row.office.key):
            raise Refused("dossier.foreign")
        if row.items.filter(kind=told.kind, **{told.kind: record_of(thing)}).exists():
            continue
        last += 1
        facts = told.fields() | {told.kind: record_of(thing)}
        made.append(Item.objects.create(dossier=row, ordinal=last, added_by=by.key, added_at=now, **facts))
    if not made:
        raise Refused("dossier.nothing")
    line(row, "dossier.add", by, now, papers=[f"{item.kind} {item.full_number or item.subject}"[:120] for item in made])
    return made


@transaction.atomic
def remove(*, item: Item, by: Actor, now: datetime) -> None:
    """Take a paper out of an open file; the paper itself stays where it is kept. Those after it move up."""
    row = locked(item.dossier, by)
    Item.objects.filter(pk=item.pk, dossier=row).delete()
    _renumber(list(row.items.order_by("ordinal")))
    line(row, "dossier.remove", by, now, paper=(item.full_number or item.subject)[:120])


@transaction.atomic
def move(*, item: Item, to: int, by: Actor, now: datetime) -> None:
    """Put a paper at another place of an open file; a place beyond the ends is the end."""
    row = locked(item.dossier, by)
    rest = [one for one in row.items.order_by("ordinal") if one.pk != item.pk]
    at = min(max(to, 1), len(rest) + 1)
    _renumber([*rest[: at - 1], Item.objects.get(pk=item.pk, dossier=row), *rest[at - 1 :]])
    line(row, "dossier.move", by, now, paper=(item.full_number or item.subject)[:120], to=at)


def _renumber(items: list[Item]) -> None:
    """Write 1, 2, 3 … in two steps, since no place may be held twice at any moment."""
    for shift in (APART, 0):
        for at, item in enumerate(items, 1):
            Item.objects.filter(pk=item.pk).update(ordinal=at + shift)


def _office_of(thing: Thing) -> int | str:
    return getattr(thing, "office_id", None) or thing.office  # a kept file names its office by key
