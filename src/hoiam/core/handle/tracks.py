"""Which parts of work does a case open, and when has each ended? Independent tables, one for each track."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hoiam.core.errors import MoveDenied
from hoiam.core.handle.turns import PLACES, TURNS
from hoiam.core.values.case import Track, Verdict
from hoiam.core.values.reason import Reason, why

# state -> the states that may follow, as the rows of turns say. What nobody holds has ended. "withdrawn": the finding
# that opened the track was changed, so that nothing is owed any more. An objection is a right, not a duty (L103
# Đ.43.1): it may be dropped before anything is written.
TABLES: Mapping[Track, Mapping[str, tuple[str, ...]]] = {
    track: {at: tuple(turn.to for turn in TURNS if (turn.track, turn.state) == (track, at)) for at in places}
    for track, places in PLACES.items()
}


@dataclass(frozen=True, slots=True)
class Raised:
    """By whom a matter was raised. `asked`: a press agency asked in writing for an answer (L103 Đ.39, NĐ 237 Đ.18)."""

    press: bool = True
    people: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What a new conclusion does to one track: "open", "again", "keep" or "withdraw"; `claims` are those behind it."""

    track: Track
    what: str
    claims: tuple[str, ...]


def follow(track: Track, state: str, to: str) -> str:
    """Return `to` where the track's table allows it. Raises MoveDenied otherwise."""
    if to not in TABLES[track].get(state, ()):
        raise MoveDenied("track.state", track=track.value, state=state, to=to)
    return to


def ended(track: Track, state: str) -> bool:
    """Return whether nobody holds the work any more; what was put right may still be taken back (turns)."""
    return PLACES[track][state].owner is None


def opened_by(claims: Mapping[str, Verdict], raised: Raised) -> dict[Track, tuple[str, ...]]:
    """Return the tracks that are owed, each with the claims behind it, in the order of their work.

    What is true is remedied, and answered where the press printed it; what is false is put right, against the press
    alone by an objection. Who asked in writing is answered whatever was found: Đ.39 knows no exception for what is
    false. Where people or a page raised the matter, the place that raised it hears what was found and done (S22).
    """
    true = tuple(key for key, verdict in claims.items() if verdict == Verdict.TRUE)
    false = tuple(key for key, verdict in claims.items() if verdict == Verdict.FALSE)
    owed = {
        Track.REMEDY: (bool(true), true),
        Track.ANSWER: (raised.asked or bool(true and raised.press), true),
        Track.OBJECTION: (bool(false and raised.press), false),
        Track.CLARIFICATION: (bool(false), false),
        Track.FEEDBACK: (raised.people and bool(true or false), (*true, *false)),
    }
    return {track: keys for track, (yes, keys) in owed.items() if yes}


def settle(
    present: Mapping[Track, tuple[str, tuple[str, ...]]], owed: Mapping[Track, tuple[str, ...]]
) -> tuple[Change, ...]:
    """Return what becomes of each track when a case is concluded, perhaps for the second time.

    `present` holds each track's state and the claims it was opened by. Work that a changed finding no longer asks for
    is withdrawn, unless it has ended; work that ended opens again for a claim that it did not know.
    """
    changes = [Change(track, _what(track, present.get(track), keys), keys) for track, keys in owed.items()]
    for track, (state, keys) in present.items():
        if track not in owed and not ended(track, state):
            changes.append(Change(track, "withdraw", keys))
    return tuple(changes)


def _what(track: Track, row: tuple[str, tuple[str, ...]] | None, keys: tuple[str, ...]) -> str:
    if row is None:
        return "open"
    state, known = row
    return "again" if state == "withdrawn" or (ended(track, state) and set(keys) - set(known)) else "keep"


def verdict_of(verdicts: Sequence[Verdict]) -> tuple[Verdict, Reason]:
    """Return the verdict of a case from those of its claims, with the counts that it rests on.

    One true claim beside anything else is "partly"; without a true one, a claim that stays
    unknown keeps the whole from being called false.
    """
    counts = {v.value: sum(1 for x in verdicts if x == v) for v in (Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN)}
    reason = why("verdict.counts", **counts)
    if not verdicts:
        return Verdict.UNKNOWN, reason
    if counts["true"] == len(verdicts):
        return Verdict.TRUE, reason
    if counts["true"]:
        return Verdict.PARTLY, reason
    if counts["unknown"]:
        return Verdict.UNKNOWN, reason
    return Verdict.FALSE, reason


def closing_gaps(
    verdicts: Iterable[Verdict], tracks: Mapping[Track, str], asked: int = 0, unsent: int = 0
) -> tuple[Reason, ...]:
    """Return what keeps a case from being closed: open tracks, claims that nobody has settled, unanswered tasks,
    signed papers that have not gone out (NĐ 30 Đ.18).
    """
    gaps = [why("close.claim_unknown") for verdict in verdicts if verdict == Verdict.UNKNOWN][:1]
    gaps += [why("close.track", track=t.value, state=s) for t, s in tracks.items() if not ended(t, s)]
    gaps += [why(code, n=n) for code, n in (("close.tasks", asked), ("close.unsent", unsent)) if n]
    return tuple(gaps)
