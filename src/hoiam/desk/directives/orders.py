"""Which instructions of leaders (bút phê) stand on an incoming paper, and which of them are due? Writes nothing."""

from datetime import date, datetime

from django.db.models import F, Prefetch, QuerySet

from hoiam.core.calendar.zone import end_of
from hoiam.desk.directives.models import Directive, Order, OrderMove
from hoiam.desk.papers import queries as papers
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office


def of_office(office: Office) -> QuerySet[Order]:
    """Return all of an office, those without a result first, then the newest."""
    rows = Order.objects.filter(paper__office=office).select_related("paper__office", "unit__successor__successor")
    return rows.order_by(F("done_at").asc(nulls_first=True), "-given_at", "-id")


def order_for(office: Office, number: int) -> Order:
    """Return one instruction; the single door. Raises Order.DoesNotExist for a stranger's."""
    return of_office(office).get(pk=number)


def of_paper(paper: Paper) -> QuerySet[Order]:
    """Return the instructions on one paper."""
    return (
        of_office(paper.office)
        .filter(paper=paper)
        .prefetch_related(Prefetch("moves", OrderMove.objects.order_by("pk")))
    )


def paper_of(directive: Directive) -> Paper | None:
    """Return the line of the register with which a dispatch came, None for one that is not entered yet."""
    return papers.line_of(directive.office, "directive", directive.pk)


def waiting(office: Office) -> QuerySet[Order]:
    """Return what has no result yet, the first day first."""
    return of_office(office).filter(done_at=None).order_by(F("until").asc(nulls_last=True), "given_at", "id")


def of_unit(office: Office, unit: str, on: date) -> QuerySet[Order]:
    """Return what a unit, or one that it took over from, has yet to do."""
    return waiting(office).filter(unit__in=units.answered_by(unit, on))


def late(office: Office, on: date) -> QuerySet[Order]:
    """Return what has no result although its day has passed, the longest ago first."""
    return waiting(office).filter(until__lt=on)


def ends_at(order: Order) -> datetime | None:
    """Return the first moment that is late, None where no day was set."""
    return end_of(order.until) if order.until else None
