"""The parts of work of a case (phần việc): who, how far, until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from hoiam.core.calendar.zone import localdate
from hoiam.core.handle.route import Question, route
from hoiam.core.handle.states import CLOSERS
from hoiam.core.handle.tracks import ended
from hoiam.core.handle.turns import EDITORS, PLACES, PRESS, by_hand
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Track, Verdict
from hoiam.desk.cases.many import NEVER
from hoiam.desk.cases.models import Case, CaseClock, CaseTrack
from hoiam.desk.cases.words import PART_EXITS, TRACKS, track_state
from hoiam.web.chrome.clocks import Face
from hoiam.web.screens.cases.clocklines import Line, clock_face, waiting_for_letter
from hoiam.web.screens.cases.next_step import works_on

CLOCKS = {
    Track.REMEDY: ("remedy",),
    Track.ANSWER: ("answer",),
    Track.CLARIFICATION: ("clarify",),
    Track.OBJECTION: ("press_correction", "press_reply", "onward"),
    Track.FEEDBACK: ("feedback",),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of work; `face` is its term as a chip, `url` where this person may write down what was done.

    `until` says what must be there before it goes on, "" where it has ended.
    """

    row: CaseTrack
    word: str
    state: str
    face: Face | None
    url: str = ""
    until: str = ""


def parts(case: Case, actor: Actor, now: datetime) -> list[Part]:
    """Return the parts of work that the claims opened."""
    writes = not case.office.frozen_at and (works_on(case, actor) or bool(actor.roles & set(CLOSERS)))
    clocks = sorted(case.clocks.all(), key=lambda clock: (clock.ends_at or NEVER, clock.pk))
    return [
        Part(
            row,
            str(TRACKS[row.track]),
            track_state(row.track, row.state),
            _term(row, clocks, now),
            _where(case, row, actor) if writes or _edits(case, row, actor) else "",
            "" if ended(Track(row.track), row.state) else str(PART_EXITS[PLACES[Track(row.track)][row.state].leaves]),
        )
        for row in sorted(case.tracks.all(), key=lambda row: row.pk)
    ]


def press_term(case: Case) -> list[Line]:
    """Return the press's own term as not yet running, while an objection waits for its letter to be received."""
    row = next((row for row in case.tracks.all() if row.track == Track.OBJECTION), None)
    started = any(clock.what in PRESS for clock in case.clocks.all())
    if row is None or started or ended(Track.OBJECTION, row.state):
        return []
    on = localdate(case.concluded_at or case.opened_at)
    return [waiting_for_letter(route(Question(Verdict.FALSE, True, False, on)).clocks[0])]


def _term(row: CaseTrack, clocks: Sequence[CaseClock], now: datetime) -> Face | None:
    """Return the term of a part of work: the one that runs, else the last that it had."""
    kinds = CLOCKS.get(Track(row.track), ())
    own = [clock for clock in clocks if clock.track_id == row.pk or clock.what in kinds]
    clock = next((clock for clock in own if not clock.done_at), own[-1] if own else None)
    return clock_face(clock, now) if clock else None


def _edits(case: Case, row: CaseTrack, actor: Actor) -> bool:
    return not case.office.frozen_at and bool(actor.roles & EDITORS.get(Track(row.track), frozenset()))


def _where(case: Case, row: CaseTrack, actor: Actor) -> str:
    if not by_hand(Track(row.track), row.state, actor.roles):
        return ""
    return reverse("case_track", args=[case.number, row.track])
