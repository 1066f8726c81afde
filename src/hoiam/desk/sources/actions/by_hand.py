"""Under which outlet and source something entered by hand is kept."""

from datetime import datetime

from django.db import transaction

from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.sources.models import Outlet, Source


@transaction.atomic
def outlet_by_hand(*, key: str, name: str, kind: str, basis: str, sample: bool, by: Actor, now: datetime) -> Outlet:
    """Return the outlet under which something entered by hand is kept; made, and audited, when it is first needed.

    For what is in no register: citizens as such, other agencies, a paper that is not followed. Never a person.
    """
    fields = {"name": name[:200], "kind": kind, "legal_basis": basis, "sample": sample}
    outlet, made = Outlet.objects.get_or_create(key=key, defaults=fields)
    if made:
        audit.record(verb="outlet.add", subject=("outlet", key), by=by, now=now, name=outlet.name, basis=basis)
    return outlet


@transaction.atomic
def by_hand(*, outlet: Outlet, by: Actor, now: datetime) -> Source:
    """Return the source "entered by hand" of an outlet. It has no address and is never looked at by itself."""
    fields = {"outlet": outlet, "kind": "manual", "enabled": False}
    return Source.objects.get_or_create(url=f"nhap-tay:{outlet.key}", defaults=fields)[0]
