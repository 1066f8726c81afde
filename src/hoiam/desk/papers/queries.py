"""Which papers came in?"""

import hashlib
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Prefetch, QuerySet
from django.db.models.functions import TruncDate

from hoiam.core.calendar.zone import VIETNAM
from hoiam.core.compose.packet import DECLINED
from hoiam.core.errors import Refused
from hoiam.core.text.fold import fold
from hoiam.core.text.question import Question
from hoiam.desk.articles.findable import holding
from hoiam.desk.articles.models import Article
from hoiam.desk.files import queries as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.jobs import queries as jobs
from hoiam.desk.papers.models import (
    Answer,
    ArrivalStart,
    Batch,
    Entry,
    MailState,
    Origin,
    Paper,
    Sheet,
    Speaker,
    Transcript,
    TranscriptState,
)
from hoiam.desk.units.models import Office, Unit

LOOK = "mail.look"  # the job that reads the office's own mailbox
PASSING = ("mail.connect", "mail.answer")  # what may pass by itself


def papers_of(office: Office) -> QuerySet[Paper]:
    """Return an office's incoming papers, newest first."""
    return Paper.objects.filter(office=office).select_related("outlet", "unit").order_by("-received_at", "-id")


def paper_for(office: Office, year: int, arrival: int) -> Paper:
    """Return one paper by its arrival number of a year; the single door. Raises Paper.DoesNotExist."""
    return papers_of(office).get(year=year, arrival=arrival)


def register(office: Office, year: int, kind: str = "", asked: Question | None = None) -> QuerySet[Paper]:
    """Return the register of incoming papers of a year by arrival number, of one kind or found by words."""
    rows = papers_of(office).filter(year=year).order_by("arrival")
    if kind:
        rows = rows.filter(kind=kind)
    if asked is not None:
        rows = rows.filter(holding(asked)) if asked.wanted else rows.none()
    return rows


def line_of(office: Office, kind: str, key: object) -> Paper | None:
    """Return the line of the register that another record came with, None for none."""
    return Paper.objects.filter(office=office, about_kind=kind, about_key=str(key)).first()


def same_paper(office: Office, senders: Collection[str], number: str, dated: date | None, subject: str) -> Paper | None:
    """Return the paper of this number, without one of this subject, of a day and a sender; None for none.

    A sender is known by a name, however marked, or by the identifier of a packet: in its origin, before that its note.
    One that was told to be refused is not held any more: it may be mended and sent again under its number.
    """
    wanted, known = as_known(number), {fold(name).strip() for name in senders if name.strip()}
    held = papers_of(office).filter(dated=dated).exclude(origin__answers__code=DECLINED)
    for paper in held.select_related("origin"):
        same = as_known(paper.number) == wanted and (wanted or fold(paper.subject) == fold(subject.strip()))
        origin = [fold(paper.origin.organ_id)] if hasattr(paper, "origin") else []
        noted = [word.strip(".,") for word in fold(paper.note).split()]
        named = {fold(paper.sender).strip(), *origin, *noted}
        if same and named & known:
            return paper
    return None


def refuse_known(office: Office, senders: Collection[str], number: str, dated: date | None, subject: str) -> None:
    """Raise Refused("axis.known") where the register holds this paper (same_paper)."""
    held = same_paper(office, senders, number, dated, subject)
    if held:
        raise Refused("axis.known", number=held.number or held.subject, sender=held.sender, arrival=held.arrival)


def as_known(number: str) -> str:
    """Return a number as two writers of it agree: "05/UBND-VX" is "5/ubnd-vx"."""
    return "".join(fold(number).split()).lstrip("0")


def last_arrival(office: Office, year: int) -> int:
    """Return the last arrival number of a year, here or on paper before; 0 before the first."""
    return max(last_entered(office, year), first_of(office, year))


def last_entered(office: Office, year: int) -> int:
    """Return the last arrival number that a paper got here in a year; 0 before the first."""
    return Paper.objects.filter(office=office, year=year).aggregate(n=Max("arrival"))["n"] or 0


def first_of(office: Office, year: int) -> int:
    """Return the number after which this register began in a year: 0, or the last one given on paper."""
    start = ArrivalStart.objects.filter(office=office, year=year).first()
    return start.last if start else 0


def files_of(paper: Paper) -> QuerySet[StoredFile]:
    """Return the scans of a paper, in the order in which they were kept."""
    return files.files_of(paper.office.key, "paper", str(paper.pk))


def origin_of(paper: Paper) -> Origin | None:
    """Return the packet that a paper came in, with what its sender was told, the first first; None for none."""
    found = Origin.objects.filter(paper=paper).prefetch_related(Prefetch("answers", Answer.objects.order_by("id")))
    return found.first()


def answer_for(paper: Paper, code: str) -> Answer:
    """Return the status of a code that was made out for a paper. Raises Answer.DoesNotExist."""
    return Answer.objects.select_related("origin__paper__office").get(origin__paper=paper, code=code)


def sheets_in(office: Office, start: datetime, end: datetime) -> QuerySet[Sheet]:
    """Return the opinion sheets handed in within [start, end), without those that say that there is nothing new."""
    return handed_in(office, start, end).filter(nothing=False)


def handed_in(office: Office, start: datetime, end: datetime) -> QuerySet[Sheet]:
    """Return every sheet handed in within [start, end): also one that says that there is nothing new."""
    sheets = Sheet.objects.filter(office=office, handed_in_at__gte=start, handed_in_at__lt=end)
    return sheets.select_related("unit").order_by("handed_in_at", "id")


def sheets_of(unit: Unit) -> QuerySet[Sheet]:
    """Return a unit's own sheets, newest first."""
    return Sheet.objects.filter(unit=unit).select_related("entry").order_by("-handed_in_at", "-id")


def places_of(unit: Unit) -> list[str]:
    """Return the places that a unit's newest sheets named, for the next one to choose from."""
    named = sheets_of(unit).filter(nothing=False).values_list("place", flat=True)[:200]
    return list(dict.fromkeys(named))[:20]


def is_urgent(entry: Entry) -> bool:
    """Say whether an entry is the issue of a sheet that was handed in as urgent."""
    return Sheet.objects.filter(entry=entry, level="urgent").exists()


def entries_of(office: Office) -> QuerySet[Entry]:
    """Return what was put in by hand or came by mail: what waits for a person first, then the newest."""
    return (
        Entry.objects.filter(office=office)
        .select_related("office", "outlet", "article")
        .order_by("-held", "-entered_at", "-id")
    )


def entry_for(office: Office, number: int) -> Entry:
    """Return one entry of an office; the single door. Raises Entry.DoesNotExist for a stranger's."""
    return entries_of(office).get(pk=number)


def entry(number: int) -> Entry:
    """Return one entry for the job that takes it on. Raises Entry.DoesNotExist."""
    return Entry.objects.select_related("office", "outlet").get(pk=number)


def entry_of(office: Office, article: int) -> Entry | None:
    """Return the entry of this office that an article came from, None for one that the machine read."""
    return Entry.objects.filter(office=office, article=article).order_by("id").first()


def is_from_people(article: Article) -> bool:
    """Say whether people, not the press or an agency, said what an article holds, in whatever office it came in."""
    return Entry.objects.filter(article=article, speaker__in=(Speaker.PEOPLE, Speaker.PUBLIC_PAGE)).exists()


def transcripts_of(entry: Entry) -> QuerySet[Transcript]:
    """Return what was heard in the sounds of an entry."""
    return entry.transcripts.select_related("file").order_by("id")


def transcript(number: int) -> Transcript:
    """Return one transcript for the job that listens. Raises Transcript.DoesNotExist."""
    return Transcript.objects.select_related("entry__office", "entry__outlet", "file").get(pk=number)


def key_of_part(transcript: Transcript) -> str:
    """Return the key of the job that hears the next part."""
    return f"transcript:{transcript.pk}:{transcript.heard_to:.0f}"


def stalled(transcript: Transcript) -> bool:
    """Say whether a sound waits and no job will hear it: its job died, or ran while the office was frozen."""
    waits = transcript.state == TranscriptState.WAITING
    return waits and not jobs.is_open(("entry.listen",), key_of_part(transcript))


def batches_of(office: Office) -> QuerySet[Batch]:
    """Return the files of items of an office, newest first."""
    return Batch.objects.filter(office=office).select_related("office").order_by("-proposed_at", "-id")


def batch_for(office: Office, number: int) -> Batch:
    """Return one file of items; the single door. Raises Batch.DoesNotExist for a stranger's."""
    return batches_of(office).get(pk=number)


def batch(number: int) -> Batch:
    """Return one file of items for the job that takes it in. Raises Batch.DoesNotExist."""
    return Batch.objects.select_related("office").get(pk=number)


def known_rows(batch: Batch) -> set[int]:
    """Return the places of the rows that an earlier file has brought already."""
    keys = {key_of(row): place for place, row in enumerate(batch.rows) if not row["problem"]}
    there = Entry.objects.filter(office=batch.office, key__in=list(keys)).values_list("key", flat=True)
    return {keys[key] for key in there}


def key_of(row: dict[str, Any]) -> str:
    """Return by which key a row is one entry, whichever file it stands in."""
    said = row["url"] or "\n".join((fold(row["title"]), fold(row["outlet"]), row["at"][:10]))
    return hashlib.sha256(said.encode()).hexdigest()


def mail_of(office: Office) -> MailState | None:
    """Return how far the office's mailbox was read, None where it never was."""
    return MailState.objects.filter(office=office).first()


def has_entry(office: Office, key: str) -> bool:
    """Tell whether an entry is known under a key."""
    return Entry.objects.filter(office=office, key=key).exists()


def mail_wrong(state: MailState | None, now: datetime) -> str:
    """Return the code of what is wrong with the mailbox, "" for nothing. What may pass counts from twice on."""
    if state is None:
        return ""
    if state.problem and not (state.failures == 1 and state.problem in PASSING):
        return state.problem
    if state.silent_after and state.silent_after <= now:
        return "mail.silent_long" if state.rhythm is None else "mail.silent"
    return ""


def mail_looking(office: Office) -> bool:
    """Tell whether the mailbox is being looked into, or will be at once."""
    return jobs.is_open({LOOK}, office.key)


def mail_days(office: Office, since: datetime) -> dict[date, int]:
    """Return for each day of Vietnam since a moment how many items the mailbox brought."""
    rows = Entry.objects.filter(office=office, origin="mail", entered_at__gte=since)
    days = rows.annotate(day=TruncDate("entered_at", tzinfo=VIETNAM)).values("day").annotate(n=Count("id"))
    return dict(days.values_list("day", "n"))
