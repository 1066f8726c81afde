"""Write a draft, change it, put it before the leader."""

from datetime import datetime

from django.db import transaction

from hoiam.core.compose.letter import letter as compose
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.compose.paper_kinds import EXPLAIN, KINDS, ROUTED
from hoiam.core.compose.store import pack
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.route import Decision
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Route, State
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries as case_queries
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import explaining, queries
from hoiam.desk.letters.actions.concluding import need_conclusion, with_conclusion
from hoiam.desk.letters.actions.copying import note_source
from hoiam.desk.letters.actions.enclosing import carry_over, prune
from hoiam.desk.letters.actions.holding import DRAFTERS, WRITERS, line, locked, need_role, open_tracks, writers
from hoiam.desk.letters.models import UNDER_WAY, Letter, LetterState, Relation
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office


@transaction.atomic
def draft(
    *, case: Case, outlet: Outlet, facts: LetterFacts, decision: Decision, by: Actor, now: datetime, round: int = 1
) -> Letter:
    """Keep a first draft. Raises Refused where the verdict forbids the route (guard-rail G7) or a role is missing."""
    need_role(by, DRAFTERS, "letter.draft_role")
    units.refuse_frozen(case.office)
    if State(case.state) not in (State.CONCLUDED, State.VERIFYING) and not case_queries.owes_answer(case):
        raise MoveDenied("letter.case_state", state=case.state)
    if decision.route in (Route.RESPONSE, Route.CORRECTION) and outlet.kind != "press":
        raise Refused("letter.not_press", outlet=outlet.name)
    title = compose(facts).subject
    letter = Letter.objects.create(
        office=case.office,
        kind=ROUTED[decision.route],
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
    with_conclusion(letter, facts, by, now)
    for track in open_tracks(letter, "drafted"):
        cases.follow_letter(case=case, track=track, to="drafted", by=by, now=now, note=title)
    line(letter, "letter.draft", by, now, route=decision.route.value, rules=list(decision.rules))
    return letter


@transaction.atomic
def draft_paper(
    *,
    office: Office,
    facts: PaperFacts,
    by: Actor,
    now: datetime,
    case: Case | None = None,
    outlet: Outlet | None = None,
    rules: tuple[str, ...] = (),
) -> Letter:
    """Keep a first draft of a paper that answers no article. Raises Refused where it may not be written so."""
    need_role(by, WRITERS, "letter.draft_role")
    units.refuse_frozen(office)
    if case is not None and case.office_id != office.pk:
        raise Refused("letter.foreign_case")
    if case is None and (KINDS[facts.kind].from_case or facts.referred.false_information):
        raise Refused("letter.needs_case")
    if case is not None and facts.kind == EXPLAIN:
        outlet = explaining.asked_of(case, facts.addressees)
    letter = Letter.objects.create(
        office=office,
        kind=facts.kind,
        case=case,
        outlet=outlet,
        title=queries.composed(facts).subject[:300],
        facts=pack(facts),
        rules=list(rules),
        drafted_by=by.key,
        drafted_at=now,
    )
    line(letter, "letter.draft", by, now, kind=facts.kind, rules=list(rules))
    return letter


@transaction.atomic
def draft_following(
    *, letter: Letter, relation: str, facts: LetterFacts | PaperFacts, by: Actor, now: datetime
) -> Letter:
    """Keep the draft of what replaces, corrects or recalls an issued letter; it takes effect when it is issued itself.

    A replacement is a paper of the same kind; a correction of form and a recall are công văn (NĐ 30/2020, Điều 18).
    """
    earlier = locked(letter, LetterState.ISSUED)
    need_role(by, writers(earlier), "letter.draft_role")
    replaces = Relation(relation) is Relation.REPLACES
    if isinstance(facts, LetterFacts) != bool(replaces and earlier.route):
        raise Refused("letter.other_kind")
    if earlier.followed.filter(relation=relation, state__in=UNDER_WAY).exists():
        raise Refused("letter.follow_open")
    made = Letter.objects.create(
        office=earlier.office,
        kind=earlier.kind if replaces else "cong_van",
        case=earlier.case,
        outlet=earlier.outlet,
        route=earlier.route if replaces else "",
        round=earlier.round,
        title=queries.composed(facts).subject[:300],
        facts=pack(facts),
        rules=earlier.rules if replaces else [],
        clock_rules=earlier.clock_rules if replaces else [],
        about=earlier,
        extension=earlier.extension if replaces else None,
        relation=relation,
        drafted_by=by.key,
        drafted_at=now,
    )
    left = carry_over(earlier, made, by, now) if replaces else ()
    more = {"left_out": "; ".join(left)[:500]} if left else {}
    line(made, "letter.draft", by, now, relation=relation, about=earlier.full_number, **more)
    return made


@transaction.atomic
def revise(
    *, letter: Letter, facts: LetterFacts | PaperFacts, by: Actor, now: datetime, name: str = "", size: int = 0
) -> Letter:
    """Change a draft; a returned letter is a draft again. `name` and `size`: of another PDF that a copy is made of."""
    letter = locked(letter, LetterState.DRAFT)
    need_role(by, writers(letter), "letter.draft_role")
    if isinstance(facts, LetterFacts) != bool(letter.route):
        raise Refused("letter.other_kind")
    if isinstance(facts, PaperFacts) and explaining.asks(letter):
        letter.outlet = explaining.asked_of(letter.case, facts.addressees)
    letter.facts, letter.title, letter.drafted_by = pack(facts), queries.composed(facts).subject[:300], by.key
    letter.save(update_fields=["facts", "title", "drafted_by", "outlet", "folded"])
    if name and isinstance(facts, PaperFacts) and facts.copied:
        note_source(letter, name, facts.copied.sha256, size, now)
    prune(letter, by, now)
    line(letter, "letter.revise", by, now)
    return letter


@transaction.atomic
def submit(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Put a draft before the leader, on the sheet that the office has for it now (see numbering).

    Raises Refused("letter.conclusion_without_file") for a request for correction that goes without its conclusion.
    """
    letter = locked(letter, LetterState.DRAFT)
    need_role(by, writers(letter), "letter.draft_role")
    need_conclusion(letter)
    letter.state, letter.submitted_at, letter.returned_reason = LetterState.SUBMITTED, now, ""
    own = queries.template_of(letter.office, letter.kind)
    letter.form_sha256 = own.sha256 if own else ""
    letter.save(update_fields=["state", "submitted_at", "returned_reason", "form_sha256"])
    line(letter, "letter.submit", by, now)
    return letter
