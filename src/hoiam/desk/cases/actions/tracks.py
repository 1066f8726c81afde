"""Move one part of work of a case on: remedy, answer, objection, clarification, feedback. Whom it is told to: turns."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoiam.core.calendar import end_of, localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle import tracks, turns
from hoiam.core.handle.states import CLOSERS
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Track
from hoiam.desk.cases import clarified
from hoiam.desk.cases.actions import clocks
from hoiam.desk.cases.actions.dating import set_day
from hoiam.desk.cases.actions.line import locked, only_its_units, write_line
from hoiam.desk.cases.actions.owing import begin_terms, end_route
from hoiam.desk.cases.actions.telling import tell_turn
from hoiam.desk.cases.models import Case, CaseClock, CaseTrack
from hoiam.desk.sources.models import Outlet

FEWEST_WORDS = 4
PROVEN = {(Track.REMEDY, "done"), (Track.FEEDBACK, "told")}  # what counts as done only with its outcome and proof


@transaction.atomic
def advance_track(
    *,
    case: Case,
    track: Track,
    to: str,
    by: Actor,
    now: datetime,
    note: str = "",
    proof: str = "",
    progress: tuple[int, int, str] | None = None,
    until: date | None = None,
    why_until: str = "",
) -> CaseTrack:
    """Write what was done on a track. A remedy is done only with its outcome and proof (function S20).

    A clarification is published only with what it said and where it stands (function S28).

    `progress` is (done, of how many, what is counted). `until` is the day until which it is to be done, `why_until` why
    that one. Raises MoveDenied or Refused, nothing saved.
    """
    case = locked(case)
    only_its_workers(case, track, by)
    if (track, to) in PROVEN and not (note.strip() and proof.strip()):
        raise Refused("track.needs_outcome")
    if (track, to) == (Track.CLARIFICATION, "published") and not (note.strip() and proof.strip()):
        raise Refused("track.needs_place")
    words = clarified.newest(case) if (track, to) == (Track.CLARIFICATION, "published") else None
    if words and clarified.outdated(words):
        raise MoveDenied("clarify.findings_changed")
    if (track, to) == (Track.OBJECTION, "dropped") and not note.strip():
        raise Refused("case.needs_reason")
    was = _state(case, track)
    role = turns.turn_by_hand(track, was, to, by.roles)
    row = _moved(case, track, to, note, proof, now)
    if progress:
        row.done, row.total, row.measure = progress[0], progress[1], progress[2][:40]
    dated = _dated(row, until, why_until, by, now)
    row.save()
    _turn_terms(row, was, by, now)
    end_route(case=case, by=by, now=now)
    facts: dict[str, Any] = {"track": track.value, "to": to, "note": note[:500], "proof": proof[:300], **dated}
    tell_turn(case=case, track=track, to=to, by=by, now=now, note=note[:200], proof=proof[:300], outlet="")
    write_line(case, "track.advance", by, now, role.value, **facts)
    return row


@transaction.atomic
def follow_letter(
    *,
    case: Case,
    track: Track,
    to: str,
    note: str,
    by: Actor,
    now: datetime,
    outlet: Outlet | None = None,
    told: bool = False,
    proof: str = "",
) -> CaseTrack:
    """Move a track on because a letter or a public reply moved, as part of its action: it checks role, writes line.

    An answer ends the term of the outlet that it goes to; while another outlet waits, the answer is not yet given.
    `told`: the action has told those whom it concerns by itself, with more than the track knows.
    """
    case = locked(case)
    if (track, to) == (Track.ANSWER, "answered"):
        clocks.stop_clocks(case=case, whats=clocks.ANSWERING, by=by, now=now, outlet=outlet)
        if case.clocks.filter(what="answer", done_at__isnull=True).exists():
            to = "drafted"
    was = _state(case, track)
    row = _moved(case, track, to, note, proof, now)
    row.save()
    _turn_terms(row, was, by, now)
    end_route(case=case, by=by, now=now)
    if not told:
        name = {"outlet": outlet.name} if outlet else {}
        tell_turn(case=case, track=track, to=to, by=by, now=now, note=note[:200], proof=proof[:300], **name)
    return row


def only_its_workers(case: Case, track: Track, by: Actor) -> None:
    """Raise Refused unless the actor follows the case, edits the office's channels where the part is theirs, or works
    on the case.
    """
    if not by.roles & (set(CLOSERS) | turns.EDITORS.get(track, frozenset())):
        only_its_units(case, by)


def _dated(row: CaseTrack, until: date | None, reason: str, by: Actor, now: datetime) -> dict[str, str]:
    """Start the term of a day that was set anew, and return what the audit keeps of it; {} where nothing changed.

    The unit may bind itself to an earlier day. A later one is given by who follows the case, never by who needs it.
    """
    if until is None or until == row.until or tracks.ended(Track(row.track), row.state):
        return {}
    if until < localdate(now):
        raise Refused("case.past_day")
    running = CaseClock.objects.filter(track=row, done_at__isnull=True).first()
    if running and running.ends_at and end_of(until) > running.ends_at:
        if not by.roles & set(CLOSERS) or (row.unit and by.unit == row.unit.key):
            raise Refused("track.later_day")
        if len(reason.split()) < FEWEST_WORDS:
            raise Refused("case.needs_reason")
    row.until = until
    said = (reason.strip() or row.note)[:500]  # what is being done says why where nothing else was said
    what = "remedy" if row.track == Track.REMEDY else "part"
    set_day(case=row.case, what=what, day=until, by=by, now=now, unit=row.unit, reason=said, track=row)
    return {"until": until.isoformat(), "why_until": said}


def _turn_terms(row: CaseTrack, was: str, by: Actor, now: datetime) -> None:
    """Stop the terms that a track leaves behind and start those of the state that it has come to."""
    track = Track(row.track)
    ended = "left" if row.state in ("dropped", "withdrawn") else "done"
    clocks.stop_clocks(case=row.case, whats=turns.left(track, was, row.state), by=by, now=now, ended=ended)
    if was != row.state:
        begin_terms(row, by, now)
    if (track, row.state) == (Track.ANSWER, "answered"):
        clocks.stop_clocks(case=row.case, whats=clocks.ANSWERING, by=by, now=now)


def _state(case: Case, track: Track) -> str:
    """Return where a track stands, its row held until the transaction ends. Raises MoveDenied where there is none."""
    row = CaseTrack.objects.select_for_update().filter(case=case, track=track).first()
    if row is None:
        raise MoveDenied("track.not_open", track=track.value)
    return row.state


def _moved(case: Case, track: Track, to: str, note: str, proof: str, now: datetime) -> CaseTrack:
    """Return the track's row with its new state, not yet saved. Raises MoveDenied."""
    row = CaseTrack.objects.get(case=case, track=track)
    if not (track == Track.ANSWER and row.state == to == "drafted"):  # a second draft, to another outlet
        row.state = tracks.follow(track, row.state, to)
    row.note, row.proof, row.changed_at = note or row.note, proof[:300] or ("" if to == "open" else row.proof), now
    return row
