"""Give an approved letter its number and send it out."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.letters import actions
from hoiam.web.door import done, staff
from hoiam.web.screens.letters.asking import address, letter_of


@require_POST
@staff
def issue(request: HttpRequest, number: int) -> HttpResponse:
    """Issue, where the form is in order."""
    letter = letter_of(request, number)
    return done(
        request,
        lambda: actions.issue(letter=letter, by=request.actor, now=request.now),
        to=address(letter),
        said=_("Đã cấp số, phát hành. Tệp DOCX và PDF đang được tạo."),
    )
