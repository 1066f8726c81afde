"""A file whose pages must be seen first: handed in by a person, seen page by page by the machine, then a dispatch.

Each page is a job of its own, queued in the transaction that wrote the page before it down: a worker that dies loses
one page, and a page that kills workers is passed over after some tries.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.directives import queries
from hoiam.desk.directives.actions.roles import READERS
from hoiam.desk.directives.actions.taking import kept
from hoiam.desk.directives.models import Directive, Scan, ScanPage, ScanState
from hoiam.desk.files.models import StoredFile
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

JOBS = SEE, READ = "scan.see", "scan.read"
MOST_TRIES = 3  # of one page


@transaction.atomic
def hand_in(
    *,
    office: Office,
    file: StoredFile,
    pages: int,
    by: Actor,
    now: datetime,
    origin: Mapping[str, str] | None = None,
) -> Scan:
    """Let the machine see a kept file. The same bytes again join the scan that still waits.

    `origin`: by what its sender's system knows it, where it came as a packet; it goes to the line of the register.
    """
    if not by.roles & READERS:
        raise Refused("directive.role")
    units.refuse_frozen(office)
    told = {"name": file.name, "file": file, "asked_at": now, "asked_by": by.key, "origin": dict(origin or {})}
    try:
        with transaction.atomic():
            scan = Scan.objects.create(office=office, sha256=file.sha256, **told)
    except IntegrityError:
        scan = Scan.objects.get(office=office, sha256=file.sha256, state=ScanState.WAITING)
        return name_origin(scan=scan, origin=origin or {}, by=by, now=now)
    ScanPage.objects.bulk_create(ScanPage(scan=scan, number=number) for number in range(1, pages + 1))
    _queue(scan, by, now)
    _line(scan, "scan.hand_in", by, now, name=scan.name, pages=pages)
    return scan


@transaction.atomic
def name_origin(*, scan: Scan, origin: Mapping[str, str], by: Actor, now: datetime) -> Scan:
    """Say of a file that waits already that it came as a packet too. The first origin stays."""
    if not by.roles & READERS:
        raise Refused("directive.role")
    units.refuse_frozen(scan.office)
    if origin:
        Scan.objects.filter(pk=scan.pk, state=ScanState.WAITING, origin={}).update(origin=dict(origin))
    return scan


@transaction.atomic
def go_on(*, scan: Scan, by: Actor, now: datetime) -> None:
    """Let the machine go on where its work stopped for good: the next page is queued again."""
    if not by.roles & READERS:
        raise Refused("directive.role")
    units.refuse_frozen(scan.office)
    scan = Scan.objects.select_for_update().get(pk=scan.pk)
    if scan.state != ScanState.WAITING:
        raise Refused("directive.changed")
    _queue(scan, by, now)
    _line(scan, "scan.go_on", by, now, name=scan.name)


@transaction.atomic
def try_page(*, page: ScanPage, by: Actor, now: datetime) -> bool:
    """Count a try before it is made, so that one that kills the worker counts too; False where it had its tries."""
    page = ScanPage.objects.select_for_update().get(pk=page.pk)
    if page.tries >= MOST_TRIES:
        return False
    ScanPage.objects.filter(pk=page.pk).update(tries=page.tries + 1)
    return True


@transaction.atomic
def put_page(
    *, page: ScanPage, by: Actor, now: datetime, sight: Mapping[str, Any] | None = None, problem: str = ""
) -> None:
    """Write down what a page says, or why nothing was seen on it, and queue what comes next. Twice changes nothing."""
    ScanPage.objects.filter(pk=page.pk, seen_at=None).update(sight=dict(sight or {}), problem=problem, seen_at=now)
    _queue(page.scan, by, now)


@transaction.atomic
def end(*, scan: Scan, told: Mapping[str, Any], by: Actor, now: datetime) -> Directive:
    """Keep what was read as a dispatch that came when it was handed in. Twice gives the same one."""
    scan = Scan.objects.select_for_update(of=("self",)).select_related("file", "office").get(pk=scan.pk)
    if scan.directive:
        return scan.directive
    about = {"received": (scan.asked_at, scan.asked_by), "origin": scan.origin, "pages": scan.pages.count()}
    made = kept(scan.office, scan.name, scan.file, told, by=by, now=now, **about)
    scan.directive, scan.state, scan.ended_at = made, ScanState.DONE, now
    scan.save()
    return made


@transaction.atomic
def give_up(*, scan: Scan, problem: str, by: Actor, now: datetime) -> None:
    """Say that a file cannot become a dispatch, and why. Twice changes nothing."""
    ended = {"state": ScanState.FAILED, "problem": problem[:64], "ended_at": now}
    if Scan.objects.filter(pk=scan.pk, state=ScanState.WAITING).update(**ended):
        _line(scan, "scan.give_up", by, now, name=scan.name, problem=problem)


def _queue(scan: Scan, by: Actor, now: datetime) -> None:
    page = queries.next_page(scan)
    kind, key = (SEE, f"scan:{scan.pk}:{page.number}") if page else (READ, f"scan:{scan.pk}")
    args = {"scan": scan.pk} | ({"page": page.number} if page else {})
    jobs.enqueue(kind=kind, args=args, key=key, office=scan.office.key, by=by, now=now)


def _line(scan: Scan, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    audit.record(verb=verb, subject=("scan", str(scan.pk)), by=by, now=now, office=scan.office.key, **facts)
