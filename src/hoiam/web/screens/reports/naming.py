"""What a report is called: a weekly one by the week of the year in which it ends, others by kind and matter."""

from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import local
from hoiam.desk.reports.models import Report, ReportKind
from hoiam.desk.reports.periods import MONTHS, named
from hoiam.desk.reports.words import KINDS, STAGES


def title(report: Report) -> str:
    """Return "Báo cáo tuần 41"; the year is said where the week's number alone would mislead."""
    if report.kind != ReportKind.WEEKLY:
        return _other(report)
    year, week, _day = local(report.ends).isocalendar()
    if year != local(report.ends).year:
        return _("Báo cáo tuần %(week)s năm %(year)s") % {"week": week, "year": year}
    return _("Báo cáo tuần %(week)s") % {"week": week}


def _other(report: Report) -> str:
    kind = str(KINDS[report.kind])
    if report.kind in (*MONTHS, ReportKind.SPEECH):
        return (
            _("Báo cáo %(period)s") % {"period": named(report)} if report.kind in MONTHS else f"{kind}, {named(report)}"
        )
    if report.kind == ReportKind.QUICK:
        matter = report.case.title if report.case else report.story.title if report.story else ""
        return _("%(kind)s (%(stage)s): %(matter)s") % {"kind": kind, "stage": STAGES[report.stage], "matter": matter}
    if report.directive:
        return f"{kind} {report.directive.number_full or report.directive.name}"
    return report.title or kind
