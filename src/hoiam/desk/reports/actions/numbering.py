"""Where the numbers of reports begin whose notation is their own: after the last one given on paper."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.letters import actions as letters
from hoiam.desk.reports.models import Report
from hoiam.desk.reports.queries import OWN_BOOK
from hoiam.desk.units.models import Office


@transaction.atomic
def start_book(*, office: Office, year: int, last: int, by: Actor, now: datetime) -> None:
    """Begin a year's run of reports after the last number given on paper; the letters' books have their own beginning.

    Raises Refused: letter.issue_role for a person who keeps no register, book.year, book.backwards.
    """
    letters.start_book(office=office, year=year, last=last, series=OWN_BOOK, by=by, now=now)
    given = last_given(office, year)  # also what was numbered before the run had a book
    if given > last:
        raise Refused("book.backwards", last=given)


@transaction.atomic
def note_pages(*, report: Report, pages: int | None, by: Actor, now: datetime) -> None:
    """Note how many pages the printed report has, for its line in the register. The machine's half: it counts."""
    Report.objects.filter(pk=report.pk).update(pages=pages)


def last_given(office: Office, year: int) -> int:
    """Return the last number that a report of the year has, 0 where none has one."""
    rows = Report.objects.filter(office=office, year=year)
    return int(rows.aggregate(n=Max("number"))["n"] or 0)
