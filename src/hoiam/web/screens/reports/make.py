"""Open a report of another kind: of a matter, a dispatch, a span, a year's statements, a filter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core.calendar.zone import localdate
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.models import Directive
from hoiam.desk.reports import actions, roles
from hoiam.desk.reports.models import Report, ReportKind
from hoiam.desk.reports.words import KINDS
from hoiam.desk.stories import queries as stories
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted

PERIODS = (ReportKind.MONTHLY, ReportKind.QUARTERLY, ReportKind.YEARLY, ReportKind.SPEECH)
NEWEST = 100  # cases to choose from; an older one is reported from its own page
EACH = gettext_lazy("Tất cả")


def day(label: Any, help_text: Any = "") -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "min": str(actions.FIRST)})
    return forms.DateField(
        label=label, help_text=help_text, widget=widget, validators=[MinValueValidator(actions.FIRST)]
    )


class Quick(forms.Form):
    """Of which matter, and whether it is the last word."""

    case = forms.ModelChoiceField(
        label=gettext_lazy("Vụ việc"), queryset=Case.objects.none(), empty_label=gettext_lazy("Chọn vụ việc")
    )
    final = forms.BooleanField(label=gettext_lazy("Đây là báo cáo kết thúc (vụ việc đã có kết luận)"), required=False)


class Tasks(forms.Form):
    """Of which dispatch."""

    directive = forms.ModelChoiceField(
        label=gettext_lazy("Văn bản giao việc"), queryset=Directive.objects.none(), empty_label=gettext_lazy("Chọn")
    )


class Period(forms.Form):
    """Which kind of span, and a day in it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Loại báo cáo"), choices=[(k.value, KINDS[k]) for k in PERIODS], widget=forms.RadioSelect
    )
    day = day(
        gettext_lazy("Một ngày trong kỳ"),
        gettext_lazy("Chọn ngày nào trong tháng, quý, năm ấy cũng được. Năm phát ngôn tính từ 15/12 đến 14/12."),
    )


@staff
def choose(request: HttpRequest) -> HttpResponse:
    """Show which kinds of report there are and who may open them."""
    may = bool(request.actor.roles & roles.OTHER_WRITERS) and not request.office.frozen_at
    return render(request, "reports/make.html", {"now": request.seen_at, "may": may})


@staff
def quick(request: HttpRequest) -> HttpResponse:
    """Open the quick report of a case, or of a story that has none."""
    mine = cases.cases_of(request.office, request.actor)
    number = request.GET.get("tin", "")
    story = stories.story_for(request.office, int(number)) if number.isdecimal() and len(number) < 16 else None
    asked = _asked(request)
    unit = not request.actor.roles & roles.OTHER_WRITERS
    form = forms.Form(posted(request)) if story else Quick(posted(request), initial={"case": asked})
    if not story:
        if unit:  # it reports on the cases that it leads
            mine = mine.filter(lead__key=request.actor.unit or "")
        newest = list(mine.values_list("pk", flat=True)[:NEWEST])
        form.fields["case"].queryset = mine.filter(pk__in=[*newest, asked.pk] if asked else newest)
    note = _("Bảy phần: việc gì, nguồn, đã kiểm tra gì, kết quả bước đầu, việc đã làm, đề nghị, nội dung cho báo chí.")
    page = page_of(_("Báo cáo nhanh"), note, {_("Tin"): story.title} if story else {})
    if unit and asked:
        page = replace(page, back=reverse("case", args=[asked.number]))
    if not story and not newest:
        page = replace(
            page, lacking=_("Chưa có vụ việc nào. Lập vụ việc trước, hoặc mở báo cáo nhanh từ trang của tin.")
        )

    def make(given: dict[str, Any]) -> Report:
        about = {"story": story} if story else given
        return actions.open_quick(office=request.office, by=request.actor, now=request.now, **about)

    return ask(request, form, page, opened(make))


@staff
def tasks(request: HttpRequest) -> HttpResponse:
    """Open the report on how a dispatch is carried out."""
    form = Tasks(posted(request), initial={"directive": request.GET.get("van-ban", "")[:12]})
    form.fields["directive"].queryset = directives.directives_of(request.office).filter(state="confirmed")
    form.fields["directive"].label_from_instance = lambda one: f"{one.number_full or one.name}. {one.subject}"
    note = _(
        "Mỗi nhiệm vụ một dòng: đơn vị, lượt nộp, đúng hạn, chậm, chưa đạt; tính từ báo cáo lần trước đến lúc khóa."
    )

    def make(given: dict[str, Any]) -> Report:
        return actions.open_tasks(directive=given["directive"], by=request.actor, now=request.now)

    page = page_of(_("Báo cáo tình hình thực hiện văn bản"), note)
    if not form.fields["directive"].queryset.exists():
        page = replace(page, lacking=_("Chưa có văn bản giao việc nào được xác nhận. Xác nhận văn bản đến trước."))
    return ask(request, form, page, opened(make))


@staff
def period(request: HttpRequest) -> HttpResponse:
    """Open the report of a month, a quarter, a year, or of the statements of a year."""
    last_month = localdate(request.seen_at).replace(day=1) - timedelta(days=1)
    form = Period(posted(request), initial={"kind": request.GET.get("loai", "monthly"), "day": last_month})
    note = _("Mở lúc nào cũng được; số liệu khóa được khi kỳ đã hết. Mỗi kỳ chỉ có một báo cáo.")

    def make(given: dict[str, Any]) -> Report:
        kind = ReportKind(given["kind"])
        return actions.open_period(
            office=request.office, kind=kind, day=given["day"], by=request.actor, now=request.now
        )

    return ask(request, form, page_of(_("Báo cáo theo kỳ"), note), opened(make))


def opened(make: Callable[[dict[str, Any]], Report]) -> Callable[[dict[str, Any]], str]:
    """Return what opens a report and leads on to its page."""
    return lambda given: reverse("report", args=[make(given).pk])


def _asked(request: HttpRequest) -> Case | None:
    """Return the case of the address, if this person sees one of that number."""
    try:
        return cases.case_for(request.office, request.actor, request.GET.get("vu-viec", "")[:20])
    except Case.DoesNotExist:
        return None


def page_of(title: str, note: str, facts: dict[str, Any] | None = None) -> Ask:
    """Return the page that asks for a report of one kind."""
    back = reverse("report_make")
    return Ask(title, _("Mở báo cáo"), back, _("Báo cáo"), note=note, facts=facts or {}, place="reports")
