"""Who may, and the audit's line of it: the same for every action of the room."""

from datetime import datetime
from typing import Any

from hoiam.core.errors import Refused
from hoiam.core.handle.states import SORTERS
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.alerts.models import Alert
from hoiam.desk.audit import actions as audit
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

ANSWERERS = frozenset({*SORTERS, Role.CHU_TICH, Role.PCT})  # who may say "Đã nhận"
KEEPERS = frozenset({*SORTERS, Role.QUAN_TRI})  # who sets thresholds, hours and recipients


def may(office: Office, by: Actor, roles: frozenset[Role]) -> None:
    """Raise Refused or MoveDenied where somebody has none of the roles or the office is only read any more."""
    if not by.roles & roles:
        raise Refused("alert.role") if Role.QUAN_TRI not in roles else Refused("alert.keeper_role")
    units.refuse_frozen(office)


def line(alert: Alert, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Write what was done to an alert."""
    facts = {"story": alert.story_id, "title": alert.story.title[:200], **facts}
    subject, role = ("alert", str(alert.pk)), _role(by, ANSWERERS)
    audit.record(verb=verb, subject=subject, by=by, now=now, role=role, office=alert.office.key, **facts)


def set_line(office: Office, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Write what was set for an office."""
    subject, role = ("office", office.key), _role(by, KEEPERS)
    audit.record(verb=verb, subject=subject, by=by, now=now, role=role, office=office.key, **facts)


def _role(by: Actor, roles: frozenset[Role]) -> str:
    return next((role.value for role in sorted(by.roles) if role in roles), "")
