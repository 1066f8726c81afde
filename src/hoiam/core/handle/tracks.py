"""Which parts of work do a case's claims open, and when has each ended? Independent tables, one for each track."""

from collections.abc import Iterable, Mapping, Sequence

from hoiam.core.errors import MoveDenied
from hoiam.core.values.case import Track, Verdict
from hoiam.core.values.reason import Reason, why

# state -> the states that may follow. A state with no followers has ended.
TABLES: Mapping[Track, Mapping[str, tuple[str, ...]]] = {
    Track.REMEDY: {"open": ("doing", "done"), "doing": ("doing", "done"), "done": ()},
    Track.ANSWER: {"open": ("drafted", "answered"), "drafted": ("answered",), "answered": ()},
    Track.OBJECTION: {
        "open": ("drafted",),
        "drafted": ("waiting",),
        "waiting": ("published", "published_partly", "refused", "overdue"),
        "published": (),
        "published_partly": ("drafted", "dropped"),
        "refused": ("drafted", "dropped"),
        "overdue": ("drafted", "published", "dropped"),
        "dropped": (),
    },
    Track.CLARIFICATION: {"open": ("drafted", "published"), "drafted": ("published",), "published": ()},
}


def follow(track: Track, state: str, to: str) -> str:
    """Return `to` where the track's table allows it. Raises MoveDenied otherwise."""
    if to not in TABLES[track].get(state, ()):
        raise MoveDenied("track.state", track=track.value, state=state, to=to)
    return to


def ended(track: Track, state: str) -> bool:
    """Return whether nothing follows this state."""
    return not TABLES[track][state]


def opened_by(verdicts: Iterable[Verdict]) -> tuple[Track, ...]:
    """Return the tracks that claims open: what is true is remedied and answered, what is false is put right."""
    found = set(verdicts)
    tracks: list[Track] = []
    if Verdict.TRUE in found:
        tracks += [Track.REMEDY, Track.ANSWER]
    if Verdict.FALSE in found:
        tracks += [Track.OBJECTION, Track.CLARIFICATION]
    return tuple(tracks)


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


def closing_gaps(verdicts: Iterable[Verdict], tracks: Mapping[Track, str]) -> tuple[Reason, ...]:
    """Return what still keeps a case from being closed: open tracks and claims that nobody has settled."""
    gaps = [why("close.claim_unknown") for verdict in verdicts if verdict == Verdict.UNKNOWN][:1]
    gaps += [why("close.track", track=t.value, state=s) for t, s in tracks.items() if not ended(t, s)]
    return tuple(gaps)
