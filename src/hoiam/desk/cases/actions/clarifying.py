"""Word a clarification and approve it: two people, on the facts that were found (function S28)."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle import turns
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Track
from hoiam.desk.cases import clarified
from hoiam.desk.cases.actions.line import locked, write_line
from hoiam.desk.cases.actions.telling import tell_turn
from hoiam.desk.cases.actions.tracks import only_its_workers
from hoiam.desk.cases.models import Case, CaseTrack, Clarification

FEWEST_WORDS = 8
TRACK = Track.CLARIFICATION


@transaction.atomic
def draft_clarification(*, case: Case, text: str, by: Actor, now: datetime) -> Clarification:
    """Keep the words with the fact box of this moment, and put them before a second person.

    Raises Refused("clarify.empty"), ("clarify.no_facts") where no claim was found false, MoveDenied for a wrong state.
    """
    case = locked(case)
    only_its_workers(case, TRACK, by)
    box = clarified.fact_box(case)
    if not box:
        raise Refused("clarify.no_facts")
    if len(text.split()) < FEWEST_WORDS:
        raise Refused("clarify.empty")
    role = _turn(case, "drafted", turns.DRAFTED, by, now)
    made = Clarification.objects.create(
        case=case, text=text.strip()[:6000], facts=box, drafted_by=by.key, drafted_at=now
    )
    tell_turn(case=case, track=TRACK, to="drafted", by=by, now=now)
    write_line(case, "clarify.draft", by, now, role)
    return made


@transaction.atomic
def approve_clarification(*, clarification: Clarification, by: Actor, now: datetime) -> Clarification:
    """Approve the words: not by who wrote any of them (compares persons), and only on findings that still stand.

    Raises Refused("clarify.same_person"), MoveDenied("clarify.changed") where newer words wait,
    ("clarify.findings_changed") where a claim was found otherwise since.
    """
    case = locked(clarification.case)
    only_its_workers(case, TRACK, by)
    held = clarified.newest(case)
    if held is None or held.pk != clarification.pk or held.approved_by:
        raise MoveDenied("clarify.changed")
    if clarified.wrote(case, by.key):
        raise Refused("clarify.same_person")
    if clarified.outdated(held):
        raise MoveDenied("clarify.findings_changed")
    role = _turn(case, "approved", turns.APPROVED, by, now)
    held.approved_by, held.approved_at = by.key, now
    held.save(update_fields=["approved_by", "approved_at"])
    tell_turn(case=case, track=TRACK, to="approved", by=by, now=now)
    write_line(case, "clarify.approve", by, now, role)
    return held


def _turn(case: Case, to: str, sentence: str, by: Actor, now: datetime) -> str:
    row = CaseTrack.objects.select_for_update().filter(case=case, track=TRACK).first()
    if row is None:
        raise MoveDenied("track.not_open", track=TRACK.value)
    role = turns.turn_by_hand(TRACK, row.state, to, by.roles, sentence)
    row.state, row.changed_at = to, now
    row.save(update_fields=["state", "changed_at"])
    return role.value
