"""Start and stop the clocks of a case. The rule is that of the day of its start event; old cases are never upgraded."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.store import pack
from hoiam.core.handle.route import NEW_LAW
from hoiam.core.schedule import due, ends_at
from hoiam.core.values.actor import Actor
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.law import queries as law
from hoiam.desk.papers.models import Paper

# The office's own terms: policy, never law (law notes, section 3.8).
POLICIES = {
    "assign": "POLICY.assign",
    "verify_start": "POLICY.verify_start",
    "verify_result": "POLICY.verify_result",
    "clarify": "POLICY.clarification",
}


@transaction.atomic
def start_clock(
    *, case: Case, what: str, at: datetime, by: Actor, now: datetime, rule: str = "", about: str = ""
) -> CaseClock:
    """Start a clock at its start event. It keeps the rule's id, digest and whole count. Raises RuleUnknown."""
    found = law.rule(rule or POLICIES[what], localdate(at))
    answer = due(found, at, law.calendar())
    clock, _ = CaseClock.objects.get_or_create(
        case=case,
        what=what,
        rule=found.id,
        started_at=at,
        defaults={
            "about": about[:200],
            "digest": found.digest,
            "policy": found.policy,
            "short": found.short,
            "ends_at": ends_at(answer),
            "due": pack(answer),
            "started_by": by.key,
        },
    )
    return clock


@transaction.atomic
def stop_clocks(*, case: Case, whats: Sequence[str] | None, by: Actor, now: datetime) -> int:
    """Stop the running clocks of these kinds (all of them for None): what they asked for is done. Late stays late."""
    clocks = CaseClock.objects.filter(case=case, done_at__isnull=True)
    if whats is not None:
        clocks = clocks.filter(what__in=whats)
    return clocks.update(done_at=now)


def start_paper_clock(*, case: Case, paper: Paper, by: Actor, now: datetime) -> CaseClock | None:
    """Start the term for answering what a press agency sent, from the day it was received (L103 Đ.39; NĐ 237 Đ.18)."""
    rules = {
        "press_request": ("L103-2016.39.1", "ND237-2026.18.1"),
        "forwarded": ("L103-2016.39.2", "ND237-2026.18.3"),
    }
    pair = rules.get(paper.kind)
    if pair is None:
        return None
    new = localdate(paper.received_at) >= NEW_LAW
    about = f"{paper.sender}, {paper.number}".strip(", ")
    at = paper.received_at
    return start_clock(case=case, what="answer", at=at, by=by, now=now, rule=pair[1 if new else 0], about=about)
