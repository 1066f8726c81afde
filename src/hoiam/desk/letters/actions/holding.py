"""What every action on a letter begins and ends with: who may, the locked row, its form, the audit line."""

from datetime import datetime
from typing import Any

from hoiam.core.compose.check import check
from hoiam.core.compose.finding import MUST
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.compose.paper_kinds import EXPLAIN, KINDS
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import Route, State, Track, Verdict
from hoiam.core.values.document import Document
from hoiam.desk.audit import actions as audit
from hoiam.desk.audit import queries as audit_queries
from hoiam.desk.cases import queries as case_queries
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter
from hoiam.desk.units import queries as units

DRAFTERS = frozenset({Role.PHONG_VHTT, Role.DON_VI, Role.UBND_XA, Role.TRUNG_TAM})
WRITERS = DRAFTERS | {Role.VAN_PHONG}  # of papers that answer no article
APPROVERS = frozenset({Role.CHU_TICH, Role.PCT})
CLERKS = frozenset({Role.VAN_THU})
COPIERS = WRITERS | CLERKS
FOLLOWERS = frozenset({Role.PHONG_VHTT, Role.VAN_THU, Role.VAN_PHONG})
TRACKS = {Route.REMEDY_AND_ANSWER: (Track.ANSWER,), Route.RESPONSE: (Track.ANSWER, Track.OBJECTION)}
TRACKS |= {Route.CORRECTION: (Track.ANSWER, Track.OBJECTION), Route.INFORMATION: (Track.ANSWER,)}


def writers(letter: Letter) -> frozenset[Role]:
    """Return who may write this letter: an answer to an article is not for everybody, a copy is for clerks too."""
    if not letter.route and KINDS[letter.kind].copy:
        return COPIERS
    return DRAFTERS if letter.route else WRITERS


def need_role(by: Actor, allowed: frozenset[Role], code: str) -> None:
    """Raise Refused(code) unless the actor holds one of the roles."""
    if not by.roles & allowed:
        raise Refused(code, roles=sorted(allowed))


def locked(letter: Letter, *states: str) -> Letter:
    """Return the row, locked until the end of the transaction. Raises MoveDenied where it stands in another state."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    units.refuse_frozen(letter.office)
    if letter.state not in states:
        raise MoveDenied("letter.state", state=letter.state, needed=[str(state) for state in states])
    return letter


def wrote(letter: Letter, by: Actor) -> bool:
    """Return whether a person drafted or changed this letter at any time, whoever changed it last.

    Who recorded a conclusion that goes with it chose that file: four eyes hold for it as for the words.
    """
    if by.key == letter.drafted_by:
        return True
    said = audit_queries.about(*subject_of(letter)).filter(chain=letter.office.key, actor_key=by.key)
    if said.filter(verb__in=("letter.draft", "letter.revise", "letter.enclose"), facts__letter=letter.pk).exists():
        return True
    enclosed = list(letter.enclosures.values_list("sha256", flat=True))
    return said.filter(verb="conclusion.record", facts__sha256__in=enclosed).exists()


def in_form(facts: LetterFacts | PaperFacts) -> Document:
    """Return the letter as a document. Raises Refused where its form must be mended before anyone signs."""
    document = queries.composed(facts)
    faults = [fault.code for fault in check(document, laws=facts.citations).findings if fault.severity == MUST]
    if faults:
        raise Refused("letter.not_in_form", count=len(faults), codes=faults)
    return document


def as_found(letter: Letter) -> None:
    """Refuse a letter whose claims were found otherwise since it was written (guard-rails G6, G7).

    A referral of false information speaks of a claim that two people found false: one finding is no verified one.
    """
    facts = queries.facts_of(letter)
    if letter.kind == EXPLAIN and letter.case and letter.case.verdict == Verdict.TRUE:
        raise Refused("letter.explain_true")
    if isinstance(facts, LetterFacts):
        told: dict[str, Any] = {claim.key: claim.verdict for claim in facts.claims}
    elif facts.referred.false_information:
        told = {facts.referred.claim: Verdict.FALSE}
    else:
        return
    claims = letter.case.claims.all() if letter.case else ()
    present = {claim.letter: case_queries.finding_of(claim) for claim in claims}
    changed = [key for key, verdict in told.items() if present.get(key) != verdict]
    if changed:
        raise Refused("letter.findings_changed", claims=changed)
    if isinstance(facts, PaperFacts) and any(claim.letter in told and not claim.checked_by for claim in claims):
        raise Refused("letter.claim_unchecked", claims=list(told))


def open_tracks(letter: Letter, stage: str) -> list[Track]:
    """Return the tracks of a letter's case that it moves, as far as they still can; none for other papers."""
    if not letter.route or letter.case is None:
        return []
    early = ("open", "published_partly", "refused", "overdue") if stage == "drafted" else ("open", "drafted")
    if letter.route == Route.INFORMATION and letter.case.state == State.VERIFYING:
        return []  # word that the check takes longer is no answer yet: the term of L103 Đ.39 runs on
    standing = case_queries.track_states(letter.case)
    moving = [t for t in TRACKS[Route(letter.route)] if standing.get(t) in early]
    if stage == "issued":
        return [t for t in moving if t != Track.OBJECTION or standing[t] == "drafted"]
    return moving


def minute_of(moment: datetime) -> datetime:
    """Return the minute of a moment: people write down minutes, so what came in the same minute came after."""
    return moment.replace(second=0, microsecond=0)


def subject_of(letter: Letter) -> tuple[str, str]:
    """Return what the audit lines of a letter are about: its case, or itself."""
    return ("case", letter.case.number) if letter.case else ("letter", str(letter.pk))


def line(letter: Letter, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Write the audit line that ends an action."""
    subject, key = subject_of(letter), letter.office.key
    audit.record(verb=verb, subject=subject, by=by, now=now, office=key, letter=letter.pk, title=letter.title, **facts)
