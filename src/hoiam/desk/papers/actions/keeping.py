"""What belongs to the register of incoming papers beside its lines: scans of papers, where its numbers begin."""

from collections.abc import Collection
from datetime import datetime
from itertools import chain, count

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.papers import queries
from hoiam.desk.papers.actions.registering import CLERKS
from hoiam.desk.papers.models import ArrivalStart, Paper
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

MOST_NUMBER = 999_999
MOST_SCANS = 20


@transaction.atomic
def keep_scan(
    *, paper: Paper, name: str, content_type: str, sha256: str, size: int, by: Actor, now: datetime
) -> StoredFile:
    """Keep a scan of a paper beside its line. The same bytes again are the same file; a taken name gets a number.

    Raises Refused: paper.role, paper.scans (too many).
    """
    if not by.roles & CLERKS:
        raise Refused("paper.role")
    paper = Paper.objects.select_for_update(of=("self",)).select_related("office").get(pk=paper.pk)
    units.refuse_frozen(paper.office)
    held = list(queries.files_of(paper))
    same = next((file for file in held if file.sha256 == sha256), None)
    if same:
        return same
    if len(held) >= MOST_SCANS:
        raise Refused("paper.scans", most=MOST_SCANS)
    told = {"office": paper.office.key, "purpose": "paper", "subject": str(paper.pk)}
    return files.note(
        name=_free(name, {file.name for file in held}),
        content_type=content_type,
        sha256=sha256,
        size=size,
        by=by,
        now=now,
        **told,
    )


def _free(name: str, taken: Collection[str]) -> str:
    """Return a name that no other file has: a file noted under a taken one would stand in its place."""
    numbered = (f"{number}-{name}" for number in count(2))
    return next(one for one in chain([name], numbered) if one not in taken)


@transaction.atomic
def start_register(*, office: Office, year: int, last: int, by: Actor, now: datetime) -> ArrivalStart:
    """Say which arrival number of a year was the last on paper: the next paper gets the one after it.

    What was set by mistake is set anew. Raises Refused: paper.role; paper.start for a year to come or no number;
    paper.start_back where a paper here has a higher number already.
    """
    if not by.roles & CLERKS:
        raise Refused("paper.role")
    units.refuse_frozen(office)
    if not 2000 <= year <= localdate(now).year or not 1 <= last <= MOST_NUMBER:
        raise Refused("paper.start")
    Office.objects.select_for_update().get(pk=office.pk)
    reached = queries.last_entered(office, year)
    if last < reached:
        raise Refused("paper.start_back", last=reached)
    row, _new = ArrivalStart.objects.update_or_create(office=office, year=year, defaults={"last": last})
    subject = ("office", office.key)
    audit.record(verb="paper.start", subject=subject, by=by, now=now, office=office.key, year=year, last=last)
    return row
