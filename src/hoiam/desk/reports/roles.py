"""Who may do what with a report of which kind."""

from hoiam.core.values.actor import Role
from hoiam.desk.reports.models import ReportKind

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
