"""Put a draft before the leader."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.letters import actions
from hoiam.web.door import done, staff
from hoiam.web.screens.letters.asking import address, letter_of


@require_POST
@staff
def submit(request: HttpRequest, number: int) -> HttpResponse:
    """Submit the draft as it stands."""
    letter = letter_of(request, number)
    return done(
        request,
        lambda: actions.submit(letter=letter, by=request.actor, now=request.now),
        to=address(letter),
        said=_("Đã trình duyệt."),
    )
