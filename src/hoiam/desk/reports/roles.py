"""Who may do what with a report of which kind."""

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.cases.models import Case
from hoiam.desk.reports.models import Report, ReportKind

# Where there is no media centre, the culture division sums up (function S44; roles, section 2.3).
WRITERS = frozenset({Role.TRUNG_TAM, Role.PHONG_VHTT})
APPROVERS = WRITERS | {Role.CHU_TICH, Role.PCT}
# The annual report on statements is the office's own (S48), that on a dispatch the division's (S45).
OTHER_WRITERS = WRITERS | {Role.VAN_PHONG}
OTHER_APPROVERS = APPROVERS | {Role.VAN_PHONG}
HOLIDAY_KEEPERS = frozenset({Role.VAN_PHONG, Role.QUAN_TRI})
SCHEDULERS = frozenset({Role.VAN_PHONG, Role.QUAN_TRI, Role.TRUNG_TAM})
RECEIVERS = frozenset({Role.VAN_PHONG})


def writers(kind: str) -> frozenset[Role]:
    """Return who writes a kind of report."""
    return WRITERS if kind == ReportKind.WEEKLY else OTHER_WRITERS


def approvers(kind: str) -> frozenset[Role]:
    """Return who approves and sends a kind of report."""
    return APPROVERS if kind == ReportKind.WEEKLY else OTHER_APPROVERS


def leads(case: Case | None, by: Actor) -> bool:
    """Say whether an actor's unit leads a case: its quick reports are that unit's to write (S18, 1.2b)."""
    return case is not None and case.lead is not None and bool(by.unit) and by.unit == case.lead.key


def may_write(report: Report, by: Actor) -> bool:
    """Say whether somebody writes and freezes a report: the roles of its kind; a unit's own, who leads its case."""
    return bool(by.roles & writers(report.kind)) or (report.unit is not None and leads(report.case, by))


def may_approve(report: Report, by: Actor) -> bool:
    """Say whether somebody approves and sends a report, another person than who froze it.

    A unit's own report is approved in that unit; where it has one person only, by the office or a leader.
    """
    own = report.unit is not None and by.unit == report.unit.key
    return own or bool(by.roles & approvers(report.kind))


def need(allowed: bool, roles: frozenset[Role]) -> None:
    """Raise Refused unless it is allowed, naming the roles that may."""
    if not allowed:
        raise Refused("report.role", roles=sorted(roles))
