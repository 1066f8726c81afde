"""Say something about a draft; the drafter sees it beside the page."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.letters import actions
from hoiam.web.door import done, staff
from hoiam.web.screens.letters.asking import address, letter_of


@require_POST
@staff
def comment(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the comment."""
    letter = letter_of(request, number)
    text = request.POST.get("text", "")
    return done(
        request,
        lambda: actions.comment(letter=letter, text=text, by=request.actor, now=request.now),
        to=address(letter) + "#gop-y",
        said=_("Đã ghi ý kiến."),
    )
