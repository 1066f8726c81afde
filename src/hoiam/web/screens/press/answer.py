"""Write down the answer to a request of the press, or its refusal on a ground that the law names."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.press import actions, queries
from hoiam.desk.press.models import PressRequest
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.press.forms import Answer, Refusal


@staff
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form, or keep the answer."""
    asked = queries.request_for(request.office, number)
    page = _page(asked, _("Trả lời báo chí"), _("Ghi trả lời"), _("Đã ghi nội dung trả lời."), "")

    def act(given: dict[str, Any]) -> None:
        actions.answer(request=asked, by=request.actor, now=request.now, **given)

    return ask(request, Answer(posted(request), request.now), page, act)


@staff
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form, or keep the refusal."""
    asked = queries.request_for(request.office, number)
    grounds = queries.grounds(localdate(request.now))
    note = _("Chỉ từ chối được theo căn cứ của luật. Biết đến đâu thì cung cấp đến đó.")
    page = _page(asked, _("Từ chối cung cấp thông tin"), _("Ghi việc từ chối"), _("Đã ghi việc từ chối."), note)

    def act(given: dict[str, Any]) -> None:
        actions.answer(request=asked, by=request.actor, now=request.now, **given)

    return ask(request, Refusal(posted(request), request.now, grounds), page, act)


def _page(asked: PressRequest, title: str, button: str, said: str, note: str) -> Ask:
    back = reverse("press_request", args=[asked.pk])
    facts = {_("Cơ quan báo chí"): asked.outlet.name, _("Yêu cầu"): asked.request}
    kicker = _("Yêu cầu của %(outlet)s") % {"outlet": asked.outlet.name}
    return Ask(title, button, back, kicker, note=note, said=said, facts=facts, place="press")
