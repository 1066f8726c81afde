"""How many matters did an office pass on to the body that has the power (guard-rail G6)? Reads only.

A referral is counted by the day it went out and by its kind, never by a person. One that was replaced is counted once,
as the paper that took its place; one that was recalled had gone out and stays counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Min, Q, QuerySet

from hoiam.core.calendar.zone import at, localdate
from hoiam.desk.letters.models import OUT, Letter, LetterState
from hoiam.desk.units.models import Office

KIND = "phieu_chuyen"
FALSE = "false"  # one claim that two people found false
OTHER = "other"  # a petition or a matter of another body
WHICH = {FALSE: Q(facts__referred__false_information=True), OTHER: Q(facts__referred__false_information=False)}
OLDEST = 10  # years that are told


@dataclass(frozen=True, slots=True)
class Year:
    """What one office passed on in one year; `recalled` is part of both."""

    year: int
    false: int
    other: int
    recalled: int


def referrals_of(office: Office, year: int, which: str = "") -> QuerySet[Letter]:
    """Return the referrals that went out in a year, newest first; all, or those of one kind."""
    since, until = (at(date(one, 1, 1), time(0)) for one in (year, year + 1))
    return sent(office, since, until, which).order_by("-issued_at", "-id")


def sent(office: Office, since: datetime, until: datetime, which: str = "") -> QuerySet[Letter]:
    """Return the referrals that went out in [since, until)."""
    gone = Letter.objects.filter(office=office, kind=KIND, state__in=OUT, issued_at__gte=since, issued_at__lt=until)
    gone = gone.exclude(state=LetterState.REPLACED).filter(WHICH.get(which, Q()))
    return gone.select_related("case", "outlet", "office")


def years(office: Office, now: datetime) -> Iterator[Year]:
    """Yield each year since the office sent its first paper from here, the running one first; none is left out."""
    first = Letter.objects.filter(office=office, issued_at__isnull=False).aggregate(at=Min("issued_at"))["at"]
    running = localdate(now).year
    for year in range(running, max(localdate(first or now).year, running - OLDEST + 1) - 1, -1):
        yield _counted(office, year)


def _counted(office: Office, year: int) -> Year:
    told = (
        referrals_of(office, year)
        .order_by()
        .aggregate(
            false=Count("id", filter=WHICH[FALSE]),
            other=Count("id", filter=WHICH[OTHER]),
            recalled=Count("id", filter=Q(state=LetterState.WITHDRAWN)),
        )
    )
    return Year(year, **told)
