"""Register outlets and sources, switch them, keep what their terms of use say: configuration, so it is audited."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.sources import queries
from hoiam.desk.sources.models import Outlet, Source
from hoiam.desk.sources.social import is_social

POLITE = 5  # seconds; the least pause between two requests to a public host
KEEPERS = frozenset({Role.QUAN_TRI, Role.TRUNG_TAM, Role.BVDLCN})


@transaction.atomic
def put_outlet(*, key: str, by: Actor, now: datetime, **fields: Any) -> Outlet:
    """Create or change an outlet. It needs the legal basis on which it is read."""
    keeper(by)
    if not fields.get("legal_basis"):
        raise Refused("outlet.no_basis", outlet=key)
    outlet, made = Outlet.objects.update_or_create(key=key, defaults=fields)
    verb = "outlet.add" if made else "outlet.change"
    audit.record(verb=verb, subject=("outlet", key), by=by, now=now, name=outlet.name, basis=outlet.legal_basis)
    return outlet


@transaction.atomic
def put_source(*, outlet: Outlet, kind: str, url: str, by: Actor, now: datetime, **fields: Any) -> Source:
    """Create or change a source. Only the machine may have a sample outlet read without the polite pause."""
    keeper(by)
    sample = outlet.sample and by.kind == "machine"
    if fields.get("interval", POLITE) < POLITE and not sample:
        raise Refused("source.impolite", least=POLITE)
    if is_social(url):
        raise Refused("source.social")
    source, made = Source.objects.update_or_create(url=url, defaults={**fields, "outlet": outlet, "kind": kind})
    verb = "source.add" if made else "source.change"
    audit.record(verb=verb, subject=("source", url), by=by, now=now, outlet=outlet.key, kind=kind)
    return source


@transaction.atomic
def switch(*, source: Source, enabled: bool, by: Actor, now: datetime, reason: str = "") -> None:
    """Start or stop reading a source. Why it was stopped stands beside it until it is started again."""
    keeper(by)
    Source.objects.filter(pk=source.pk).update(enabled=enabled, off_reason="" if enabled else reason[:300])
    verb, told = ("source.on", {}) if enabled else ("source.off", {"reason": reason[:300]} if reason else {})
    audit.record(verb=verb, subject=("source", source.url), by=by, now=now, outlet=source.outlet.key, **told)


@transaction.atomic
def note_terms(*, outlet: Outlet, terms: str, by: Actor, now: datetime) -> None:
    """Keep what a person read in an outlet's terms of use, and who read it when."""
    keeper(by)
    Outlet.objects.filter(pk=outlet.pk).update(terms=terms[:1000], terms_by=by.key, terms_at=now)
    audit.record(verb="outlet.terms", subject=("outlet", outlet.key), by=by, now=now, terms=terms[:1000])


@transaction.atomic
def name_heir(*, outlet: Outlet, heir: Outlet | None, reason: str, by: Actor, now: datetime) -> None:
    """Write down which outlet took over from one that was merged or closed; None takes that back. Always with a reason.

    Letters that are out keep the name of their day; what is addressed from now on goes to the heir. Raises Refused:
    "outlet.heir_reason", "outlet.heir_kind" (no press agency, or of the other world of samples), "outlet.heir_circle".
    """
    keeper(by)
    if not reason.strip():
        raise Refused("outlet.heir_reason")
    held = Outlet.objects.select_for_update().get(pk=outlet.pk)
    if heir is not None and (heir.kind != "press" or held.kind != "press" or heir.sample != held.sample):
        raise Refused("outlet.heir_kind")
    if heir is not None and (heir.pk == held.pk or held.pk in queries.heirs(heir)):
        raise Refused("outlet.heir_circle")
    before = held.successor.name if held.successor else ""
    Outlet.objects.filter(pk=held.pk).update(successor=heir)
    told = {"before": before, "heir": heir.name if heir else "", "reason": reason.strip()[:500]}
    audit.record(verb="outlet.heir", subject=("outlet", held.key), by=by, now=now, name=held.name, **told)


def keeper(by: Actor) -> None:
    """Configuration is changed by those who answer for it; the machine sets up the sample."""
    if by.kind == "person" and not by.roles & KEEPERS:
        raise Refused("source.role")
