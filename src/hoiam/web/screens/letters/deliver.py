"""Send an issued letter to one receiver, and write down that it came."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.errors import Permanent, Refused
from hoiam.desk.letters import actions, queries
from hoiam.desk.letters.models import Delivery, Letter
from hoiam.desk.letters.words.papers import CHANNELS
from hoiam.outside import send
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.letters import enclosures
from hoiam.web.screens.letters.asking import about, letter_of
from hoiam.web.screens.letters.forms import MOMENT, MOMENTS


class DeliverForm(forms.Form):
    """To whom, how, where."""

    to = forms.CharField(label=_("Nơi nhận"), max_length=200)
    channel = forms.ChoiceField(label=_("Cách gửi"), choices=list(CHANNELS.items()), widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Địa chỉ thư điện tử"),
        max_length=200,
        required=False,
        help_text=_("Chỉ cần khi gửi thư điện tử; địa chỉ của cơ quan nhận."),
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)


class ConfirmForm(forms.Form):
    """When it came, and what shows it."""

    at = forms.DateTimeField(label=_("Nơi nhận đã nhận lúc"), widget=MOMENT, input_formats=MOMENTS)
    receipt = forms.CharField(
        label=_("Căn cứ"), max_length=300, help_text=_("Ví dụ: sổ ký nhận số 12, phiếu báo phát, thư trả lời ngày …")
    )


@staff
def deliver(request: HttpRequest, number: int) -> HttpResponse:
    """Ask to whom and how, and send it or let it wait for the mail server."""
    letter = letter_of(request, number)
    note = now_("Mỗi nơi nhận một lần gửi. Thư điện tử mang theo bản PDF đã ký và các tệp gửi kèm.")
    said, facts = now_("Đã ghi việc gửi."), enclosures.told(letter)
    page = about(letter, now_("Gửi văn bản"), now_("Gửi"), note=note, said=said, facts=facts)

    def act(given: dict[str, Any]) -> None:
        if given["channel"] == "mail":
            given["address"] = _checked(given["address"])
        actions.deliver(letter=letter, by=request.actor, now=request.now, **given)

    initial = {"to": _first(letter), "channel": "hand"}
    return ask(request, DeliverForm(posted(request), initial=initial), page, act)


@staff
def confirm(request: HttpRequest, number: int, delivery: int) -> HttpResponse:
    """Ask when it came and what shows it."""
    letter = letter_of(request, number)
    row: Delivery = letter.deliveries.get(pk=delivery)
    page = about(
        letter,
        now_("Ghi nhận nơi nhận đã nhận"),
        now_("Ghi nhận"),
        said=now_("Đã ghi nhận."),
        facts={_("Nơi nhận"): row.to},
    )

    def act(given: dict[str, Any]) -> None:
        actions.confirm(delivery=row, at=given["at"], receipt=given["receipt"], by=request.actor, now=request.now)

    return ask(request, ConfirmForm(posted(request), initial={"at": request.seen_at}), page, act)


def _checked(address: str) -> str:
    """Return an address as the mail kind keeps it. Raises Refused where it cannot be one, or no server is set."""
    if not settings.HOIAM_MAIL_SERVER:
        raise Refused("letter.no_mail_server")
    try:
        return send.check("mail", address)
    except Permanent as wrong:
        raise Refused("letter.deliver_address") from wrong


def _first(letter: Letter) -> str:
    """Return the first who should have it and has no way yet."""
    facts = queries.facts_of(letter)
    if letter.outlet and letter.route:
        named = (letter.press,)
    else:
        named = (facts.addressees or facts.recipients) if isinstance(facts, PaperFacts) else ()
    had = set(letter.deliveries.values_list("to", flat=True))
    return next((name for name in named if name not in had and not name.startswith("Như trên")), "")
