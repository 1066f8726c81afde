"""Which weekly reports are there, and what would one say now?"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.report import weekly_report
from hoiam.core.compose.store import unpack
from hoiam.core.compose.weekly_figures import WeeklyFigures
from hoiam.core.schedule import due
from hoiam.core.values.document import Document
from hoiam.core.values.law import Due
from hoiam.desk.law import queries as law
from hoiam.desk.reports.figures import gather
from hoiam.desk.reports.models import WeeklyReport
from hoiam.desk.units.models import Office

RULE = "CV2736-2022.2.1b"
CUT_OFF = timedelta(hours=3)  # the week is closed at noon, three hours before the report is due


def reports_of(office: Office) -> QuerySet[WeeklyReport]:
    """Return an office's weekly reports, newest first."""
    return WeeklyReport.objects.filter(office=office).order_by("-ends")


def report_for(office: Office, number: int) -> WeeklyReport:
    """Return one report; the single door. Raises WeeklyReport.DoesNotExist for a stranger's."""
    return reports_of(office).select_related("office").get(pk=number)


def next_term(now: datetime) -> Due:
    """Return the next weekly deadline: strictly before 15:00 on Thursday, by the dispatch's own rule."""
    return due(law.rule(RULE, localdate(now)), now, law.calendar())


def figures_of(report: WeeklyReport, now: datetime) -> WeeklyFigures:
    """Return the figures: as they were frozen, or as they stand now for a draft."""
    if report.figures:
        return unpack(WeeklyFigures, report.figures)
    return gather(report, now).figures


def document_of(report: WeeklyReport, now: datetime) -> Document:
    """Return the report as a document."""
    return weekly_report(figures_of(report, now))
