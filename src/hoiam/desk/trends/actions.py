"""Announce an event that will bring more pieces than usual, and take it back: each leaves an audit line."""

from datetime import date, datetime, timedelta

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.stories.actions import SORTERS
from hoiam.desk.trends.models import AwaitedEvent
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

LONGEST = timedelta(days=60)


@transaction.atomic
def announce(*, office: Office, name: str, first: date, last: date, by: Actor, now: datetime) -> AwaitedEvent:
    """Keep an announced event; the same one again changes nothing. Raises Refused("trend.…")."""
    _may(office, by)
    name = " ".join(name.split())[:120]
    if not name:
        raise Refused("trend.name")
    if first > last or last - first >= LONGEST:
        raise Refused("trend.days", most=LONGEST.days)
    same = AwaitedEvent.objects.filter(office=office, name=name, first=first, last=last, withdrawn_at__isnull=True)
    if there := same.first():
        return there
    made = AwaitedEvent.objects.create(office=office, name=name, first=first, last=last, made_by=by.key, made_at=now)
    _line(office, "trend.announce", by, now, name=name, starts=first.isoformat(), ends=last.isoformat())
    return made


@transaction.atomic
def withdraw(*, event: AwaitedEvent, by: Actor, now: datetime) -> None:
    """Take an event back; taking it back again changes nothing."""
    _may(event.office, by)
    standing = AwaitedEvent.objects.filter(pk=event.pk, withdrawn_at__isnull=True)
    if standing.update(withdrawn_by=by.key, withdrawn_at=now):
        _line(event.office, "trend.withdraw", by, now, name=event.name)


def _may(office: Office, by: Actor) -> None:
    if not by.roles & SORTERS:
        raise Refused("trend.role")
    units.refuse_frozen(office)


def _line(office: Office, verb: str, by: Actor, now: datetime, **facts: str) -> None:
    role = next((r.value for r in sorted(by.roles) if r in SORTERS), "")
    audit.record(verb=verb, subject=("office", office.key), by=by, now=now, role=role, office=office.key, **facts)
