"""Give a unit a secret address for its calendar, and take it back."""

import secrets
from datetime import datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives.models import Feed
from hoiam.desk.directives.queries import digest_of
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit


@transaction.atomic
def open_feed(*, unit: Unit, by: Actor, now: datetime) -> str:
    """Return a new secret for a unit's calendar; the one before it ends. It is told once and cannot be read again."""
    _end(unit, by, now)
    secret = secrets.token_urlsafe(24)
    Feed.objects.create(unit=unit, digest=digest_of(secret), made_by=by.key, made_at=now)
    _line(unit, "feed.open", by, now)
    return secret


@transaction.atomic
def close_feed(*, unit: Unit, by: Actor, now: datetime) -> None:
    """End a unit's address; ending it again changes nothing."""
    if _end(unit, by, now):
        _line(unit, "feed.close", by, now)


def _end(unit: Unit, by: Actor, now: datetime) -> int:
    if by.unit != unit.key:
        raise Refused("feed.not_yours")
    units.refuse_frozen(unit.office)
    return Feed.objects.filter(unit=unit, ended_at__isnull=True).update(ended_by=by.key, ended_at=now)


def _line(unit: Unit, verb: str, by: Actor, now: datetime) -> None:
    audit.record(verb=verb, subject=("unit", unit.key), by=by, now=now, office=unit.office.key)
