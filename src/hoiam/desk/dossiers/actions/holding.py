"""What every action on a work file begins and ends with: who may, the locked row, the audit line."""

from datetime import datetime
from typing import Any

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.dossiers.models import Dossier, DossierState
from hoiam.desk.units import queries as units

OPENERS = frozenset(
    {Role.VAN_THU, Role.VAN_PHONG, Role.PHONG_VHTT, Role.TRUNG_TAM, Role.DON_VI, Role.UBND_XA}
)  # who deals with a matter makes its file (NĐ 30/2020 Điều 29)
ARCHIVERS = frozenset({Role.VAN_THU, Role.VAN_PHONG})


def may_change(dossier: Dossier, by: Actor) -> bool:
    """Say whether an actor fills a file: its opener, its unit, and who keeps the office's papers."""
    unit = bool(dossier.unit and by.unit == dossier.unit.key and by.roles & OPENERS)
    return bool(by.roles & ARCHIVERS) or by.key == dossier.opened_by or unit


def locked(dossier: Dossier, by: Actor, *states: str) -> Dossier:
    """Return the row, locked until the end of the transaction.

    Raises Refused("dossier.not_yours") for an actor who may not fill it, MoveDenied("dossier.state") where it stands
    in another state; a file that the archive has never changes.
    """
    row = (
        Dossier.objects.select_for_update(of=("self",))
        .select_related("office", "unit", "case", "directive")
        .get(pk=dossier.pk)
    )
    units.refuse_frozen(row.office)
    if not may_change(row, by):
        raise Refused("dossier.not_yours")
    if row.state not in (states or (DossierState.OPEN,)):
        raise MoveDenied("dossier.state", state=row.state)
    return row


def line(dossier: Dossier, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Write the audit line that ends an action."""
    subject, key = ("dossier", str(dossier.pk)), dossier.office.key
    audit.record(verb=verb, subject=subject, by=by, now=now, office=key, notation=dossier.notation, **facts)
