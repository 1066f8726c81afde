"""Move one part of work of a case on: remedy, answer, objection or clarification."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle import tracks
from hoiam.core.handle.states import CLOSERS
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Track
from hoiam.desk.cases.actions import clocks
from hoiam.desk.cases.actions.line import locked, only_its_units, write_line
from hoiam.desk.cases.models import Case, CaseTrack

# Which clock ends with a track's state.
ENDS = {(Track.CLARIFICATION, "published"): ("clarify",), (Track.ANSWER, "answered"): ("answer",)}


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
) -> CaseTrack:
    """Write what was done on a track. A remedy is done only with its outcome and proof (function S20).

    `progress` is (done, of how many, what is counted). Raises MoveDenied or Refused, nothing saved.
    """
    case = locked(case)
    if not by.roles & set(CLOSERS):
        only_its_units(case, by)
    if track == Track.REMEDY and to == "done" and not (note.strip() and proof.strip()):
        raise Refused("track.needs_outcome")
    row = _moved(case, track, to, note, proof, now)
    row.until = until or row.until
    if progress:
        row.done, row.total, row.measure = progress[0], progress[1], progress[2][:40]
    row.save()
    clocks.stop_clocks(case=case, whats=ENDS.get((track, to), ()), by=by, now=now)
    facts: dict[str, Any] = {"track": track.value, "to": to, "note": note[:500], "proof": proof[:300]}
    write_line(case, "track.advance", by, now, **facts)
    return row


@transaction.atomic
def follow_letter(*, case: Case, track: Track, to: str, note: str, by: Actor, now: datetime) -> CaseTrack:
    """Move a track on because a letter moved, as part of the letter's action: it checks the role, writes the line."""
    case = locked(case)
    row = _moved(case, track, to, note, "", now)
    row.save()
    clocks.stop_clocks(case=case, whats=ENDS.get((track, to), ()), by=by, now=now)
    return row


def _moved(case: Case, track: Track, to: str, note: str, proof: str, now: datetime) -> CaseTrack:
    """Return the track's row with its new state, not yet saved. Raises MoveDenied."""
    row = CaseTrack.objects.select_for_update().filter(case=case, track=track).first()
    if row is None:
        raise MoveDenied("track.not_open", track=track.value)
    row.state = tracks.follow(track, row.state, to)
    row.note, row.proof, row.changed_at = note or row.note, proof[:300] or row.proof, now
    return row
