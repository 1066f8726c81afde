"""Who may do what with dispatches and tasks, and the line that each decision leaves."""

from datetime import datetime
from typing import Any

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives.models import Directive, Task

READERS = frozenset({Role.VAN_THU, Role.VAN_PHONG, Role.PHONG_VHTT, Role.TRUNG_TAM, Role.UBND_XA, Role.DON_VI})
CONFIRMERS = frozenset({Role.VAN_PHONG, Role.PHONG_VHTT, Role.VAN_THU})
DECIDERS = CONFIRMERS | {Role.CHU_TICH, Role.PCT}
JUDGES = frozenset({Role.VAN_PHONG, Role.PHONG_VHTT, Role.CHU_TICH, Role.PCT})


def ended(task: Task) -> bool:
    """Tell whether a task, or the whole of its dispatch, is followed no more."""
    return task.ended_at is not None or task.directive.ended_at is not None


def refuse_ended(task: Task) -> None:
    """Raise Refused where nothing is asked any more."""
    if ended(task):
        raise Refused("task.ended")


def write_line(directive: Directive, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Leave the audit line of a decision about a dispatch."""
    key = directive.office.key
    audit.record(verb=verb, subject=("directive", str(directive.pk)), by=by, now=now, office=key, **facts)
