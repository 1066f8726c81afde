"""Reports of other kinds that wait for this person: to approve, to send on, to receive at the office."""

from collections.abc import Collection

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.values.actor import Actor
from hoiam.desk.reports import queries, roles
from hoiam.desk.reports.models import Report, ReportKind, ReportState
from hoiam.web.screens.reports.naming import title
from hoiam.web.screens.today.lines import SHOWN, Line, Part

SCANNED = 60  # of those under way; more wait on the list of reports


def own_reports(request: HttpRequest) -> Part | None:
    """Return the quick reports that this person may take the next step with; nobody approves what they froze."""
    actor = request.actor
    under_way = list(queries.under_way(request.office, actor, ReportKind.QUICK)[:SCANNED])
    asked = [one for one in under_way if one.state == ReportState.FROZEN and roles.may_approve(one, actor)]
    own = queries.answered_for(asked, actor.key)
    mine = [(report, words) for report in under_way if (words := _asks(report, actor, own))]
    lines = [Line(title(report), reverse("report", args=[report.pk]), words) for report, words in mine[:SHOWN]]
    if not lines:
        return None
    return Part(
        "reports", _("Báo cáo nhanh chờ xử lý"), len(mine), lines, _("Mở báo cáo"), lines[0].url, reverse("reports")
    )


def _asks(report: Report, actor: Actor, own: Collection[int]) -> str:
    if report.state == ReportState.FROZEN and roles.may_approve(report, actor):
        return "" if report.pk in own else _("Chờ duyệt")
    if report.state == ReportState.APPROVED and roles.may_approve(report, actor):
        return _("Đã duyệt, chưa gửi")
    return _("Chờ Văn phòng nhận") if report.state == ReportState.SENT and actor.roles & roles.RECEIVERS else ""
