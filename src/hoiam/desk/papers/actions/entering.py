"""Put in by hand what no machine reads: print, radio, television, telephone, a letter, a pasted link (function S9)."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.handle.states import SORTERS
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.articles.models import Article
from hoiam.desk.audit import actions as audit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.papers.models import Entry, Speaker
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

ENTERERS = frozenset(Role) - {Role.KIEM_TRA, Role.LANH_DAO_DANG, Role.QUAN_TRI, Role.BVDLCN}
NAMED = frozenset({Speaker.PRESS, Speaker.AGENCY})  # what they say may name persons; what people say may not
LONGEST_TEXT = 50_000  # characters
_FEWEST_WORDS = 4


@transaction.atomic
def enter(
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
    concerns: bool | None = None,
    reason: str = "",
) -> Entry:
    """Keep one entry and queue the job that leads it on; the same `key` again is the same entry.

    What people or a public page said loses names, numbers and accounts before it is kept; what people wrote keeps no
    address either, for the address of a post names who wrote it (guard-rails G1, G4). Raises Refused for a role that
    enters nothing, an empty entry, a moment to come, a statement without a reason; MoveDenied when frozen.
    """
    if not by.roles & ENTERERS:
        raise Refused("entry.role")
    units.refuse_frozen(office)
    if not title.strip() and not url.strip():
        raise Refused("entry.empty")
    if said_at > now:
        raise Refused("entry.future")
    if concerns and len(reason.split()) < _FEWEST_WORDS:
        raise Refused("entry.reason")
    before = Entry.objects.filter(office=office, key=key).first()
    if before:
        return before
    entry = made(
        office=office,
        key=key,
        channel=channel,
        speaker=speaker,
        outlet=outlet,
        said_at=said_at,
        title=title,
        text=text,
        url=url,
        concerns=concerns,
        reason=reason,
        by=by,
        now=now,
    )
    facts = {"channel": channel, "outlet": outlet.name, "title": entry.title, "reason": entry.reason}
    subject = ("entry", str(entry.pk))
    audit.record(verb="entry.enter", subject=subject, by=by, now=now, office=office.key, concerns=concerns, **facts)
    return entry


def made(
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
    concerns: bool | None = None,
    reason: str = "",
    origin: str = "manual",
    at: datetime | None = None,
    held: bool = False,
    left: int = 0,
) -> Entry:
    """Write one entry as it may be kept and queue its job for `at`; the caller holds the transaction and the line."""
    named = speaker in NAMED
    entry = Entry.objects.create(
        office=office,
        key=key,
        origin=origin,
        channel=channel,
        speaker=speaker,
        outlet=outlet,
        said_at=said_at,
        title=(title if named else redact(title)).strip()[:500],
        text=(text if named else redact(text)).strip()[:LONGEST_TEXT],
        url="" if speaker == Speaker.PEOPLE else url.strip()[:1000],
        concerns=concerns,
        reason=redact(reason).strip()[:300],
        entered_at=now,
        entered_by=by.key,
        entered_by_sorter=bool(by.roles & set(SORTERS)),
        held=held,
        left=min(left, 999),
    )
    if not held:
        queue(entry=entry, at=at, by=by, now=now)
    return entry


def queue(*, entry: Entry, by: Actor, now: datetime, at: datetime | None = None) -> None:
    """Queue the job that leads an entry on; one that must wait for a paper's server is of a kind of its own."""
    named = entry.speaker in NAMED
    args, kind = {"entry": entry.pk}, "entry.fetch" if named and entry.url else "entry.take_in"
    jobs.enqueue(kind=kind, args=args, key=f"entry:{entry.pk}", office=entry.office.key, at=at, by=by, now=now)


def taken(*, entry: Entry, article: Article, by: Actor, now: datetime) -> None:
    """Write down which article an entry became."""
    Entry.objects.filter(pk=entry.pk).update(article=article, problem="")


def failed(*, entry: Entry, problem: str, by: Actor, now: datetime) -> None:
    """Write down why an entry could not be taken on; what was put in stays."""
    Entry.objects.filter(pk=entry.pk).update(problem=problem[:64])
