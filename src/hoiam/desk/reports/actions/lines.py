"""The role that a step needs, and the line that each decision about a report leaves."""

from datetime import datetime
from typing import Any

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.reports.models import Report


def need_role(by: Actor, allowed: frozenset[Role]) -> None:
    """Raise Refused unless somebody holds one of these roles."""
    if not by.roles & allowed:
        raise Refused("report.role", roles=sorted(allowed))


def write_line(report: Report, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Leave the audit line of a decision about a report."""
    subject, key = ("report", str(report.pk)), report.office.key
    audit.record(verb=verb, subject=subject, by=by, now=now, office=key, **facts)
