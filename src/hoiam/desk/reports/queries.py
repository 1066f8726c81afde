"""Which weekly reports are there, and what would one say now?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.report import weekly_report
from hoiam.core.compose.store import unpack
from hoiam.core.compose.weekly_figures import WeeklyFigures
from hoiam.core.errors import RuleUnknown
from hoiam.core.schedule import due, ends_at
from hoiam.core.values.document import Document
from hoiam.core.values.law import Due
from hoiam.desk.articles.models import Article
from hoiam.desk.law import queries as law
from hoiam.desk.papers.models import Sheet
from hoiam.desk.reports import lines
from hoiam.desk.reports.figures import Gathered, gather
from hoiam.desk.reports.models import ReportState, WeeklyReport
from hoiam.desk.reports.week import Week
from hoiam.desk.stories.models import Story
from hoiam.desk.units.models import Office

DEFAULT_RULE = "POLICY.weekly_report"  # where no dispatch names the hour
CUT_OFF = timedelta(hours=3)  # the week is closed at noon, three hours before the report is due


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of one week: a gap is late only once its own hour has passed."""

    sheets: datetime
    freeze: datetime
    draft: datetime
    due: datetime


def reports_of(office: Office) -> QuerySet[WeeklyReport]:
    """Return an office's weekly reports, newest first."""
    return WeeklyReport.objects.filter(office=office).order_by("-ends")


def report_for(office: Office, number: int) -> WeeklyReport:
    """Return one report; the single door. Raises WeeklyReport.DoesNotExist for a stranger's."""
    return reports_of(office).select_related("office").get(pk=number)


def next_term(office: Office, now: datetime) -> Due:
    """Return the office's next weekly deadline, by the dispatch that binds it or by its own custom."""
    rule = (office.settings.get("report") or {}).get("rule") or DEFAULT_RULE
    return due(law.rule(rule, localdate(now)), now, law.calendar())


def gathered_of(report: WeeklyReport, now: datetime) -> Gathered:
    """Return the figures and what each number counted: as they were frozen, or as they stand now for a draft."""
    if report.figures:
        return Gathered(unpack(WeeklyFigures, report.figures), report.lists)
    return gather(report, now)


def gaps_of(report: WeeklyReport, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return what is missing in which of the ten parts, without counting the week as `gathered_of` does."""
    if report.figures:
        return unpack(WeeklyFigures, report.figures).gaps
    return lines.gaps(Week(report.office, report.starts, report.ends, now), report)


def figures_of(report: WeeklyReport, now: datetime) -> WeeklyFigures:
    """Return the figures: as they were frozen, or as they stand now for a draft."""
    return gathered_of(report, now).figures


def hours_of(report: WeeklyReport) -> Hours:
    """Return the hours of a report's week: by when sheets and draft are to be there, by the office's own rules."""
    return Hours(
        sheets=_hour("POLICY.weekly_sheet", report.starts) or report.due_at,
        freeze=report.ends,
        draft=_hour("POLICY.weekly_draft", report.ends) or report.due_at,
        due=report.due_at,
    )


def running(office: Office, now: datetime) -> WeeklyReport | None:
    """Return the report of the running week: the newest one whose deadline has not passed, or that was never handed."""
    newest = reports_of(office).first()
    over = newest is None or (newest.due_at <= now and newest.state == ReportState.HANDED)
    return None if over else newest


def report_about(office: Office, moment: datetime) -> WeeklyReport | None:
    """Return the report whose week holds a moment."""
    return reports_of(office).filter(starts__lte=moment, ends__gt=moment).first()


def articles_in(keys: list[int]) -> QuerySet[Article]:
    """Return the articles that a number counted, newest first."""
    return Article.objects.filter(pk__in=keys).select_related("outlet").order_by("-published_at", "-id")


def stories_in(office: Office, keys: list[int]) -> QuerySet[Story]:
    """Return the stories that a number counted, those merged away since included: the number was true then."""
    return Story.objects.filter(office=office, pk__in=keys).order_by("-last_at", "-id")


def sheets_in(office: Office, keys: list[int]) -> QuerySet[Sheet]:
    """Return the sheets that a number counted, in the order in which they came."""
    return Sheet.objects.filter(office=office, pk__in=keys).select_related("unit").order_by("handed_in_at", "id")


def _hour(key: str, asked: datetime) -> datetime | None:
    try:
        term = due(law.rule(key, localdate(asked)), asked, law.calendar())
    except RuleUnknown:
        return None
    return ends_at(term)


def document_of(report: WeeklyReport, now: datetime) -> Document:
    """Return the report as a document."""
    return weekly_report(figures_of(report, now))
