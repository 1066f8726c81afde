"""What a recogniser heard, as lines for the page of its entry."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hoiam.core.values.actor import Actor
from hoiam.desk.files.models import StoredFile
from hoiam.desk.papers import queries
from hoiam.desk.papers.actions import ENTERERS
from hoiam.desk.papers.models import Entry, Speaker, Transcript, TranscriptState
from hoiam.desk.papers.words import SPEECH
from hoiam.desk.watch.words import reason
from hoiam.outside.scan import sound


@dataclass(frozen=True, slots=True)
class Shown:
    """One sound: how far it was heard, its lines, and where a place or a watch-list is named."""

    file: StoredFile
    waiting: bool
    progress: str
    problem: str
    lines: tuple[tuple[str, str], ...]
    spots: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """All sounds of an entry; `may_listen`: some were not heard yet; `draft`: for a person to correct, or ""."""

    sounds: tuple[Shown, ...]
    may_listen: bool
    draft: str


def heard_of(entry: Entry, attached: list[StoredFile], by: Actor, model: str) -> Heard:
    """Return what the page of an entry shows of its sounds."""
    rows = list(queries.transcripts_of(entry))
    done = {row.file_id for row in rows if row.state != TranscriptState.FAILED and not queries.stalled(row)}
    open_ = [file for file in attached if file.content_type.startswith("audio/") and file.pk not in done]
    may = bool(by.roles & ENTERERS) and not entry.office.frozen_at and entry.speaker in (Speaker.PRESS, Speaker.AGENCY)
    told = "\n".join(row.text for row in rows if row.pieces)
    fresh = "\n".join(row.text for row in rows if row.pieces and row.used_at is None)
    draft = "\n".join(part for part in (entry.text, fresh) if part) if may and told and not entry.url else ""
    return Heard(tuple(map(_shown, rows)), bool(open_) and may and sound.available(model), draft)


def _shown(row: Transcript) -> Shown:
    waiting = row.state == TranscriptState.WAITING and not queries.stalled(row)
    facts = {"done": clock(row.heard_to), "all": clock(row.seconds)}
    progress = _("Đã nghe %(done)s trong %(all)s.") % facts if row.seconds else _("Đang chờ đến lượt.")
    return Shown(
        row.file,
        waiting,
        progress if waiting else "",
        str(SPEECH.get(row.problem, row.problem)),
        tuple((clock(start), words) for start, _end, words, _sure in row.pieces),
        tuple((clock(spot["at"]), spot["words"], reason(spot["code"], spot["facts"])) for spot in row.spots),
    )


def clock(seconds: float) -> str:
    """Return a moment as minutes and seconds: "12:05"."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
