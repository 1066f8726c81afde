"""What a weekly report is called: by the week of the year in which it ends."""

from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import local
from hoiam.desk.reports.models import Report


def title(report: Report) -> str:
    """Return "Báo cáo tuần 41"; the year is said where the week's number alone would mislead."""
    year, week, _day = local(report.ends).isocalendar()
    if year != local(report.ends).year:
        return _("Báo cáo tuần %(week)s năm %(year)s") % {"week": week, "year": year}
    return _("Báo cáo tuần %(week)s") % {"week": week}
