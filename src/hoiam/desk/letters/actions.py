"""Draft, submit, return, approve, number, issue, follow a letter. Whoever approves is never who drafted (G12, S54)."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.check import check
from hoiam.core.compose.finding import MUST
from hoiam.core.compose.letter import letter as compose
from hoiam.core.compose.letter_facts import Issue, LetterFacts
from hoiam.core.compose.store import pack, unpack
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.route import Decision
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import Route, State, Track
from hoiam.core.values.document import Document
from hoiam.desk.audit import actions as audit
from hoiam.desk.audit import queries as audit_queries
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries as case_queries
from hoiam.desk.cases.models import Case
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.law import queries as law
from hoiam.desk.letters.models import Letter, LetterState, NumberBook, Publication
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

DRAFTERS = frozenset({Role.PHONG_VHTT, Role.DON_VI, Role.UBND_XA, Role.TRUNG_TAM})
APPROVERS = frozenset({Role.CHU_TICH, Role.PCT})
CLERKS = frozenset({Role.VAN_THU})
FOLLOWERS = frozenset({Role.PHONG_VHTT, Role.VAN_THU, Role.VAN_PHONG})
TRACKS = {Route.REMEDY_AND_ANSWER: (Track.ANSWER,), Route.RESPONSE: (Track.ANSWER, Track.OBJECTION)}
TRACKS |= {Route.CORRECTION: (Track.ANSWER, Track.OBJECTION), Route.INFORMATION: (Track.ANSWER,)}


@transaction.atomic
def draft(
    *, case: Case, outlet: Outlet, facts: LetterFacts, decision: Decision, by: Actor, now: datetime, round: int = 1
) -> Letter:
    """Keep a first draft. Raises Refused where the verdict forbids the route (guard-rail G7) or a role is missing."""
    _role(by, DRAFTERS, "letter.draft_role")
    units.refuse_frozen(case.office)
    if State(case.state) not in (State.CONCLUDED, State.VERIFYING) and not case_queries.owes_answer(case):
        raise MoveDenied("letter.case_state", state=case.state)
    if decision.route in (Route.RESPONSE, Route.CORRECTION) and outlet.kind != "press":
        raise Refused("letter.not_press", outlet=outlet.name)
    title = compose(facts).subject
    letter = Letter.objects.create(
        office=case.office,
        case=case,
        outlet=outlet,
        route=decision.route,
        round=round,
        title=title[:300],
        facts=pack(facts),
        rules=list(decision.rules),
        clock_rules=list(decision.clocks),
        drafted_by=by.key,
        drafted_at=now,
    )
    for track in _open_tracks(case, decision.route, "drafted"):
        cases.follow_letter(case=case, track=track, to="drafted", by=by, now=now, note=title)
    _line(letter, "letter.draft", by, now, route=decision.route.value, rules=list(decision.rules))
    return letter


@transaction.atomic
def revise(*, letter: Letter, facts: LetterFacts, by: Actor, now: datetime) -> Letter:
    """Change a draft; a returned letter is a draft again."""
    letter = _locked(letter, LetterState.DRAFT)
    _role(by, DRAFTERS, "letter.draft_role")
    letter.facts, letter.title, letter.drafted_by = pack(facts), compose(facts).subject[:300], by.key
    letter.save(update_fields=["facts", "title", "drafted_by"])
    _line(letter, "letter.revise", by, now)
    return letter


@transaction.atomic
def submit(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Put a draft before the leader."""
    letter = _locked(letter, LetterState.DRAFT)
    _role(by, DRAFTERS, "letter.draft_role")
    letter.state, letter.submitted_at, letter.returned_reason = LetterState.SUBMITTED, now, ""
    letter.save(update_fields=["state", "submitted_at", "returned_reason"])
    _line(letter, "letter.submit", by, now)
    return letter


@transaction.atomic
def give_back(*, letter: Letter, reason: str, by: Actor, now: datetime) -> Letter:
    """Return a submitted or approved letter to its drafter, always with a reason; an approval is taken back by it."""
    letter = _locked(letter, LetterState.SUBMITTED, LetterState.APPROVED)
    _role(by, APPROVERS, "letter.approve_role")
    if not reason.strip():
        raise Refused("letter.needs_reason")
    letter.state, letter.returned_reason = LetterState.DRAFT, reason[:500]
    letter.approved_by, letter.approved_at = "", None
    letter.save(update_fields=["state", "returned_reason", "approved_by", "approved_at"])
    _line(letter, "letter.return", by, now, reason=reason[:500])
    return letter


@transaction.atomic
def approve(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Approve a submitted letter. Compares persons: whoever drafted it cannot, whatever roles they hold.

    Raises Refused("letter.not_in_form") while the form checker still finds something that must be mended.
    """
    letter = _locked(letter, LetterState.SUBMITTED)
    _role(by, APPROVERS, "letter.approve_role")
    if by.key == letter.drafted_by or _wrote(letter, by):
        raise Refused("letter.same_person")
    _as_found(letter)
    _in_form(unpack(LetterFacts, letter.facts))
    letter.state, letter.approved_by, letter.approved_at = LetterState.APPROVED, by.key, now
    letter.save(update_fields=["state", "approved_by", "approved_at"])
    _line(letter, "letter.approve", by, now)
    return letter


@transaction.atomic
def issue(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Give an approved letter its number and day, freeze it, and have its files made (NĐ 30/2020, Điều 15, 18).

    Raises Refused("letter.not_in_form") while the form checker still finds something that must be mended.
    """
    letter = _locked(letter, LetterState.APPROVED)
    _role(by, CLERKS, "letter.issue_role")
    _as_found(letter)
    day = localdate(now)
    letter.number = _next_number(letter.office, day.year)
    facts = replace(unpack(LetterFacts, letter.facts), issue=Issue(day.year, day.month, day.day, letter.number))
    letter.facts, letter.document = pack(facts), pack(_in_form(facts))
    letter.state, letter.issued_at, letter.issued_by = LetterState.ISSUED, now, by.key
    letter.save()
    for track in _open_tracks(letter.case, Route(letter.route), "issued"):
        to = "answered" if track == Track.ANSWER else "waiting"
        cases.follow_letter(
            case=letter.case, track=track, to=to, by=by, now=now, note=letter.full_number, outlet=letter.outlet
        )
    args = {"letter": letter.pk}
    jobs.enqueue(kind="render.letter", args=args, key=f"letter:{letter.pk}", office=letter.office.key, by=by, now=now)
    _line(letter, "letter.issue", by, now, number=letter.full_number)
    return letter


@transaction.atomic
def received(*, letter: Letter, at: datetime, by: Actor, now: datetime) -> Letter:
    """Write down when the press agency received the letter: its own clock starts at that moment, not before."""
    letter = _locked(letter, LetterState.ISSUED)
    _role(by, FOLLOWERS, "letter.follow_role")
    if at > now or (letter.issued_at and at < letter.issued_at):
        raise Refused("letter.receipt_time")
    letter.received_at = at
    letter.save(update_fields=["received_at"])
    if Route(letter.route) in (Route.RESPONSE, Route.CORRECTION):
        _start_press_clocks(letter, at, by, now)
    _line(letter, "letter.received", by, now, at=at.isoformat())
    return letter


@transaction.atomic
def printed(
    *, letter: Letter, outcome: str, printed_on: date, by: Actor, now: datetime, url: str = "", note: str = ""
) -> Publication:
    """Write down what the press printed: in full, in part, or that it refused with a reason."""
    letter = _locked(letter, LetterState.ISSUED)
    _role(by, FOLLOWERS, "letter.follow_role")
    if outcome not in ("published", "published_partly", "refused"):
        raise Refused("letter.outcome", outcome=outcome)
    made = Publication.objects.create(
        letter=letter, outcome=outcome, printed_on=printed_on, url=url, note=note[:300], noted_by=by.key, noted_at=now
    )
    cases.follow_letter(case=letter.case, track=Track.OBJECTION, to=outcome, by=by, now=now, note=note)
    whats = ("press_correction", "press_reply")
    cases.stop_clocks(case=letter.case, whats=whats, by=by, now=now, outlet=letter.outlet)
    _line(letter, "letter.printed", by, now, outcome=outcome, on=printed_on.isoformat())
    return made


@transaction.atomic
def start_book(*, office: Office, year: int, last: int, by: Actor, now: datetime) -> None:
    """Begin a year's number book after the last number given on paper. Never steps back."""
    book, made = NumberBook.objects.get_or_create(office=office, year=year, series="CV", defaults={"last": last})
    if not made and book.last > last:
        raise Refused("book.backwards", last=book.last)
    NumberBook.objects.filter(pk=book.pk).update(last=last)
    subject = ("office", office.key)
    audit.record(verb="book.start", subject=subject, by=by, now=now, office=office.key, year=year, last=last)


def _in_form(facts: LetterFacts) -> Document:
    """Return the letter as a document. Raises Refused where its form must be mended before anyone signs."""
    document = compose(facts)
    faults = [fault.code for fault in check(document, laws=facts.citations).findings if fault.severity == MUST]
    if faults:
        raise Refused("letter.not_in_form", count=len(faults), codes=faults)
    return document


def _start_press_clocks(letter: Letter, at: datetime, by: Actor, now: datetime) -> None:
    """Start what the press law gives this sort of outlet: a correction's time, or only the reply's."""
    what = "press_correction" if letter.route == Route.CORRECTION else "press_reply"
    bound = {"about": f"{letter.outlet.name}, {letter.full_number}", "outlet": letter.outlet}
    for key in letter.clock_rules:
        for rule in law.press_rules(key, letter.outlet.press_type, localdate(at)):
            cases.start_clock(case=letter.case, what=what, at=at, by=by, now=now, rule=rule.id, **bound)


def _next_number(office: Office, year: int) -> int:
    NumberBook.objects.get_or_create(office=office, year=year, series="CV")
    book = NumberBook.objects.select_for_update().get(office=office, year=year, series="CV")
    book.last += 1
    book.save(update_fields=["last"])
    return book.last


def _open_tracks(case: Case, route: Route, stage: str) -> list[Track]:
    """Return the tracks of a case that a letter on this route moves, as far as they still can."""
    early = ("open", "published_partly", "refused", "overdue") if stage == "drafted" else ("open", "drafted")
    if route == Route.INFORMATION and case.state == State.VERIFYING:
        return []  # word that the check takes longer is no answer yet: the term of L103 Đ.39 runs on
    standing = case_queries.track_states(case)
    moving = [t for t in TRACKS[route] if standing.get(t) in early]
    if stage == "issued":
        return [t for t in moving if t != Track.OBJECTION or standing[t] == "drafted"]
    return moving


def _locked(letter: Letter, *states: str) -> Letter:
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    units.refuse_frozen(letter.office)
    if letter.state not in states:
        raise MoveDenied("letter.state", state=letter.state, needed=[str(state) for state in states])
    return letter


def _wrote(letter: Letter, by: Actor) -> bool:
    """Return whether a person drafted or changed this letter at any time, whoever changed it last."""
    said = audit_queries.about("case", letter.case.number).filter(chain=letter.office.key, actor_key=by.key)
    return said.filter(verb__in=("letter.draft", "letter.revise"), facts__letter=letter.pk).exists()


def _as_found(letter: Letter) -> None:
    """Refuse a letter whose claims were found otherwise since it was written (guard-rail G7)."""
    present = {claim.letter: case_queries.finding_of(claim) for claim in letter.case.claims.all()}
    told = unpack(LetterFacts, letter.facts).claims
    changed = [claim.key for claim in told if present.get(claim.key) != claim.verdict]
    if changed:
        raise Refused("letter.findings_changed", claims=changed)


def _role(by: Actor, allowed: frozenset[Role], code: str) -> None:
    if not by.roles & allowed:
        raise Refused(code, roles=sorted(allowed))


def _line(letter: Letter, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    subject, key = ("case", letter.case.number), letter.office.key
    audit.record(verb=verb, subject=subject, by=by, now=now, office=key, letter=letter.pk, title=letter.title, **facts)
