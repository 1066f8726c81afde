"""What runs when. Each row queues a job once per interval, whoever of several machines comes first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from hoiam.core.values.actor import MACHINE
from hoiam.desk.directives.actions.reminding import EVERY
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.reports.actions.announcing import EVERY as DRAFTS
from hoiam.desk.sources import queries as sources
from hoiam.desk.units import queries as units


@dataclass(frozen=True, slots=True)
class Row:
    """A job kind and how often it is queued."""

    kind: str
    every: timedelta


TIMETABLE = (
    Row("sources.look", timedelta(minutes=1)),
    Row("mail.look", timedelta(minutes=5)),
    Row("articles.again", timedelta(hours=1)),
    Row("report.open", timedelta(hours=1)),
    Row("report.announce", DRAFTS),
    Row("sources.forget", timedelta(days=1)),
    Row("uploads.forget", timedelta(days=1)),
    Row("texts.forget", timedelta(days=1)),
    Row("watch.end", timedelta(hours=1)),
    Row("letters.follow", timedelta(hours=1)),
    Row("task.remind", EVERY),
    Row("case.remind", EVERY),
    Row("alert.tick", timedelta(minutes=1)),
)


def ring(now: datetime) -> int:
    """Queue whatever has fallen due; return how many jobs were queued. Frozen offices are skipped."""
    queued = 0
    for row in TIMETABLE:
        with transaction.atomic():
            if jobs.tick(name=row.kind, every=row.every, by=MACHINE, now=now):
                queued += _queue(row.kind, now)
    return queued


def _queue(kind: str, now: datetime) -> int:
    if kind in {"report.open", "report.announce", "watch.end", "letters.follow", "task.remind", "case.remind"}:
        keys = [office.key for office in units.live_offices()]
        for key in keys:
            jobs.enqueue(kind=kind, args={"office": key}, key=key, office=key, by=MACHINE, now=now)
        return len(keys)
    if kind == "mail.look":
        return _queue_mail(now)
    if kind in {"articles.again", "sources.forget", "uploads.forget", "texts.forget", "alert.tick"}:
        jobs.enqueue(kind=kind, args={}, key=kind, by=MACHINE, now=now)
        return 1
    due = [source.pk for source in sources.due(now)]
    for number in due:
        jobs.enqueue(kind="source.look", args={"source": number}, key=f"source:{number}", by=MACHINE, now=now)
    return len(due)


def _queue_mail(now: datetime) -> int:
    key = settings.HOIAM_MAILBOX_OFFICE
    if not settings.HOIAM_MAILBOX or not units.live_offices().filter(key=key).exists():
        return 0
    jobs.enqueue(kind="mail.look", args={"office": key}, key=key, office=key, by=MACHINE, now=now)
    return 1
