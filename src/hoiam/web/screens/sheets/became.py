"""What became of a sheet: its case and the outcome, else its story, else the report that it went into. No further."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.words import STATES
from hoiam.desk.papers import queries
from hoiam.desk.papers.models import Sheet
from hoiam.desk.reports import queries as reports
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.units.models import Office, Unit
from hoiam.web.chrome.days import told
from hoiam.web.screens.reports.naming import title

LATELY = timedelta(days=14)
SHOWN = 3


def became(sheet: Sheet, office: Office, now: datetime) -> str:
    """Return what became of a sheet, in one or two sentences."""
    return " ".join(said for said in (done_with(sheet), _reported(sheet, office, now)) if said)


def lately(unit: Unit, now: datetime) -> list[tuple[Sheet, str]]:
    """Return the unit's sheets of the last two weeks with which something was done, newest first."""
    sheets = queries.sheets_of(unit).filter(handed_in_at__gte=now - LATELY, nothing=False)[:20]
    return [(sheet, said) for sheet in sheets if (said := done_with(sheet))][:SHOWN]


def done_with(sheet: Sheet) -> str:
    """Return what people have done with the issue of a sheet, "" while nobody has."""
    if sheet.entry is None or sheet.entry.article_id is None:
        return ""
    item = StoryItem.objects.filter(story__office=sheet.office_id, hit__article=sheet.entry.article_id)
    story = next((one.story for one in item.select_related("story")), None)
    if story is None or story.state == "new":
        return ""
    case = cases.case_of(story.pk) if story.state == "case" else None
    if case is None:
        return _("Trung tâm đã xem, không lập vụ việc.")
    if case.state == "closed":
        return _("Đã có kết quả: %(outcome)s") % {"outcome": case.outcome}
    facts = {"state": str(STATES[case.state]).lower(), "unit": case.lead.short_name if case.lead else _("chưa giao")}
    return _("Đã lập vụ việc: %(state)s (%(unit)s).") % facts


def _reported(sheet: Sheet, office: Office, now: datetime) -> str:
    report = reports.report_about(office, sheet.handed_in_at)
    if report is None:
        return _("Sẽ vào báo cáo tuần của kỳ này, phần IV.")
    facts = {"report": title(report), "at": told(report.given_at or now, now)}
    if report.handed_at:
        return _("Đã vào %(report)s, phần IV; Văn phòng nhận %(at)s.") % facts
    if report.sent_at:
        return _("Đã vào %(report)s, phần IV; gửi Văn phòng %(at)s.") % facts
    if report.frozen_at:
        return _("Đã vào %(report)s, phần IV; chưa gửi Văn phòng.") % facts
    return _("Sẽ vào %(report)s, phần IV.") % facts
