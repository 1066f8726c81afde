"""What was asked of units within a case, as its page lists it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from hoiam.core.handle.tasks import RUNNING
from hoiam.desk.cases import queries
from hoiam.desk.cases.actions.tasks import ASKERS
from hoiam.desk.cases.models import Case, CaseTask
from hoiam.desk.cases.words import TASK_FINDINGS, TASK_KINDS, TASK_STATES
from hoiam.web.chrome.clocks import Face, face


@dataclass(frozen=True, slots=True)
class Asked:
    """One task; `withdraw` says that this person may take it back."""

    row: CaseTask
    kind: str
    state: str
    finding: str
    face: Face | None
    withdraw: bool


def asked(case: Case, request: HttpRequest, now: datetime) -> list[Asked]:
    """Return what was asked of units, what runs first."""
    actor, live = request.actor, not case.office.frozen_at
    return [
        Asked(
            row=row,
            kind=str(TASK_KINDS[row.kind]),
            state=str(TASK_STATES[row.state]),
            finding=str(TASK_FINDINGS.get(row.finding, "")),
            face=face(row.until, now, done=row.answered_at) if row.until else None,
            withdraw=live and row.state in RUNNING and (row.asked_by == actor.key or bool(actor.roles & ASKERS)),
        )
        for row in queries.tasks_of(case)
    ]
