"""Leave a story or an outlet out of the morning's list, see what is left out, and show it again."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.desk.inbox import actions, queries
from hoiam.desk.inbox.models import Mute
from hoiam.desk.sources.models import Outlet
from hoiam.desk.stories import queries as stories
from hoiam.desk.units import queries as units
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.forms import ReasonForm
from hoiam.web.screens.inbox.asking import about, may_sort, story_of

WEEK = timedelta(days=7)
STORY = "story"


class MuteForm(ReasonForm):
    """What is left out, and until when."""

    what = forms.ChoiceField(label=gettext_lazy("Ẩn"), widget=forms.RadioSelect)
    until = forms.DateField(
        label=gettext_lazy("Hiện lại từ ngày (để trống: đến khi có người cho hiện lại)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    field_order = ("what", "until", "reason")

    def __init__(self, outlets: Iterable[Outlet], today: date, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"what": STORY, "until": today + WEEK})
        super().__init__(*args, **kwargs)
        self.today = today
        told = _("Mọi tin chỉ do %(name)s đăng")
        self.fields["what"].choices = [
            (STORY, _("Tin này, cả các bài đến sau")),
            *((str(outlet.pk), told % {"name": outlet.name}) for outlet in outlets),
        ]

    def clean_until(self) -> date | None:
        """Refuse a day that is not ahead."""
        until = self.cleaned_data["until"]
        if until and until <= self.today:
            raise forms.ValidationError(_("Ngày hiện lại phải sau hôm nay."))
        return until


@staff
def mute(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what to leave out, until when and why; then do it."""
    story, today = story_of(request, number), localdate(request.seen_at)
    outlets = {item.hit.article.outlet_id: item.hit.article.outlet for item in stories.items_of(story)}
    note = _("Tin bị ẩn chỉ vắng trong danh sách cần xem; tìm kiếm, báo cáo và số đếm nguồn vẫn có đủ.")
    page = about(story, _("Ẩn khỏi danh sách cần xem"), _("Ẩn"), note=note, said=_("Đã ẩn."))

    def act(given: dict[str, Any]) -> str:
        what = given["what"]
        thing = {"story": story, "outlet": None} if what == STORY else {"story": None, "outlet": outlets[int(what)]}
        more = {"until": given["until"], "reason": given["reason"], "by": request.actor, "now": request.now}
        actions.mute(office=request.office, **thing, **more)
        return reverse("inbox_muted")

    return ask(request, MuteForm(outlets.values(), today, posted(request)), page, act)


@staff
def muted(request: HttpRequest) -> HttpResponse:
    """Show what is muted, by whom, why and until when."""
    rows = queries.muted(request.office, localdate(request.seen_at))
    posts = units.posts()
    shown = [(row, posts.get(row.muted_by, row.muted_by)) for row in rows]
    context = {"now": request.seen_at, "place": "inbox", "rows": shown, "may": may_sort(request)}
    return render(request, "inbox/muted.html", context)


@require_POST
@staff
def lift(request: HttpRequest, numbers: str) -> HttpResponse:
    """Show again what these mutes left out; `numbers` joins them with "-"."""
    keys = [int(key) for key in numbers.split("-")[:50] if key.isdecimal() and len(key) < 16]
    rows: list[Mute] = [queries.mute_for(request.office, key) for key in keys]

    def act() -> None:
        for row in rows:
            actions.lift(muted=row, by=request.actor, now=request.now)

    said = ngettext("Đã cho hiện lại %(n)s mục.", "Đã cho hiện lại %(n)s mục.", len(rows)) % {"n": len(rows)}
    to = "inbox_muted" if "an" in request.GET else "inbox"  # who works through the list of what is muted stays there
    return done(request, act, to=reverse(to), said=said)
