"""The steps of a report: open the week, freeze the numbers, approve, send to the office, receive there."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.reports import actions, queries
from hoiam.web.door import done, staff


@require_POST
@staff
def open_week(request: HttpRequest) -> HttpResponse:
    """Open the running week's report."""

    def act() -> None:
        actions.open_week(office=request.office, by=request.actor, now=request.now)

    return done(request, act, reverse("reports"), _("Đã mở báo cáo của tuần này."))


@require_POST
@staff
def freeze(request: HttpRequest, number: int) -> HttpResponse:
    """Freeze the numbers."""
    report = queries.report_for(request.office, request.actor, number)

    def act() -> None:
        actions.freeze(report=report, by=request.actor, now=request.now)

    return done(request, act, reverse("report", args=[number]), _("Đã khóa số liệu của kỳ."))


@require_POST
@staff
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Approve the report."""
    report = queries.report_for(request.office, request.actor, number)

    def act() -> None:
        actions.approve(report=report, seen=request.POST.get("seen"), by=request.actor, now=request.now)

    return done(request, act, reverse("report", args=[number]), _("Đã duyệt; tệp DOCX và PDF đang được lập."))


@require_POST
@staff
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Send the report to the office; the moment of the request is stamped."""
    report = queries.report_for(request.office, request.actor, number)

    def act() -> None:
        actions.send(report=report, by=request.actor, now=request.now)

    return done(request, act, reverse("report", args=[number]) + "#bien-nhan", _("Đã gửi báo cáo đến Văn phòng."))


@require_POST
@staff
def receive(request: HttpRequest, number: int) -> HttpResponse:
    """Receive the report at the office; the moment of the request is stamped."""
    report = queries.report_for(request.office, request.actor, number)

    def act() -> None:
        actions.receive(report=report, by=request.actor, now=request.now)

    return done(request, act, reverse("report", args=[number]), _("Văn phòng đã nhận báo cáo."))
