"""Say "Đã nhận", pass an alert on, mute it or lift the mute, try a failed message once more."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hoiam.desk.alerts import actions, queries
from hoiam.desk.alerts.models import Alert
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.cases.forms import ReasonForm, area


class PassOnForm(forms.Form):
    """Why the next step is told before its time; may be left out."""

    reason = area(gettext_lazy("Lý do, nếu cần"), rows=2, most=300, required=False)


@require_POST
@staff
def acknowledge(request: HttpRequest, number: int) -> HttpResponse:
    """Note that this person has received an alert; go back to the list or the page that was open."""
    alert = queries.alert_for(request.office, number)

    def act() -> None:
        actions.acknowledge(alert=alert, by=request.actor, now=request.now)

    back = request.POST.get("ve", "")
    here = back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else reverse("alert", args=[number])
    return done(request, act, here, _("Đã nhận: %(title)s.") % {"title": alert.story.title.rstrip(".")})


@staff
def escalate(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, then tell the next step at once."""
    alert = queries.alert_for(request.office, number)

    def act(given: dict[str, Any]) -> None:
        actions.escalate(alert=alert, reason=given["reason"], by=request.actor, now=request.now)

    note = _("Hệ thống báo cho bậc sau ngay bây giờ, không chờ hết giờ.")
    page = _about(alert, _("Báo tiếp cho bậc sau"), _("Báo tiếp"), note, _("Đã báo tiếp."))
    return ask(request, PassOnForm(posted(request)), page, act)


@staff
def mute(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, then stop alerts about a story."""
    alert = queries.alert_for(request.office, number)

    def act(given: dict[str, Any]) -> None:
        actions.mute(alert=alert, reason=given["reason"], by=request.actor, now=request.now)

    note = _("Thôi báo về tin này, kể cả khi có bài mới. Tin vẫn nằm trong danh sách cần xem.")
    page = _about(alert, _("Tắt cảnh báo"), _("Tắt cảnh báo"), note, _("Đã tắt cảnh báo."))
    return ask(request, ReasonForm(posted(request)), page, act)


@require_POST
@staff
def lift(request: HttpRequest, number: int) -> HttpResponse:
    """Let a muted alert stand again."""
    alert = queries.alert_for(request.office, number)

    def act() -> None:
        actions.lift(alert=alert, by=request.actor, now=request.now)

    return done(request, act, reverse("alert", args=[number]), _("Đã bật lại cảnh báo."))


@require_POST
@staff
def send_again(request: HttpRequest, number: int, delivery: int) -> HttpResponse:
    """Try a message that failed once more."""
    alert = queries.alert_for(request.office, number)
    failed = queries.delivery_for(alert, delivery)

    def act() -> None:
        actions.send_again(delivery=failed, by=request.actor, now=request.now)

    return done(request, act, reverse("alert", args=[number]), _("Đang gửi lại. Tải lại trang để xem kết quả."))


def _about(alert: Alert, title: str, button: str, note: str, said: str) -> Ask:
    back = reverse("alert", args=[alert.pk])
    return Ask(title=title, button=button, back=back, kicker=alert.story.title, note=note, said=said, place="inbox")
