"""Write down what the press printed after a letter: in full, in part, or that it refused with a reason."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.letters import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.letters.asking import about, letter_of
from hoiam.web.screens.letters.forms import PrintedForm


@staff
def printed(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what came of it and keep it."""
    letter = letter_of(request, number)
    page = about(letter, _("Ghi nhận báo đăng"), _("Ghi nhận"), said=_("Đã ghi nhận."))

    def act(given: dict[str, Any]) -> None:
        actions.printed(
            letter=letter,
            outcome=given["outcome"],
            printed_on=given["printed_on"],
            url=given["url"],
            note=given["note"],
            by=request.actor,
            now=request.now,
        )

    return ask(request, PrintedForm(posted(request), initial={"printed_on": localdate(request.seen_at)}), page, act)
