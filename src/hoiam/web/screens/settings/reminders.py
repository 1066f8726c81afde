"""Where an account gets mail about dates, whether the office sends any, and what became of each."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError
from hoiam.desk.alerts.words import problem
from hoiam.desk.cases.models import ReminderMail
from hoiam.desk.cases.reminders import reminder_mails
from hoiam.desk.cases.words import CLOCKS
from hoiam.desk.units import actions, queries
from hoiam.desk.units.actions import REMINDER_KEEPERS
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import posted
from hoiam.web.screens.settings.keepers import tabs
from hoiam.web.sentences import sentence

SHOWN = 30
STATES = {
    "waiting": _("chờ gửi"),
    "sent": _("máy chủ thư đã nhận"),
    "failed": _("không gửi được"),
    "dropped": _("thôi gửi: hạn đã xong hoặc địa chỉ đã đổi"),
}


class AddressForm(forms.Form):
    """One address; empty for none."""

    address = forms.EmailField(
        label=_("Địa chỉ thư của tôi"),
        required=False,
        max_length=254,
        help_text=_("Để trống thì không nhận thư nhắc; thông báo trên trang vẫn có."),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One mail: when, to which post, about what, what became of it."""

    mail: ReminderMail
    what: str
    state: str


@staff
def reminders(request: HttpRequest) -> HttpResponse:
    """Show one's own address as a form, or keep it; below it the mails, of all for who keeps the office's switch."""
    form = AddressForm(posted(request), initial={"address": request.user.email})
    if request.method == "POST" and form.is_valid():
        try:
            told = {"person": request.user, "office": request.office}
            actions.set_mail(address=form.cleaned_data["address"], by=request.actor, now=request.now, **told)
        except HoiamError as refused:
            form.add_error("address", sentence(refused))
        else:
            return redirect("settings_reminders")
    keeps = bool(request.actor.roles & REMINDER_KEEPERS)
    mails = reminder_mails(request.office, "" if keeps else request.user.username)[:SHOWN]
    context: dict[str, Any] = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "settings_reminders",
        "form": form,
        "keeps": keeps,
        "on": queries.mails_reminders(request.office),
        "server": bool(settings.HOIAM_MAIL_SERVER),
        "rows": [Row(mail, str(CLOCKS.get(mail.clock.what, mail.clock.what)), _state(mail)) for mail in mails],
    }
    return render(request, "settings/reminders.html", context, status=422 if form.errors else 200)


@require_POST
@staff
def switch(request: HttpRequest) -> HttpResponse:
    """Switch the mails of the office on or off."""
    on = request.POST.get("on") == "1"
    said = now_("Đã bật thư nhắc hạn.") if on else now_("Đã tắt thư nhắc hạn của cơ quan.")
    return done(
        request,
        lambda: actions.mail_reminders(office=request.office, on=on, by=request.actor, now=request.now),
        to=request.path.removesuffix("doi/"),
        said=said,
    )


def _state(mail: ReminderMail) -> str:
    said = str(STATES[mail.state])
    return f"{said}: {problem(mail.problem)}" if mail.problem and mail.state != "sent" else said
