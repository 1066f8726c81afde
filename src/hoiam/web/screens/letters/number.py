"""Give an approved letter its number before it is signed electronically, or give a number up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.letters import actions
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.letters.asking import about, address, letter_of
from hoiam.web.screens.letters.forms import ReturnForm


@require_POST
@staff
def number(request: HttpRequest, number: int) -> HttpResponse:
    """Take the number."""
    letter = letter_of(request, number)
    return done(
        request,
        lambda: actions.take_number(letter=letter, by=request.actor, now=request.now),
        to=address(letter),
        said=_("Đã cấp số. Tải tệp PDF để ký, rồi đưa bản đã ký vào."),
    )


@staff
def void(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, and give the number up; it stays in the register."""
    letter = letter_of(request, number)
    note = _("Số này nằm lại trong sổ, ghi “hủy” kèm lý do, không cấp lại cho văn bản khác.")
    page = about(letter, _("Hủy số đã cấp"), _("Hủy số"), note=note, said=_("Đã hủy số."))

    def act(given: dict[str, Any]) -> None:
        actions.void_number(letter=letter, reason=given["reason"], by=request.actor, now=request.now)

    return ask(request, ReturnForm(posted(request)), page, act)
