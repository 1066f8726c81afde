"""Letters of the office's own mailbox: kept for a person to say what they are; how the last look ended."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.files import actions as kept_files
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.law import queries as law
from hoiam.desk.papers.actions.entering import ENTERERS, made, queue
from hoiam.desk.papers.models import Entry, MailState
from hoiam.desk.papers.queries import LOOK
from hoiam.desk.sources import rhythm
from hoiam.desk.sources.actions.registering import keeper
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

LEFT_OUT = "mail.left_out"  # a letter was too large
LEFT_OUT_TOLD = timedelta(days=1)  # so long, whatever the next looks find


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file of a letter that was looked at and kept."""

    name: str
    content_type: str
    sha256: str
    size: int


@transaction.atomic
def enter_mail(
    *,
    office: Office,
    key: str,
    channel: str,
    speaker: str,
    outlet: Outlet,
    said_at: datetime,
    title: str,
    text: str,
    by: Actor,
    now: datetime,
    url: str = "",
    held: bool = False,
    files: Sequence[Enclosed] = (),
    left: int = 0,
) -> Entry:
    """Keep a letter, or a piece that a newsletter names; known ones stay as they are. `held` waits for a person.

    `files` came with the letter and were kept; `left` is how many more it has, which were not taken.
    """
    before = Entry.objects.filter(office=office, key=key).first()
    if before:
        return before
    facts = {"channel": channel, "speaker": speaker, "outlet": outlet, "said_at": said_at, "title": title}
    told = {"text": text, "url": url, "origin": "mail", "held": held, "left": left}
    entry = made(office=office, key=key, by=by, now=now, **facts, **told)
    for file in files:
        kept_files.note(office=office.key, purpose="entry", subject=str(entry.pk), by=by, now=now, **asdict(file))
    return entry


@transaction.atomic
def let_in(*, entry: Entry, by: Actor, now: datetime) -> None:
    """Let a letter that waited go on to the inbox. Raises Refused, MoveDenied."""
    _decide(entry, by)
    if Entry.objects.filter(pk=entry.pk, held=True).update(held=False):
        queue(entry=entry, by=by, now=now)
        _line("entry.let_in", entry, by, now)


@transaction.atomic
def put_aside(*, entry: Entry, by: Actor, now: datetime) -> None:
    """Put a letter aside: it is none of ours, its words and files are not kept. Raises Refused, MoveDenied."""
    _decide(entry, by)
    aside = {"held": False, "problem": "entry.aside", "title": "", "text": "", "left": 0}
    if Entry.objects.filter(pk=entry.pk, held=True).update(**aside):
        kept_files.let_go(office=entry.office.key, purpose="entry", subject=str(entry.pk), by=by, now=now)
        _line("entry.put_aside", entry, by, now)


@transaction.atomic
def join(*, entry: Entry, by: Actor, now: datetime) -> None:
    """Take a letter out of what waits because it answers a letter of ours, as part of that action; its words are kept.

    It is the agency's own word in a case, never an item of the inbox.
    """
    _decide(entry, by)
    if Entry.objects.filter(pk=entry.pk, held=True).update(held=False, problem="entry.joined"):
        _line("entry.join", entry, by, now)


@transaction.atomic
def note_mail(
    *,
    office: Office,
    by: Actor,
    now: datetime,
    problem: str = "",
    validity: str = "",
    uid: int = 0,
    dates: Sequence[datetime] = (),
) -> None:
    """Write down how a look at the mailbox ended; one that failed leaves the mark where it was.

    That a letter was too large is told for a day: the mark is behind it, and no later look would say it again.
    `validity` is the server's, "" where the mailbox was not opened. `dates` are those of the letters that were found.
    """
    before = MailState.objects.filter(office=office).first()
    told: dict[str, Any] = {"looked_at": now}
    if problem == LEFT_OUT:
        told["left_out_at"] = now
    elif not problem and before and before.left_out_at and before.left_out_at > now - LEFT_OUT_TOLD:
        problem = LEFT_OUT
    told["problem"] = problem[:64]
    if validity:
        told |= {"validity": validity[:32], "uid": uid, "succeeded_at": now, "failures": 0}
        told |= {"new_item_at": now} if dates else {}
        moments = rhythm.pulse(before.pulse if before else [], dates, now)
        told |= rhythm.told(moments, law.calendar().holidays(), before.silent_after if before else None, now)
    else:
        told["failures"] = before.failures + 1 if before else 1
    MailState.objects.update_or_create(office=office, defaults=told)


@transaction.atomic
def look_now(*, office: Office, by: Actor, now: datetime) -> None:
    """Let the machine look into the mailbox at once. Raises Refused, MoveDenied."""
    keeper(by)
    units.refuse_frozen(office)
    jobs.enqueue(kind=LOOK, args={"office": office.key}, key=office.key, office=office.key, by=by, now=now)


def _decide(entry: Entry, by: Actor) -> None:
    if not by.roles & ENTERERS:
        raise Refused("entry.role")
    units.refuse_frozen(entry.office)


def _line(verb: str, entry: Entry, by: Actor, now: datetime) -> None:
    subject = ("entry", str(entry.pk))
    audit.record(verb=verb, subject=subject, by=by, now=now, office=entry.office.key, outlet=entry.outlet.name)
