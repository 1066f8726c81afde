"""Take what was found into a draft anew: the case may have moved on since it was written."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.letters import actions
from hoiam.desk.letters.facts import from_record
from hoiam.web.door import done, staff
from hoiam.web.screens.letters.asking import address, letter_of


@require_POST
@staff
def refresh(request: HttpRequest, number: int) -> HttpResponse:
    """Write the claims, proofs and remedies of the case into the draft; subject, laws and signature stay."""
    letter = letter_of(request, number)

    def act() -> None:
        facts = from_record(letter, request.now)
        actions.revise(letter=letter, facts=facts, by=request.actor, now=request.now)

    return done(request, act, to=address(letter), said=_("Đã lấy lại nội dung từng ý từ hồ sơ vụ việc."))
