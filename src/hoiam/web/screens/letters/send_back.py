"""Return a letter to its drafter, always with a reason."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.desk.letters import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.letters.asking import about, letter_of
from hoiam.web.screens.letters.forms import ReturnForm


@staff
def send_back(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, and return it."""
    letter = letter_of(request, number)
    note = _("Văn bản về lại bước soạn thảo; người soạn thấy lý do ở đầu trang.")
    page = about(letter, _("Trả lại văn bản"), _("Trả lại"), note=note, said=_("Đã trả lại người soạn."))

    def act(given: dict[str, Any]) -> None:
        actions.give_back(letter=letter, reason=given["reason"], by=request.actor, now=request.now)

    return ask(request, ReturnForm(posted(request)), page, act)
