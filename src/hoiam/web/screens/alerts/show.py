"""One alert: why it was raised, whom it was sent to and what became of that, and one next step."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.alerts import queries, words
from hoiam.desk.alerts.models import Alert
from hoiam.desk.places import queries as places
from hoiam.desk.units import queries as units
from hoiam.web.door import staff
from hoiam.web.screens.alerts import rows
from hoiam.web.screens.cases.next_step import Step


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one alert."""
    alert, now = queries.alert_for(request.office, number), request.seen_at
    sent = queries.deliveries_of([alert])[alert.pk]
    row = rows.row(alert, sent, places.names(rows.keys_of(alert)), units.posts(), now)
    context = {
        "now": now,
        "row": row,
        "alert": alert,
        "deliveries": [(one, words.KINDS[one.channel.kind], words.STEPS[one.step], rows.how(one, now)) for one in sent],
        "next": _next(request, alert, row.open),
        "may": rows.may_answer(request),
        "may_mute": rows.may_mute(request),
        "after": queries.following(request.office, alert.step) is not None,
    }
    return render(request, "alerts/show.html", context)


def _next(request: HttpRequest, alert: Alert, waits: bool) -> Step:
    story = reverse("story", args=[alert.story_id])
    if request.office.frozen_at:
        return Step(_("Dữ liệu đã khóa"), note=_("Đơn vị này chỉ xem được, không còn việc phải làm."))
    if not waits:
        return Step(_("Cảnh báo đã có người nhận"), _("Mở tin"), url=story)
    if not rows.may_answer(request):
        return Step(_("Chờ người trực hoặc lãnh đạo nhận"), note=_("Tài khoản của bạn xem được, không nhận thay."))
    note = _("Bấm rồi thì thôi báo tiếp cho bậc sau. Sau đó mở tin để phân loại hoặc lập vụ việc.")
    action = reverse("alert_ack", args=[alert.pk])
    return Step(_("Nhận cảnh báo này"), _("Đã nhận"), action=action, note=note)
