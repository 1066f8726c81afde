"""Name who is told, give an address, try it, and take either away."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hoiam.core.alert import leaves_the_country
from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Permanent
from hoiam.desk.alerts import actions, queries, words
from hoiam.desk.alerts.models import ChannelKind
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit
from hoiam.outside.send import check
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted


class WhenForm(forms.Form):
    """On which step and at which hours a recipient is told, and whether it gets the digest."""

    step = forms.TypedChoiceField(
        label=gettext_lazy("Bậc"), choices=[*words.STEPS.items()], coerce=int, widget=forms.RadioSelect, initial=0
    )
    waits = forms.ChoiceField(
        label=gettext_lazy("Báo khi nào"), choices=[*words.WAITS.items()], widget=forms.RadioSelect, initial="always"
    )
    digest = forms.BooleanField(label=gettext_lazy("Nhận cả bản tin"), required=False, initial=True)


class RecipientForm(WhenForm):
    """A unit, or a post of it."""

    field_order = ("unit", "post", "step", "waits", "digest")
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không thuộc đơn vị nào"),
        to_field_name="key",
    )
    post = forms.CharField(
        label=gettext_lazy("Chức danh, bộ phận"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Thí dụ: Trực ban, Phó Chủ tịch phụ trách văn xã. Không ghi họ tên."),
    )

    def __init__(self, office_units: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = office_units


class ChannelForm(forms.Form):
    """Over what, to which address; and, where it may lead abroad, that the office wants it so."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Gửi qua"),
        choices=[(kind, words.KINDS[kind]) for kind in ChannelKind.values],
        widget=forms.RadioSelect,
        initial="mail",
    )
    address = forms.CharField(
        label=gettext_lazy("Địa chỉ"),
        max_length=500,
        help_text=gettext_lazy(
            "Thư: hộp thư công vụ của đơn vị, của ca trực. Webhook: địa chỉ https:// của phần mềm nhận. "
            "Zalo: mã nhóm của Official Account. Telegram: số của nhóm, thí dụ -1001234567890."
        ),
    )
    abroad = forms.BooleanField(
        label=gettext_lazy("Cơ quan đồng ý để tin đi qua máy chủ có thể ở ngoài Việt Nam"),
        required=False,
        help_text=gettext_lazy(
            "Cần khi dùng Telegram hoặc địa chỉ không có đuôi .vn. Không gửi bí mật nhà nước qua bất kỳ kênh nào."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an address that cannot be right, and one abroad that nobody agreed to."""
        given = self.cleaned_data
        if "kind" not in given or "address" not in given:
            return given
        try:
            given["address"] = check(given["kind"], given["address"])
        except Permanent as wrong:
            self.add_error("address", words.problem(wrong.reason).capitalize() + ".")
            return given
        if leaves_the_country(given["kind"], given["address"]) and not given["abroad"]:
            told = _("Địa chỉ này có thể ở ngoài Việt Nam; muốn dùng thì đánh dấu đồng ý.")
            self.add_error("abroad", told)
        return given


@staff
def add(request: HttpRequest) -> HttpResponse:
    """Ask for a unit or a post, or keep it and ask for its address."""

    def act(given: dict[str, Any]) -> str:
        made = actions.add_recipient(office=request.office, by=request.actor, now=request.now, **given)
        return reverse("channel_add", args=[made.pk])

    form = RecipientForm(units.units_of(request.office, localdate(request.now)), posted(request))
    note = _("Nơi nhận là đơn vị, chức danh hoặc ca trực của cơ quan, không phải người dân.")
    return ask(request, form, _page(_("Thêm nơi nhận"), _("Thêm, rồi ghi địa chỉ"), note=note), act)


@staff
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Ask when a recipient is told, or keep it."""
    recipient = queries.recipient_for(request.office, number)

    def act(given: dict[str, Any]) -> None:
        actions.change_recipient(recipient=recipient, by=request.actor, now=request.now, **given)

    first = {"step": recipient.step, "waits": recipient.waits, "digest": recipient.digest}
    form = WhenForm(posted(request), initial=first)
    return ask(request, form, _page(str(recipient), _("Lưu"), said=_("Đã lưu nơi nhận.")), act)


@staff
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then tell a recipient nothing any more."""
    recipient = queries.recipient_for(request.office, number)

    def act(given: dict[str, Any]) -> None:
        actions.end_recipient(recipient=recipient, by=request.actor, now=request.now)

    note = _("Từ nay không gửi gì cho nơi này. Những lần đã gửi vẫn còn trong từng cảnh báo.")
    page = _page(_("Thôi gửi cho %(to)s") % {"to": recipient}, _("Thôi gửi"), note=note, said=_("Đã thôi gửi."))
    return ask(request, forms.Form(posted(request)), page, act)


@staff
def add_channel(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for an address, or keep it."""
    recipient = queries.recipient_for(request.office, number)

    def act(given: dict[str, Any]) -> None:
        actions.add_channel(recipient=recipient, by=request.actor, now=request.now, **given)

    title = _("Thêm kênh cho %(to)s") % {"to": recipient}
    said = _("Đã thêm kênh. Bấm “Gửi thử” để biết thư có tới không.")
    return ask(request, ChannelForm(posted(request)), _page(title, _("Thêm kênh"), said=said), act)


@require_POST
@staff
def end_channel(request: HttpRequest, number: int) -> HttpResponse:
    """Use an address no more."""
    channel = queries.channel_for(request.office, number)

    def act() -> None:
        actions.end_channel(channel=channel, by=request.actor, now=request.now)

    return done(request, act, reverse("alert_settings"), _("Đã bỏ kênh."))


@require_POST
@staff
def try_channel(request: HttpRequest, number: int) -> HttpResponse:
    """Send a trial."""
    channel = queries.channel_for(request.office, number)

    def act() -> None:
        actions.try_channel(channel=channel, by=request.actor, now=request.now)

    return done(request, act, reverse("alert_settings") + "#noi-nhan", _("Đang gửi thử; kết quả hiện bên cạnh kênh."))


def _page(title: str, button: str, *, note: str = "", said: str = "") -> Ask:
    back, kicker = reverse("alert_settings"), _("Cảnh báo")
    return Ask(title=title, button=button, back=back, kicker=kicker, note=note, said=said, place="settings")
