"""Open a report over a filter, and let one that is wanted again open by itself."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core.calendar.zone import localdate
from hoiam.desk.cases.words import VERDICTS
from hoiam.desk.directives import queries as directives
from hoiam.desk.places import queries as places
from hoiam.desk.reports import actions, queries
from hoiam.desk.reports.kinds.filters import NAMES
from hoiam.desk.reports.models import Every, Report
from hoiam.desk.reports.words import EVERY, WEEKDAYS
from hoiam.desk.sources import queries as sources
from hoiam.desk.sources.words import OUTLET_KINDS, PRESS_TYPES
from hoiam.desk.stories.words import FIELDS, LEVELS, TONES
from hoiam.desk.stories.words import KINDS as STORY_KINDS
from hoiam.desk.units import queries as units
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.reports.mails import Sent
from hoiam.web.screens.reports.make import EACH, day, opened, page_of

ADDRESS = {  # as a search names what it was narrowed by
    "words": "q",
    "field": "linh-vuc",
    "place": "dia-ban",
    "kind": "loai",
    "outlet": "nguon",
    "level": "muc",
    "tone": "sac-thai",
    "source": "loai-nguon",
    "unit": "don-vi",
    "verdict": "ket-luan",
    "state": "tinh-trang",
    "dispatch": "van-ban",
}
STATES = [
    ("none", gettext_lazy("Chưa lập vụ việc")),
    ("open", gettext_lazy("Đang xử lý")),
    ("closed", gettext_lazy("Đã kết thúc")),
]


class Adhoc(forms.Form):
    """A filter: days, words, and what the pieces, their sources and their cases are asked for."""

    title = forms.CharField(
        label=gettext_lazy("Tên báo cáo"),
        max_length=200,
        help_text=gettext_lazy("In thành trích yếu, ví dụ: Thông tin báo chí về cấp nước sinh hoạt."),
    )
    first = day(gettext_lazy("Từ ngày"))
    last = day(gettext_lazy("Đến hết ngày"))
    words = forms.CharField(
        label=gettext_lazy("Từ khóa"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Như ô tìm kiếm: có dấu hay không đều được, “cụm từ” trong ngoặc kép, -từ để loại."),
    )
    field = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("Địa bàn"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại tin"), required=False)
    tone = forms.ChoiceField(label=gettext_lazy("Sắc thái với chính quyền"), required=False)
    level = forms.ChoiceField(label=gettext_lazy("Mức khẩn"), required=False)
    source = forms.ChoiceField(label=gettext_lazy("Loại nguồn"), required=False)
    outlet = forms.ChoiceField(label=gettext_lazy("Báo, đài"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị chủ trì"), required=False)
    verdict = forms.ChoiceField(label=gettext_lazy("Kết luận"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("Tình trạng xử lý"), required=False)
    dispatch = forms.ChoiceField(
        label=gettext_lazy("Văn bản chỉ đạo"),
        required=False,
        help_text=gettext_lazy("Chỉ tin của vụ việc đã nộp làm sản phẩm của văn bản này."),
    )

    def __init__(self, data: Any, request: HttpRequest, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        for name, rows in _choices(request).items():
            self.fields[name].choices = [("", EACH), *rows]  # type: ignore[attr-defined]


def _choices(request: HttpRequest) -> dict[str, list[tuple[str, Any]]]:
    office, today = request.office, localdate(request.seen_at)
    papers = directives.directives_of(office).filter(state="confirmed")
    kinds = [(key, OUTLET_KINDS[key]) for key in ("aggregator", "official")]
    return {
        "field": [(key, word) for key, word in FIELDS.items() if key],
        "place": list(places.communes_of(office, today)),
        "kind": [(key, word) for key, word in STORY_KINDS.items() if key],
        "tone": [(key, word) for key, word in TONES.items() if key],
        "level": [(key, word) for key, word in LEVELS.items() if key],
        "source": [*PRESS_TYPES.items(), *kinds],
        "outlet": [(one.key, one.name) for one in sources.outlets().filter(kind="press", sample=office.sample)],
        "unit": [(one.key, one.short_name) for one in units.units_of(office, today)],
        "verdict": [(key, word) for key, word in VERDICTS.items() if key],
        "state": STATES,
        "dispatch": [(str(one.pk), f"{one.number_full or one.name}. {one.subject}"[:120]) for one in papers],
    }


@staff
def adhoc(request: HttpRequest) -> HttpResponse:
    """Open a report over a filter; what stands in the address fills the form."""
    today: date = localdate(request.seen_at)
    initial: dict[str, Any] = {name: request.GET.get(ADDRESS[name], "") for name in NAMES}
    form = Adhoc(posted(request), request, initial | {"first": today - timedelta(days=30), "last": today})
    note = _("Chỉ tính tin, bài báo chí liên quan đến cơ quan. Mọi số mở ra danh sách đã đếm.")

    def make(given: dict[str, Any]) -> Report:
        asked = {name: given[name] for name in NAMES}
        days = {name: given[name] for name in ("title", "first", "last")}
        return actions.open_adhoc(office=request.office, asked=asked, by=request.actor, now=request.now, **days)

    return ask(request, form, page_of(_("Báo cáo theo yêu cầu"), note), opened(make))


class Repeat(Sent):
    """How often, on which day, to whom."""

    field_order = ("every", "weekday", "day", "hour", "recipients")
    every = forms.ChoiceField(
        label=gettext_lazy("Lặp lại"),
        choices=[(one.value, EVERY[one]) for one in actions.REPEATED],
        widget=forms.RadioSelect,
        initial=Every.WEEK.value,
    )
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Thứ, nếu hằng tuần"), coerce=int, choices=list(WEEKDAYS.items()), initial=1
    )
    day = forms.IntegerField(
        label=gettext_lazy("Ngày của tháng liền sau, nếu hằng tháng, hằng quý"), min_value=1, max_value=15, initial=3
    )


@staff
def repeat(request: HttpRequest, number: int) -> HttpResponse:
    """Ask how often an ad hoc report is wanted again, and keep it as a schedule."""
    report = queries.report_for(request.office, request.actor, number)
    page = Ask(
        title=_("Lặp lại báo cáo theo yêu cầu"),
        button=_("Đặt lịch"),
        back=reverse("report_schedules"),
        kicker=report.title or _("Báo cáo"),
        note=_(
            "Đến ngày, hệ thống tự mở báo cáo này với cùng bộ lọc cho tuần, tháng hoặc quý vừa hết. "
            "Người vẫn khóa, duyệt; duyệt xong thư mới đi, đúng những địa chỉ ghi ở đây."
        ),
        said=_("Đã đặt lịch."),
        place="reports",
    )

    def act(given: dict[str, Any]) -> None:
        weekday, every = given.pop("weekday"), Every(given.pop("every"))
        given["day"] = weekday if every == Every.WEEK else given["day"]
        actions.repeat(report=report, every=every, by=request.actor, now=request.now, **given)

    return ask(request, Repeat(posted(request)), page, act)
