"""Have evidence taken, give and take back the right to open it, and write down each opening. Every deed is audited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.articles import evidence
from hoiam.desk.articles.models import Article, Snapshot, SnapshotAccess, SnapshotFile, SnapshotState, Version
from hoiam.desk.audit import actions as audit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Person, Unit

DAYS = 365  # that a right lasts which nobody dated; a default of the house, no rule of law
LONGEST = 5 * 365  # days that a right may be given for
CASE_ROLES = (Role.PHONG_VHTT, Role.VAN_PHONG, Role.CHU_TICH, Role.PCT)  # who route, check and sign a case
JOB = "evidence.take"
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Filed:
    """A file of a snapshot whose bytes were kept."""

    kind: str  # warc | page
    sha256: str
    size: int


@transaction.atomic
def keep_evidence(*, office: Office, article: Article, reason: str, by: Actor, now: datetime) -> Snapshot:
    """Have a snapshot of an article taken, as a person asked; whoever asked may open it, with their unit.

    A snapshot that still waits is returned instead of a second one. Raises Refused, MoveDenied.
    """
    if not by.roles & evidence.KEEPERS:
        raise Refused("evidence.role")
    units.refuse_frozen(office)
    reason = _reason(reason)
    last = _last(office, article)
    if last and last.state == SnapshotState.WAITING:
        return last
    made = _ask(office, article, "hand", reason, by, now)
    given = [_give(made, who, reason, _until(now), by, now) for who in _own(by, office)]
    _line(made, "evidence.ask", by, now, cause="hand", reason=reason, to=given)
    return made


@transaction.atomic
def keep_for_case(
    *, office: Office, articles: Iterable[Article], number: str, by: Actor, now: datetime
) -> list[Snapshot]:
    """Have the articles of a new case proven, each by a snapshot of what it says now; return the snapshots.

    One that waits, or that proves the newest reading, is used again. Those who route, check and sign may open them.
    """
    kept = []
    for article in articles:
        made = _last(office, article)
        if made is None or not _still_proves(made, article):
            made = _ask(office, article, "case", number, by, now)
        given = [_give(made, who, number, _until(now), by, now) for who in (*_own(by, office), *CASE_ROLES)]
        _line(made, "evidence.ask", by, now, cause="case", reason=number, to=given)
        kept.append(made)
    return kept


@transaction.atomic
def let_unit_see(
    *, office: Office, articles: Iterable[Article], to: Sequence[Unit], number: str, by: Actor, now: datetime
) -> None:
    """Let the units that verify a case open the evidence of its articles."""
    rows = Snapshot.objects.select_for_update(of=("self",)).filter(office=office, article__in=list(articles))
    for made in rows.select_related("office").order_by("id") if to else ():
        given = [_give(made, unit, number, _until(now), by, now) for unit in to]
        _line(made, "evidence.allow", by, now, reason=number, to=given, until=_until(now).isoformat())


@transaction.atomic
def note_kept(
    *,
    snapshot: Snapshot,
    holds: str,
    version: Version | None,
    files: Sequence[Filed],
    by: Actor,
    now: datetime,
    problem: str = "",
    unprinted: str = "",
) -> bool:
    """Note what a job has kept; a job that runs twice notes once. Returns whether this was the time that counted.

    The digests stand in the audit's chain: whoever holds its head can prove that nothing was put in their place.
    """
    row = Snapshot.objects.select_for_update().get(pk=snapshot.pk)
    if row.state == SnapshotState.KEPT:
        return False
    row.state, row.holds, row.version, row.taken_at = SnapshotState.KEPT, holds, version, now
    row.problem, row.unprinted = problem, unprinted
    row.save(update_fields=["state", "holds", "version", "taken_at", "problem", "unprinted"])
    rows = [SnapshotFile(snapshot=row, kind=file.kind, sha256=file.sha256, size=file.size) for file in files]
    SnapshotFile.objects.bulk_create(rows)
    _line(row, "evidence.kept", by, now, holds=holds, files={file.kind: file.sha256 for file in files})
    return True


@transaction.atomic
def note_not_yet(*, snapshot: Snapshot, problem: str, by: Actor, now: datetime, final: bool = False) -> None:
    """Note why a snapshot could not be kept yet; `final`: it is not tried again by itself."""
    waiting = Snapshot.objects.filter(pk=snapshot.pk, state=SnapshotState.WAITING)
    state = SnapshotState.FAILED if final else SnapshotState.WAITING
    waiting.update(problem=problem, tries=F("tries") + 1, state=state)


@transaction.atomic
def retry(*, snapshot: Snapshot, by: Actor, now: datetime) -> Snapshot:
    """Try again what could not be kept. Raises Refused, MoveDenied."""
    if not by.roles & evidence.KEEPERS:
        raise Refused("evidence.role")
    units.refuse_frozen(snapshot.office)
    row = Snapshot.objects.select_for_update().get(pk=snapshot.pk)
    if row.state == SnapshotState.KEPT:
        raise MoveDenied("evidence.kept")
    others = Snapshot.objects.filter(office=row.office, article=row.article, state=SnapshotState.WAITING)
    if others.exclude(pk=row.pk).exists():
        raise MoveDenied("evidence.waiting")
    row.state, row.tries = SnapshotState.WAITING, 0
    row.save(update_fields=["state", "tries"])
    _queue(row, by, now)
    _line(row, "evidence.retry", by, now)
    return row


@transaction.atomic
def allow(
    *,
    snapshot: Snapshot,
    until: date,
    reason: str,
    by: Actor,
    now: datetime,
    person: Person | None = None,
    unit: Unit | None = None,
    role: Role | None = None,
) -> SnapshotAccess:
    """Let one person, one unit or one role open a snapshot up to and with a day. The new right replaces an older one.

    Raises Refused: evidence.manage_role, .reason, .until, .who; MoveDenied for a frozen office.
    """
    _manager(snapshot, by)
    reason, today = _reason(reason), localdate(now)
    if not today <= until <= today + timedelta(days=LONGEST):
        raise Refused("evidence.until", most=LONGEST // 365)
    given = [who for who in (person, unit, role) if who]
    if len(given) != 1 or not _of_office(given[0], snapshot.office):
        raise Refused("evidence.who")
    Snapshot.objects.select_for_update().get(pk=snapshot.pk)
    _live(snapshot, given[0]).update(ended_at=now, ended_by=by.key)
    told = _give(snapshot, given[0], reason, until, by, now)
    _line(snapshot, "evidence.allow", by, now, to=[told], reason=reason, until=until.isoformat())
    return _live(snapshot, given[0]).get()


@transaction.atomic
def withdraw(*, right: SnapshotAccess, by: Actor, now: datetime) -> SnapshotAccess:
    """Take a right back at once. Twice changes nothing."""
    snapshot = right.snapshot
    _manager(snapshot, by)
    row = SnapshotAccess.objects.select_for_update().get(pk=right.pk)
    if row.ended_at:
        return row
    row.ended_at, row.ended_by = now, by.key
    row.save(update_fields=["ended_at", "ended_by"])
    _line(snapshot, "evidence.withdraw", by, now, to=[_told(row.person or row.unit or Role(row.role))])
    return row


@transaction.atomic
def note_opened(*, file: SnapshotFile, by: Actor, now: datetime) -> None:
    """Write down that somebody took a file of evidence out. Raises nothing: who may, the door decides."""
    _line(file.snapshot, "evidence.open", by, now, kind=file.kind, sha256=file.sha256)


Who = Person | Unit | Role


def _last(office: Office, article: Article) -> Snapshot | None:
    """Return the newest snapshot; the article's row keeps a second request waiting meanwhile."""
    Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    return evidence.latest(office, article)


def _still_proves(made: Snapshot, article: Article) -> bool:
    if made.state == SnapshotState.WAITING:
        return True
    newest = article.versions.order_by("-number").values_list("pk", flat=True).first()
    return made.state == SnapshotState.KEPT and made.version_id == newest


def _ask(office: Office, article: Article, cause: str, reason: str, by: Actor, now: datetime) -> Snapshot:
    told = {"cause": cause, "reason": reason, "asked_at": now, "asked_by": by.key}
    made = Snapshot.objects.create(office=office, article=article, **told)
    _queue(made, by, now)
    return made


def _queue(made: Snapshot, by: Actor, now: datetime) -> None:
    key = f"snapshot:{made.pk}"
    jobs.enqueue(kind=JOB, args={"snapshot": made.pk}, key=key, office=made.office.key, by=by, now=now)


def _own(by: Actor, office: Office) -> list[Who]:
    """Return as whom somebody who asks may open what was asked for: as their unit, else as themselves."""
    unit = Unit.objects.filter(key=by.unit, office=office).first() if by.unit else None
    person = Person.objects.filter(username=by.key).first() if by.kind == "person" else None
    return [unit] if unit else [person] if person else []


def _give(snapshot: Snapshot, who: Who, reason: str, until: date, by: Actor, now: datetime) -> str:
    """Give a right unless a live one lasts as long, in whose place it stands else; return whom it names."""
    if not _live(snapshot, who).filter(until__gte=until).exists():
        _live(snapshot, who).update(ended_at=now, ended_by=by.key)
        told = {"reason": reason, "until": until, "given_at": now, "given_by": by.key}
        SnapshotAccess.objects.create(snapshot=snapshot, **_named(who), **told)
    return _told(who)


def _named(who: Who) -> dict[str, Person | Unit | str]:
    if isinstance(who, Role):
        return {"role": who.value}
    return {"unit": who} if isinstance(who, Unit) else {"person": who}


def _live(snapshot: Snapshot, who: Who) -> QuerySet[SnapshotAccess]:
    return SnapshotAccess.objects.filter(snapshot=snapshot, ended_at__isnull=True, **_named(who))


def _told(who: Who) -> str:
    """Return whom a right names, as the audit keeps it: "unit:mau-vhtt", "role:PCT", "person:pho-chu-tich"."""
    if isinstance(who, Role):
        return f"role:{who.value}"
    return f"unit:{who.key}" if isinstance(who, Unit) else f"person:{who.username}"


def _of_office(who: Who, office: Office) -> bool:
    if isinstance(who, Unit):
        return who.office_id == office.pk
    return isinstance(who, Role) or units.accounts_of(office).filter(pk=who.pk).exists()


def _manager(snapshot: Snapshot, by: Actor) -> None:
    if not by.roles & evidence.MANAGERS:
        raise Refused("evidence.manage_role")
    units.refuse_frozen(snapshot.office)


def _reason(reason: str) -> str:
    if len(reason.split()) < _LEAST_WORDS:
        raise Refused("evidence.reason")
    return reason.strip()[:500]


def _until(now: datetime) -> date:
    return localdate(now) + timedelta(days=DAYS)


def _line(snapshot: Snapshot, verb: str, by: Actor, now: datetime, **facts: object) -> None:
    subject = ("snapshot", str(snapshot.pk))
    audit.record(verb=verb, subject=subject, by=by, now=now, office=snapshot.office.key, **facts)
