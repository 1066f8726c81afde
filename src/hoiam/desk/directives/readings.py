"""Which units have yet to read and understand a dispatch (quán triệt), and until when? Writes nothing."""

from datetime import date, datetime

from django.db.models import Max, QuerySet

from hoiam.core.calendar.zone import end_of, localdate
from hoiam.desk.directives.models import Study, StudyUnit
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office


def ends_at(study: Study) -> datetime:
    """Return the first moment that is late."""
    return end_of(study.until)


def late(row: StudyUnit) -> bool:
    """Tell whether a unit read it after its day: late stays late."""
    return row.read_at is not None and row.read_at >= ends_at(row.study)


def of_office(office: Office) -> QuerySet[StudyUnit]:
    """Return how each unit stands with each paper that is to be read and still followed, the first day first."""
    rows = StudyUnit.objects.filter(study__directive__office=office, study__directive__ended_at=None)
    rows = rows.select_related("study__directive__office", "unit__successor__successor")
    return rows.order_by("study__until", "study_id", "unit__short_name", "id")


def unread(office: Office) -> QuerySet[StudyUnit]:
    """Return what units have yet to read."""
    return of_office(office).filter(read_at=None)


def overdue(office: Office, now: datetime) -> QuerySet[StudyUnit]:
    """Return what units have not read although its day has passed, each with `reminded_at`, the longest ago first."""
    rows = unread(office).filter(study__until__lt=localdate(now))
    return rows.annotate(reminded_at=Max("reminders__at"))


def of_unit(office: Office, unit: str, on: date) -> QuerySet[StudyUnit]:
    """Return what a unit, or one that it took over from, has yet to read, each with `reminded_at`."""
    rows = unread(office).filter(unit__in=units.answered_by(unit, on))
    return rows.annotate(reminded_at=Max("reminders__at"))


def reading_for(office: Office, number: int) -> StudyUnit:
    """Return how one unit stands with one paper; the single door. Raises StudyUnit.DoesNotExist for a stranger's."""
    return of_office(office).get(pk=number)


def late_between(office: Office, since: date, until: date) -> list[StudyUnit]:
    """Return what was to be read by a day in [since, until) and was not, or was too late; ended papers too."""
    rows = StudyUnit.objects.filter(study__directive__office=office)
    rows = rows.filter(study__until__gte=since, study__until__lt=until).order_by("study__until", "id")
    return [row for row in rows.select_related("study__directive", "unit") if row.read_at is None or late(row)]
