"""Write down when the press agency received a letter: its own term starts then, not before."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.desk.letters import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.letters.asking import about, letter_of
from hoiam.web.screens.letters.forms import ReceivedForm


@staff
def received(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the moment and keep it."""
    letter = letter_of(request, number)
    note = _("Thời hạn của báo tính từ lúc báo nhận văn bản, không tính từ lúc gửi.")
    page = about(letter, _("Ghi nhận báo đã nhận"), _("Ghi nhận"), note=note, said=_("Đã ghi nhận."))

    def act(given: dict[str, Any]) -> None:
        actions.received(letter=letter, at=given["at"], by=request.actor, now=request.now)

    return ask(request, ReceivedForm(posted(request), initial={"at": request.seen_at}), page, act)
