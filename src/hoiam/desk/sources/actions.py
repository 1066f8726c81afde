"""Register outlets and sources (configuration: audited); note what each look brought (the machine's half)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.sources.models import Outlet, Source

POLITE = 5  # seconds; the least pause between two requests to a public host
KEEPERS = frozenset({Role.QUAN_TRI, Role.TRUNG_TAM, Role.BVDLCN})


@transaction.atomic
def put_outlet(*, key: str, by: Actor, now: datetime, **fields: Any) -> Outlet:
    """Create or change an outlet. It needs the legal basis on which it is read."""
    _keeper(by)
    if not fields.get("legal_basis"):
        raise Refused("outlet.no_basis", outlet=key)
    outlet, made = Outlet.objects.update_or_create(key=key, defaults=fields)
    verb = "outlet.add" if made else "outlet.change"
    audit.record(verb=verb, subject=("outlet", key), by=by, now=now, name=outlet.name, basis=outlet.legal_basis)
    return outlet


@transaction.atomic
def put_source(*, outlet: Outlet, kind: str, url: str, by: Actor, now: datetime, **fields: Any) -> Source:
    """Create or change a source. Only the machine may have a sample outlet read without the polite pause."""
    _keeper(by)
    sample = outlet.sample and by.kind == "machine"
    if fields.get("interval", POLITE) < POLITE and not sample:
        raise Refused("source.impolite", least=POLITE)
    source, made = Source.objects.update_or_create(url=url, defaults={**fields, "outlet": outlet, "kind": kind})
    verb = "source.add" if made else "source.change"
    audit.record(verb=verb, subject=("source", url), by=by, now=now, outlet=outlet.key, kind=kind)
    return source


@transaction.atomic
def switch(*, source: Source, enabled: bool, by: Actor, now: datetime) -> None:
    """Start or stop reading a source."""
    _keeper(by)
    Source.objects.filter(pk=source.pk).update(enabled=enabled)
    verb = "source.on" if enabled else "source.off"
    audit.record(verb=verb, subject=("source", source.url), by=by, now=now, outlet=source.outlet.key)


def note_success(*, source: Source, new_items: int, etag: str, last_modified: str, by: Actor, now: datetime) -> None:
    """Write down that a look succeeded and how many new items it brought."""
    fields: dict[str, Any] = {"looked_at": now, "succeeded_at": now, "error": "", "failures": 0}
    fields |= {"etag": etag[:200], "last_modified": last_modified[:64]}
    if new_items:
        fields["new_item_at"] = now
    Source.objects.filter(pk=source.pk).update(**fields)


def note_failure(*, source: Source, error: str, by: Actor, now: datetime) -> None:
    """Write down why a look failed; the source is tried again later and never blocks another."""
    Source.objects.filter(pk=source.pk).update(looked_at=now, error=error[:64], failures=F("failures") + 1)


def note_robots(*, source: Source, decision: str, by: Actor, now: datetime) -> None:
    """Keep what the site's robots.txt was read to say."""
    Source.objects.filter(pk=source.pk).update(robots=decision[:200])


def _keeper(by: Actor) -> None:
    """Configuration is changed by those who answer for it; the machine sets up the sample."""
    if by.kind == "person" and not by.roles & KEEPERS:
        raise Refused("source.role")
