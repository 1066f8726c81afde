"""Write down an event that will bring more pieces than usual, and take it back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hoiam.desk.trends import actions, queries
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class EventForm(forms.Form):
    """What is awaited, and on which days."""

    name = forms.CharField(
        label=gettext_lazy("Sự kiện"), max_length=120, help_text=gettext_lazy("Ví dụ: Lễ hội cồng chiêng của huyện.")
    )
    first = _day(gettext_lazy("Từ ngày"))
    last = _day(gettext_lazy("Đến hết ngày"))


@staff
def announce(request: HttpRequest) -> HttpResponse:
    """Ask for the event; keep it."""
    note = _(
        "Tin trong những ngày này được coi là nhiều có lý do: không báo bất thường, không làm lệch mức quen thuộc."
    )
    page = Ask(
        title=_("Báo trước một sự kiện"),
        button=_("Ghi sự kiện"),
        back=reverse("trends"),
        kicker=_("Xu hướng"),
        note=note,
        said=_("Đã ghi sự kiện."),
        place="reports",
    )

    def act(given: dict[str, Any]) -> None:
        actions.announce(office=request.office, **given, by=request.actor, now=request.now)

    return ask(request, EventForm(posted(request)), page, act)


@require_POST
@staff
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take an event back."""
    event = queries.event_for(request.office, number)

    def act() -> None:
        actions.withdraw(event=event, by=request.actor, now=request.now)

    return done(request, act, to=reverse("trends"), said=_("Đã bỏ sự kiện."))
