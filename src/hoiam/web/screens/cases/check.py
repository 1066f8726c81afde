"""Look at the finding of one claim with a second pair of eyes."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.cases import actions
from hoiam.web.door import done, staff
from hoiam.web.screens.cases.asking import address, case_of


@require_POST
@staff
def check(request: HttpRequest, number: str, letter: str) -> HttpResponse:
    """Confirm that the proof bears the finding; never by the person who judged."""
    case = case_of(request, number)
    claim = case.claims.get(letter=letter)
    said = _("Đã soát bằng chứng ý %(letter)s.") % {"letter": letter}
    return done(
        request,
        lambda: actions.check(claim=claim, seen=request.POST.get("seen"), by=request.actor, now=request.now),
        to=f"{address(case)}#y-{letter}",
        said=said,
    )
