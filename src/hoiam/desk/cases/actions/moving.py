"""Open, assign, dismiss, reopen and close a case."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.states import SENTENCES, SORTERS
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import Move, State, Verdict
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import queries
from hoiam.desk.cases.actions import clocks
from hoiam.desk.cases.actions.line import locked, moved, write_line
from hoiam.desk.cases.models import Case, CaseUnit
from hoiam.desk.papers.models import Paper
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import Story
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit


@transaction.atomic
def open_case(
    *,
    office: Office,
    title: str,
    by: Actor,
    now: datetime,
    story: Story | None = None,
    paper: Paper | None = None,
    article: Article | None = None,
) -> Case:
    """Open a case from a story or an incoming paper; it stands sorted and waits to be assigned.

    Raises Refused where the role may not sort, the office is frozen, or the story already has a case.
    """
    role = next((r for r in SORTERS if r in by.roles), None)
    if role is None:
        raise Refused("case.role")
    Office.objects.select_for_update().get(pk=office.pk)  # one case at a time takes a number
    units.refuse_frozen(office)
    if story and Case.objects.filter(story=story).exists():
        raise Refused("case.exists", number=Case.objects.get(story=story).number)
    if paper and paper.cases.exists():
        raise Refused("paper.has_case", number=paper.cases.order_by("id")[0].number)
    year = localdate(now).year
    last = Case.objects.filter(office=office, year=year).aggregate(n=Max("serial"))["n"] or 0
    case = Case(office=office, year=year, serial=last + 1, title=title[:300], state=State.TRIAGED)
    case.story, case.paper, case.article, case.opened_at, case.opened_by = story, paper, article, now, by.key
    if story:
        case.field, case.level, case.places = story.field, story.level, story.places
        case.article = article or story.items.order_by("hit__article__published_at")[0].hit.article
        stories.take_up(story=story, by=by, now=now)
    case.save()
    clocks.start_clock(case=case, what="assign", at=now, by=by, now=now)
    write_line(case, "case.open", by, now, role.value, title=case.title, level=case.level)
    return case


@transaction.atomic
def assign(
    *,
    case: Case,
    lead: Unit,
    by: Actor,
    now: datetime,
    support: Sequence[Unit] = (),
    inform: Sequence[Unit] = (),
    order: str = "",
) -> Case:
    """Give a case to the unit that must find out and put right; its clocks start."""
    case = locked(case)
    step = moved(case, Move.ASSIGN, by)
    if lead.office_id != case.office_id:
        raise Refused("case.foreign_unit", unit=lead.short_name)
    case.state, case.lead, case.assigned_at = step.state, lead, now
    case.save(update_fields=["state", "lead", "assigned_at"])
    case.others.all().delete()
    parts = {unit.pk: (unit, "inform") for unit in inform} | {unit.pk: (unit, "support") for unit in support}
    parts.pop(lead.pk, None)
    CaseUnit.objects.bulk_create(CaseUnit(case=case, unit=unit, part=part) for unit, part in parts.values())
    clocks.stop_clocks(case=case, whats=("assign", "verify_start", "verify_result"), by=by, now=now)
    clocks.start_clock(case=case, what="verify_start", at=now, by=by, now=now)
    clocks.start_clock(case=case, what="verify_result", at=now, by=by, now=now)
    if case.paper:
        clocks.start_paper_clock(case=case, paper=case.paper, by=by, now=now)
    facts = {"lead": lead.key, "support": [unit.key for unit in support], "order": order[:500]}
    write_line(case, SENTENCES[Move.ASSIGN], by, now, step.role.value, **facts)
    return case


@transaction.atomic
def attach_paper(*, case: Case, paper: Paper, by: Actor, now: datetime) -> Case:
    """Tie a paper that came after the case was opened; its clock runs from the day it was received."""
    if not by.roles & {*SORTERS, Role.VAN_THU}:
        raise Refused("case.role")
    case = locked(case)
    if case.state in (State.CLOSED, State.IRRELEVANT):
        raise MoveDenied("case.over")
    if paper.office_id != case.office_id or (case.paper and case.paper_id != paper.pk):
        raise Refused("case.other_paper")
    case.paper = paper
    case.save(update_fields=["paper"])
    clocks.start_paper_clock(case=case, paper=paper, by=by, now=now)
    write_line(case, "case.paper", by, now, number=paper.number, sender=paper.sender)
    return case


@transaction.atomic
def instruct(*, case: Case, order: str, by: Actor, now: datetime) -> Case:
    """Write a leader's instruction (bút phê) on a case: who does what until when, in the leader's own words."""
    case = locked(case)
    if case.state == State.CLOSED:
        raise MoveDenied("case.over")
    if not by.roles & {Role.CHU_TICH, Role.PCT}:
        raise Refused("case.instruct_role")
    if not order.strip():
        raise Refused("case.needs_order")
    write_line(case, "case.instruct", by, now, order=order.strip()[:500])
    return case


@transaction.atomic
def dismiss(*, case: Case, reason: str, by: Actor, now: datetime, positive: bool = False) -> Case:
    """End a case that is not the office's matter, or that is good news; always with a reason."""
    case = locked(case)
    wanted = Move.PRAISE if positive else Move.DISMISS
    step = moved(case, wanted, by)
    if not reason.strip():
        raise Refused("case.needs_reason")
    case.state = step.state
    case.save(update_fields=["state"])
    clocks.stop_clocks(case=case, whats=None, by=by, now=now)
    write_line(case, SENTENCES[wanted], by, now, step.role.value, reason=reason[:500])
    return case


@transaction.atomic
def reopen(*, case: Case, reason: str, by: Actor, now: datetime) -> Case:
    """Go back to verifying: new facts, or claims that stayed unknown."""
    case = locked(case)
    step = moved(case, Move.REOPEN, by)
    if not reason.strip():
        raise Refused("case.needs_reason")
    case.state = step.state
    case.save(update_fields=["state"])
    write_line(case, SENTENCES[Move.REOPEN], by, now, step.role.value, reason=reason[:500])
    return case


@transaction.atomic
def close(*, case: Case, outcome: str, by: Actor, now: datetime) -> Case:
    """Close a case whose every track has ended. "Đã ghi nhận" closes nothing: the outcome must be said."""
    case = locked(case)
    step = moved(case, Move.CLOSE, by)
    gaps = queries.gaps(case)
    if gaps:
        raise MoveDenied("case.gaps", gaps=[gap.as_json() for gap in gaps])
    if len(outcome.split()) < 4:
        raise MoveDenied("case.no_outcome")
    case.state, case.outcome, case.closed_at, case.closed_by = step.state, outcome, now, by.key
    case.save(update_fields=["state", "outcome", "closed_at", "closed_by"])
    clocks.stop_clocks(case=case, whats=None, by=by, now=now)
    facts = {"verdict": Verdict(case.verdict).value, "outcome": outcome[:500]}
    write_line(case, SENTENCES[Move.CLOSE], by, now, step.role.value, **facts)
    return case
