"""Who may do what with a report of which kind."""

from django.db.models import Q

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.cases.models import Case
from hoiam.desk.reports.models import Report, ReportKind, ReportState

# Where there is no media centre, the culture division sums up (function S44; roles, section 2.3).
WRITERS = frozenset({Role.TRUNG_TAM, Role.PHONG_VHTT})
APPROVERS = WRITERS | {Role.CHU_TICH, Role.PCT}
# The annual report on statements is the office's own (S48), that on a dispatch the division's (S45).
OTHER_WRITERS = WRITERS | {Role.VAN_PHONG}
OTHER_APPROVERS = APPROVERS | {Role.VAN_PHONG}
HOLIDAY_KEEPERS = frozenset({Role.VAN_PHONG, Role.QUAN_TRI})
SCHEDULERS = frozenset({Role.VAN_PHONG, Role.QUAN_TRI, Role.TRUNG_TAM})
RECEIVERS = frozenset({Role.VAN_PHONG})
UNSAID = (ReportState.DRAFT, ReportState.FROZEN)  # nobody has approved what it says


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


def may_read(report: Report, by: Actor) -> bool:
    """Say whether somebody reads a report: an approved one whoever sees its matter, a draft as `readable` says."""
    if report.state not in UNSAID or by.roles & _of_drafts(report.kind):
        return True
    return leads(report.case, by) or (report.unit is not None and by.unit == report.unit.key)


def readable(by: Actor) -> Q:
    """Return which reports somebody reads: what is approved; before that who writes, approves or receives the kind,
    and the unit whose report it is or that leads its case. Who keeps accounts and sources reads no drafts.
    """
    kinds = [kind for kind in ReportKind.values if by.roles & _of_drafts(kind)]
    found = ~Q(state__in=UNSAID) | Q(kind__in=kinds)
    return found | Q(unit__key=by.unit) | Q(case__lead__key=by.unit) if by.unit else found


def _of_drafts(kind: str) -> frozenset[Role]:
    return writers(kind) | approvers(kind) | RECEIVERS


def need(allowed: bool, roles: frozenset[Role]) -> None:
    """Raise Refused unless it is allowed, naming the roles that may."""
    if not allowed:
        raise Refused("report.role", roles=sorted(roles))
