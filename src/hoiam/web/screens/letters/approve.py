"""Approve a submitted letter; never by who drafted it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.letters import actions
from hoiam.web.door import done, staff
from hoiam.web.screens.letters.asking import address, letter_of


@require_POST
@staff
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Approve, where the form is in order."""
    letter = letter_of(request, number)
    return done(
        request,
        lambda: actions.approve(letter=letter, seen=request.POST.get("seen"), by=request.actor, now=request.now),
        to=address(letter),
        said=_("Đã duyệt. Văn thư cấp số, phát hành."),
    )
