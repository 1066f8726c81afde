"""Which reports open by themselves, when, and to whom they go once approved."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.models import Directive
from hoiam.desk.reports import actions, queries, roles
from hoiam.desk.reports.models import ReportKind
from hoiam.desk.reports.words import EVERY, KINDS, WEEKDAYS
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.reports.mails import Sent

SCHEDULED = (
    ReportKind.WEEKLY,
    ReportKind.MONTHLY,
    ReportKind.QUARTERLY,
    ReportKind.YEARLY,
    ReportKind.SPEECH,
    ReportKind.IMPLEMENTATION,
)


class ScheduleForm(Sent):
    """Which kind, on which day, to whom."""

    field_order = ("kind", "directive", "day", "hour", "recipients")
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại báo cáo"), choices=[(k.value, KINDS[k]) for k in SCHEDULED], widget=forms.RadioSelect
    )
    directive = forms.ModelChoiceField(
        label=gettext_lazy("Văn bản, với báo cáo thực hiện văn bản"),
        queryset=Directive.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không chọn"),
    )
    day = forms.IntegerField(
        label=gettext_lazy("Ngày tự mở"),
        min_value=1,
        max_value=19,
        initial=3,
        help_text=gettext_lazy(
            "Ngày của tháng liền sau kỳ, từ 1 đến 15; phát ngôn: từ 15 đến 19 tháng 12. Báo cáo tuần theo giờ riêng."
        ),
    )


@staff
def schedules(request: HttpRequest) -> HttpResponse:
    """List the schedules that stand."""
    rows = [
        (row, KINDS[row.kind], EVERY[row.every], WEEKDAYS.get(row.day, ""))
        for row in queries.schedules_of(request.office)
    ]
    may = not request.office.frozen_at and bool(request.actor.roles & roles.SCHEDULERS)
    return render(request, "reports/schedules.html", {"now": request.seen_at, "rows": rows, "may": may})


@staff
def schedule(request: HttpRequest) -> HttpResponse:
    """Ask for a schedule, or keep it."""
    form = ScheduleForm(posted(request), initial={"kind": ReportKind.MONTHLY.value})
    form.fields["directive"].queryset = directives.directives_of(request.office).filter(state="confirmed")
    form.fields["directive"].label_from_instance = lambda one: f"{one.number_full or one.name}. {one.subject}"
    page = Ask(
        title=_("Đặt lịch báo cáo"),
        button=_("Đặt lịch"),
        back=reverse("report_schedules"),
        kicker=_("Báo cáo"),
        note=_("Đến ngày, hệ thống tự mở báo cáo của kỳ vừa hết. Người vẫn viết, khóa, duyệt; máy không tự gửi đi."),
        said=_("Đã đặt lịch."),
        place="reports",
    )

    def act(given: dict[str, Any]) -> None:
        kind = ReportKind(given.pop("kind"))
        if kind != ReportKind.IMPLEMENTATION:
            given["directive"] = None
        actions.schedule(office=request.office, kind=kind, by=request.actor, now=request.now, **given)

    return ask(request, form, page, act)


@require_POST
@staff
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Stop a schedule."""
    row = queries.schedule_for(request.office, number)

    def act() -> None:
        actions.end_schedule(schedule=row, by=request.actor, now=request.now)

    return done(request, act, reverse("report_schedules"), _("Đã bỏ lịch này."))
