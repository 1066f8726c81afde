"""Who may do what with dispatches and tasks, and the line that each decision leaves."""

from datetime import datetime
from typing import Any

from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives.models import Directive

READERS = frozenset({Role.VAN_THU, Role.VAN_PHONG, Role.PHONG_VHTT, Role.TRUNG_TAM, Role.UBND_XA, Role.DON_VI})
CONFIRMERS = frozenset({Role.VAN_PHONG, Role.PHONG_VHTT, Role.VAN_THU})
JUDGES = frozenset({Role.VAN_PHONG, Role.PHONG_VHTT, Role.CHU_TICH, Role.PCT})


def write_line(directive: Directive, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Leave the audit line of a decision about a dispatch."""
    key = directive.office.key
    audit.record(verb=verb, subject=("directive", str(directive.pk)), by=by, now=now, office=key, **facts)
