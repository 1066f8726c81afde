"""Start and stop the clocks of a case. The rule is that of the day of its start event; old cases are never upgraded.

The term for an answer to the press belongs to a paper and its outlet, not to the case: it runs from the receipt of the
paper whatever the case is doing, and ends with an answer to that outlet (L103 Đ.39, NĐ 237 Đ.18).
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.store import pack
from hoiam.core.handle import states
from hoiam.core.handle.route import NEW_LAW
from hoiam.core.schedule import due, ends_at, terms
from hoiam.core.schedule.issues import next_issue, rhythm_of
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Move
from hoiam.core.values.law import Event
from hoiam.desk.cases.many import GOAL
from hoiam.desk.cases.models import Case, CaseClock, CaseTrack
from hoiam.desk.cases.origin import discovered
from hoiam.desk.law import queries as law
from hoiam.desk.papers.models import Paper, PaperKind
from hoiam.desk.sources.models import Outlet

# The office's own terms: policy, never law (law notes, section 3.8).
POLICIES = {
    "assign": "POLICY.assign",
    "verify_start": "POLICY.verify_start",
    "verify_result": "POLICY.verify_result",
    "clarify": "POLICY.clarification",
    "remedy": "POLICY.remedy",
    "route": "POLICY.route",
    "quick_report": "POLICY.quick_report",
    "feedback": "POLICY.feedback",
    "onward": "POLICY.onward",
}

SOCIAL = "POLICY.social_result"  # in place of POLICY.verify_result, for what only stood on a social network
ANSWER_GOAL = "POLICY.answer_newspaper"  # what the office aims at, beside the limit that the law sets
ANSWERING = ("answer", GOAL)

# What a paper asks -> the rule before July 2026, the rule since. A complaint that the press forwarded has, since then,
# a term that begins with the conclusion (NĐ 237 Đ.18.2); before, it was answered as every forwarded opinion (Đ.39.2).
ANSWERS = {
    PaperKind.PRESS_REQUEST: ("L103-2016.39.1", "ND237-2026.18.1"),
    PaperKind.FORWARDED: ("L103-2016.39.2", "ND237-2026.18.3"),
    PaperKind.COMPLAINT: ("L103-2016.39.2", "ND237-2026.18.2"),
}


@transaction.atomic
def start_clock(
    *,
    case: Case,
    what: str,
    at: datetime,
    by: Actor,
    now: datetime,
    rule: str = "",
    about: str = "",
    subject: str = "",
    paper: Paper | None = None,
    outlet: Outlet | None = None,
    track: CaseTrack | None = None,
) -> CaseClock:
    """Start a clock at its start event. It keeps the rule's id, digest and whole count. Raises RuleUnknown."""
    found = law.rule(rule or POLICIES[what], localdate(at))
    issue = next_issue(rhythm_of(outlet.today.issues), localdate(at)) if outlet else None
    answer = due(found, at, law.calendar(), next_issue=issue)
    clock, new = CaseClock.objects.get_or_create(
        case=case,
        what=what,
        rule=found.id,
        started_at=at,
        subject=subject,
        paper=paper,
        outlet=outlet,
        track=track,
        defaults={
            "unit": track.unit if track else None,
            "about": about[:200],
            "digest": found.digest,
            "policy": found.policy,
            "short": found.short,
            "ends_at": ends_at(answer),
            "due": pack(answer),
            "started_by": by.key,
        },
    )
    if not new and clock.done_at:  # stopped, and started again from the same event: the same term goes on
        clock.done_at, clock.ended = None, ""
        clock.save(update_fields=["done_at", "ended"])
    return clock


@transaction.atomic
def stop_clocks(
    *,
    case: Case,
    whats: Sequence[str] | None,
    by: Actor,
    now: datetime,
    ended: str = "done",
    outlet: Outlet | None = None,
    subject: str = "",
) -> int:
    """Stop the running clocks of these kinds (all for None), of one outlet where it is given. Late stays late.

    `subject` leaves those alone that run for something else. `ended` says how: done, replaced by a new term, or left
    because the work went elsewhere. A clock without an outlet is that of a paper whose sender is not in the register;
    nobody can tell it apart, so any outlet's answer ends it.
    """
    clocks = CaseClock.objects.filter(case=case, done_at__isnull=True)
    if whats is not None:
        clocks = clocks.filter(what__in=whats)
    if subject:
        clocks = clocks.filter(subject=subject)
    if outlet is not None:
        clocks = clocks.filter(Q(outlet=outlet) | Q(outlet__isnull=True))
    return clocks.update(done_at=now, ended=ended)


def turn(*, case: Case, wanted: Move, step: states.Moved, by: Actor, now: datetime) -> None:
    """Stop and start the office's own clocks as the table of moves says."""
    for what in step.stops:
        ended = states.ending(wanted, what, step.starts)
        stop_clocks(case=case, whats=(what,), by=by, now=now, ended=ended)
    for what in step.starts:
        seen = discovered(case) if (wanted, what) == (Move.ASSIGN, states.RESULT) else None
        from_event = {"at": seen, "rule": SOCIAL} if seen else {"at": now}
        start_clock(case=case, what=what, by=by, now=now, **from_event)


def start_paper_clock(*, case: Case, paper: Paper, by: Actor, now: datetime) -> CaseClock | None:
    """Start the term for answering what a press agency sent, from the day it was received (L103 Đ.39; NĐ 237 Đ.18).

    The office's own, shorter one starts beside it as what to aim at; the law's stays the limit.
    None for a paper that asks for nothing, and for a complaint whose term begins with the conclusion.
    """
    rule = _rule(paper)
    if not rule or rule == ANSWERS[PaperKind.COMPLAINT][1]:
        return None
    if paper.kind != PaperKind.COMPLAINT:
        both = terms(law.book().rules, (rule, ANSWER_GOAL), {Event.RECEIVED: paper.received_at}, law.calendar())
        if both.target and both.target.rule == ANSWER_GOAL:
            _answer(case, paper, ANSWER_GOAL, paper.received_at, by, now, GOAL)
    return _answer(case, paper, rule, paper.received_at, by, now)


def start_complaint_clocks(*, case: Case, by: Actor, now: datetime) -> None:
    """Start, at the conclusion, the term for telling the press what became of a complaint (NĐ 237 Đ.18.2)."""
    for tied in case.papers.select_related("paper").order_by("id"):
        waits = not CaseClock.objects.filter(case=case, paper=tied.paper).exists()
        if waits and _rule(tied.paper) == ANSWERS[PaperKind.COMPLAINT][1]:
            _answer(case, tied.paper, _rule(tied.paper), now, by, now)


def _rule(paper: Paper) -> str:
    pair = ANSWERS.get(PaperKind(paper.kind))
    return pair[localdate(paper.received_at) >= NEW_LAW] if pair else ""


def _answer(
    case: Case, paper: Paper, rule: str, at: datetime, by: Actor, now: datetime, what: str = "answer"
) -> CaseClock:
    about = f"{paper.sender}, {paper.number}".strip(", ")
    more = {"rule": rule, "about": about, "paper": paper, "outlet": paper.outlet}
    return start_clock(case=case, what=what, at=at, by=by, now=now, **more)
