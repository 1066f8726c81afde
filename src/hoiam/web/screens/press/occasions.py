"""Where the office spoke to the press, or has to: press conferences, briefings, events with their 24 hours (Điều 7)."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.press import actions, queries
from hoiam.desk.press.models import OccasionKind
from hoiam.desk.press.words import CLAUSES, OCCASIONS
from hoiam.web.chrome.clocks import face
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.press.forms import moment

PAGE = 50


class Occasion(forms.Form):
    """What happened, when, and of an event the clause and when we spoke."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Loại"),
        choices=[(kind.value, OCCASIONS[kind]) for kind in OccasionKind],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label=gettext_lazy("Nội dung"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    at = moment(
        gettext_lazy("Lúc"),
        help_text=gettext_lazy(
            "Họp báo, giao ban: giờ họp. Đột xuất: giờ nhận việc (khoản 3) hoặc giờ xác định (khoản 4)."
        ),
    )
    clause = forms.ChoiceField(
        label=gettext_lazy("Khoản của Điều 7, với phát ngôn đột xuất"),
        choices=[("", "—"), *CLAUSES.items()],
        required=False,
    )
    said_at = moment(gettext_lazy("Đã phát ngôn lúc"), required=False)
    case = forms.ModelChoiceField(
        label=gettext_lazy("Thuộc vụ việc"),
        queryset=Case.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không thuộc vụ việc nào"),
    )


class Spoke(forms.Form):
    """When the office spoke."""

    at = moment(gettext_lazy("Đã phát ngôn lúc"))


@staff
def occasions(request: HttpRequest) -> HttpResponse:
    """List them, the newest first."""
    page = Paginator(queries.occasions_of(request.office), PAGE).get_page(request.GET.get("trang"))
    now = request.seen_at
    rows = [(one, OCCASIONS[one.kind], face(one.due_at, now, done=one.said_at) if one.due_at else None) for one in page]
    live = not request.office.frozen_at
    may = live and bool(request.actor.roles & (actions.RECEIVERS | actions.SPEAKERS))
    speaks = live and bool(request.actor.roles & actions.SPEAKERS)
    context = {"now": now, "rows": rows, "page": page, "may_note": may, "may_speak": speaks}
    return render(request, "press/occasions.html", context)


@staff
def note(request: HttpRequest) -> HttpResponse:
    """Show the form, or keep one."""
    form = Occasion(posted(request), initial={"kind": OccasionKind.CONFERENCE.value, "at": request.now})
    form.fields["case"].queryset = cases.cases_of(request.office, request.actor)
    words = _("Báo cáo năm về phát ngôn đếm từ đây: họp báo, giao ban, phát ngôn đột xuất trên số sự việc, đúng hạn.")
    page = _page(_("Ghi họp báo, giao ban, phát ngôn"), words)

    def act(given: dict[str, Any]) -> None:
        kind = OccasionKind(given.pop("kind"))
        actions.note_occasion(office=request.office, kind=kind, by=request.actor, now=request.now, **given)

    return ask(request, form, page, act)


@staff
def spoke(request: HttpRequest, number: int) -> HttpResponse:
    """Write down when the office spoke about an event."""
    occasion = queries.occasion_for(request.office, number)
    page = _page(_("Ghi giờ phát ngôn"), occasion.title)

    def act(given: dict[str, Any]) -> None:
        actions.spoke(occasion=occasion, at=given["at"], by=request.actor, now=request.now)

    return ask(request, Spoke(posted(request), initial={"at": request.now}), page, act)


def _page(title: str, note: str) -> Ask:
    return Ask(title, _("Ghi"), reverse("press_occasions"), _("Báo chí"), note=note, said=_("Đã ghi."), place="press")
