"""Have a recogniser listen to a broadcast, keep what it heard, and let a person put checked words into the entry."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.files import queries as files
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.papers import queries
from hoiam.desk.papers.actions.entering import ENTERERS, LONGEST_TEXT, NAMED
from hoiam.desk.papers.models import Entry, Transcript, TranscriptState
from hoiam.desk.units import queries as units


@transaction.atomic
def listen(*, entry: Entry, by: Actor, now: datetime) -> int:
    """Queue the sounds of an entry for the recogniser, and anew those that failed or whose job died; return how many.

    Only what the press or an agency broadcast. Raises Refused entry.role, transcript.people; MoveDenied when frozen.
    """
    _may(entry, by)
    if entry.speaker not in NAMED:
        raise Refused("transcript.people")
    asked = 0
    for file in files.files_of(entry.office.key, "entry", str(entry.pk)).filter(content_type__startswith="audio/"):
        row, made = Transcript.objects.get_or_create(file=file, defaults={"entry": entry, "asked_at": now})
        failed = {"state": TranscriptState.WAITING, "problem": "", "asked_at": now, "ended_at": None}
        again = Transcript.objects.filter(pk=row.pk, state=TranscriptState.FAILED).update(**failed)
        if made or again or queries.stalled(row):
            _queue(row, by, now)
            asked += 1
    return asked


@transaction.atomic
def heard(
    *,
    transcript: Transcript,
    since: float,
    until: float,
    seconds: float,
    pieces: Sequence[Sequence[Any]],
    by: Actor,
    now: datetime,
) -> Transcript:
    """Add what was heard from `since` to `until`, and queue the next part; what was added before is not added twice."""
    row = Transcript.objects.select_for_update().get(pk=transcript.pk)
    if row.state != TranscriptState.WAITING or row.heard_to != since:
        return row
    row.pieces = [*row.pieces, *(list(piece) for piece in pieces)]
    row.heard_to, row.seconds = until, seconds
    if until >= seconds:
        row.state, row.ended_at = TranscriptState.HEARD, now
    else:
        _queue(row, by, now)
    row.save(update_fields=["pieces", "heard_to", "seconds", "state", "ended_at"])
    return row


def spotted(*, transcript: Transcript, spots: list[dict[str, Any]], by: Actor, now: datetime) -> None:
    """Write down which places and watch-lists the words name."""
    Transcript.objects.filter(pk=transcript.pk).update(spots=spots)


def not_heard(*, transcript: Transcript, problem: str, by: Actor, now: datetime) -> None:
    """Write down why the recogniser could not; what it heard before stays."""
    ended = {"state": TranscriptState.FAILED, "problem": problem[:64], "ended_at": now}
    Transcript.objects.filter(pk=transcript.pk, state=TranscriptState.WAITING).update(**ended)


@transaction.atomic
def put_words(*, entry: Entry, text: str, by: Actor, now: datetime) -> None:
    """Let words that a person checked by ear be the text of an entry; it is read anew as a version of its article.

    Raises Refused entry.role, entry.no_words, entry.too_long, transcript.people, transcript.page (its page says it);
    MoveDenied when frozen.
    """
    _may(entry, by)
    if entry.speaker not in NAMED:
        raise Refused("transcript.people")
    if entry.url:
        raise Refused("transcript.page")
    words = text.strip()
    if not words:
        raise Refused("entry.no_words")
    if len(words) > LONGEST_TEXT:
        raise Refused("entry.too_long", most=LONGEST_TEXT)
    if not Entry.objects.filter(pk=entry.pk).exclude(text=words).update(text=words):
        return
    Transcript.objects.filter(entry=entry).update(used_at=now)
    key = f"entry:{entry.pk}:{hashlib.sha256(words.encode()).hexdigest()[:16]}"  # a job that reads older words goes on
    jobs.enqueue(kind="entry.words", args={"entry": entry.pk}, key=key, office=entry.office.key, by=by, now=now)
    facts = {"title": redact(entry.title)}
    audit.record(verb="entry.words", subject=("entry", str(entry.pk)), by=by, now=now, office=entry.office.key, **facts)


def _may(entry: Entry, by: Actor) -> None:
    if not by.roles & ENTERERS:
        raise Refused("entry.role")
    units.refuse_frozen(entry.office)


def _queue(row: Transcript, by: Actor, now: datetime) -> None:
    key, office = queries.key_of_part(row), row.entry.office.key
    jobs.enqueue(kind="entry.listen", args={"transcript": row.pk}, key=key, office=office, by=by, now=now)
