"""Write down what the press did after a letter: printed it whole or in part, refused it, let its term pass.

What must stand in print is the law's own list of the day of the receipt; what is not ticked off is kept as missing.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.letters import actions, exchanges
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.letters.asking import about, letter_of
from hoiam.web.screens.letters.forms import OUTCOMES, PrintedForm


@staff
def printed(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what came of it and keep it."""
    letter = letter_of(request, number)
    page = about(letter, _("Ghi nhận báo đăng, từ chối"), _("Ghi nhận"), said=_("Đã ghi nhận."))
    wanted = exchanges.wanted_contents(letter, localdate(letter.received_at or request.seen_at)) if letter.route else []
    contents = [(f"{rule.short}: {item}", f"{item} ({rule.short})") for rule, item in wanted]
    given_first = request.GET.get("la", "")
    initial = {
        "printed_on": localdate(request.seen_at),
        "outcome": given_first if given_first in dict(OUTCOMES) else "",
    }

    def act(given: dict[str, Any]) -> str:
        bare = given["outcome"] == "refused_bare"
        actions.printed(
            letter=letter,
            outcome="refused" if bare else given["outcome"],
            reasoned=not bare,
            printed_on=given["printed_on"],
            url=given["url"],
            missing=given.get("missing", ()),
            note=given["note"],
            by=request.actor,
            now=request.now,
        )
        return reverse("exchange", args=[letter.pk])

    return ask(request, PrintedForm(contents, posted(request), initial=initial), page, act)
