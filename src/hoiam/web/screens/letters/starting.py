"""Where the numbers of the registers begin: after the last one given on paper, when the office begins within a year."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.sheet import COPIES as FORMS
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.desk.directives import actions as directives
from hoiam.desk.letters import actions, queries
from hoiam.desk.papers import actions as papers
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports import queries as report_queries
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted


class StartForm(forms.Form):
    """A year, and the last number that the paper register gave in it; of a series where there are several."""

    series = forms.ChoiceField(label=_("Sổ"))
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2999)
    last = forms.IntegerField(
        label=_("Số cuối cùng đã cấp trên sổ giấy"),
        min_value=1,
        max_value=999_999,
        help_text=_("Văn bản tiếp theo lấy số sau số này. Số đã cấp trên hệ thống giữ nguyên."),
    )

    def __init__(self, series: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["series"].choices = series
        if not series:
            del self.fields["series"]


@staff
def outgoing(request: HttpRequest) -> HttpResponse:
    """Ask from which number a book of outgoing papers goes on."""
    page = _page(now_("Số bắt đầu của sổ văn bản đi"), reverse("letter_book"), now_("Sổ văn bản đi"))

    def act(given: dict[str, Any]) -> None:
        told = {"office": request.office, "by": request.actor, "now": request.now}
        if given["series"] == report_queries.OWN_BOOK:
            reports.start_book(**told, year=given["year"], last=given["last"])
        else:
            actions.start_book(**told, **given)

    return ask(request, _form(request, _series(request)), page, act)


@staff
def incoming(request: HttpRequest) -> HttpResponse:
    """Ask from which arrival number the register goes on."""
    page = _page(now_("Số đến bắt đầu"), reverse("papers"), now_("Sổ văn bản đến"))

    def act(given: dict[str, Any]) -> None:
        papers.start_register(office=request.office, by=request.actor, now=request.now, **given)

    return ask(request, _form(request, []), page, act)


@require_POST
@staff
def enter_missing(request: HttpRequest) -> HttpResponse:
    """Enter the dispatches that were taken in before the register was kept."""
    return done(
        request,
        lambda: directives.enter_missing(office=request.office, by=request.actor, now=request.now),
        to=reverse("papers"),
        said=now_("Đã vào sổ các văn bản còn thiếu, theo thứ tự nhận."),
    )


def _form(request: HttpRequest, series: list[tuple[str, str]]) -> StartForm:
    return StartForm(series, posted(request), initial={"year": localdate(request.seen_at).year})


def _series(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the books in which an office gives numbers: one for all or one for each type, one of all copies.

    Reports whose notation is none of the letters' have a run of their own.
    """
    apart = [(queries.COPIES, now_("Bản sao"))]
    if own := report_queries.own_notation(request.office):
        apart.append((report_queries.OWN_BOOK, now_("Báo cáo của hệ thống, ký hiệu %(notation)s") % {"notation": own}))
    if (request.office.settings.get("paper") or {}).get("numbering") == "one":
        return [(queries.ALL, now_("Một sổ cho mọi văn bản")), *apart]
    types = (told for kind, told in SHEETS.items() if kind not in FORMS)
    named = sorted({(code, name.capitalize()) for name, code in types if code}, key=lambda pair: pair[1])
    return [(queries.LETTERS, now_("Công văn")), *named, *apart]


def _page(title: str, back: str, kicker: str) -> Ask:
    return Ask(
        title=title,
        button=now_("Đặt số bắt đầu"),
        back=back,
        kicker=kicker,
        note=now_(
            "Dùng khi cơ quan bắt đầu dùng hệ thống giữa năm. Đặt nhầm thì đặt lại, nhưng không nhỏ hơn số đã cấp trên "
            "hệ thống; nhật ký giữ lại."
        ),
        said=now_("Đã đặt số bắt đầu."),
        place="letters",
    )
