"""Listens to a broadcast that came with an entry, part by part, and marks the places and watch-lists it names."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import accumulate
from typing import Any

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Permanent
from hoiam.core.match import match
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Mention, Piece
from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import Transcript, TranscriptState
from hoiam.desk.places import queries as places
from hoiam.outside.scan.sound import hear
from hoiam.run.gazetteers import matcher
from hoiam.run.hands import Hands
from hoiam.run.steps.watching import mentioned

MOST_SPOTS = 60


def listen(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Hear the next part of one sound. A part that was heard is not heard again; a sound that cannot be is said so."""
    transcript = queries.transcript(args["transcript"])
    if transcript.state != TranscriptState.WAITING or transcript.entry.office.frozen_at:
        return
    since = transcript.heard_to
    try:
        weights = hands.speech()
        if weights is None:
            raise Permanent("speech.missing")
        part = hear(hands.keep.get(transcript.file.sha256), weights, since)
    except Permanent as failed:
        actions.not_heard(transcript=transcript, problem=failed.reason, by=MACHINE, now=now)
        return
    pieces = [[one.start, one.end, one.words, one.sure] for one in part.pieces]
    told = {"since": since, "until": part.until, "seconds": part.seconds, "pieces": pieces}
    row = actions.heard(transcript=transcript, by=MACHINE, now=now, **told)
    actions.spotted(transcript=row, spots=spots(row), by=MACHINE, now=now)


def spots(transcript: Transcript) -> list[dict[str, Any]]:
    """Return where the words name a place of the office or hold one of its queries: for a person's ear."""
    entry = transcript.entry
    piece = Piece(f"transcript:{transcript.pk}", "", "", transcript.text, entry.said_at)
    rules, on = places.remembered(entry.office), localdate(entry.said_at)
    named = match(piece, matcher(entry.office.gazetteer), on, rules).mentions
    found = [*named, *mentioned(entry.office, piece, on)]
    return [_spot(transcript, one) for one in _first_of_each(found)][:MOST_SPOTS]


def _first_of_each(found: Iterable[Mention]) -> list[Mention]:
    ordered = sorted((one for one in found if one.field == "text"), key=lambda one: (one.start, one.end))
    return list({(one.surface, one.reason.code): one for one in reversed(ordered)}.values())[::-1]


def _spot(transcript: Transcript, mention: Mention) -> dict[str, Any]:
    ends = list(accumulate(len(words) + 1 for _start, _end, words, _sure in transcript.pieces))
    at = min(bisect_right(ends, mention.start), len(ends) - 1)
    reason = mention.reason.as_json()
    return {"at": transcript.pieces[at][0], "words": mention.surface, **reason}
