"""Open a case from a story; it waits to be assigned."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError
from hoiam.desk.cases import actions
from hoiam.web.door import staff
from hoiam.web.screens.inbox.asking import address, story_of
from hoiam.web.sentences import sentence


@require_POST
@staff
def open_case(request: HttpRequest, number: int) -> HttpResponse:
    """Open the case and go on to its page."""
    story = story_of(request, number)
    try:
        case = actions.open_case(
            office=request.office, title=story.title, story=story, by=request.actor, now=request.now
        )
    except HoiamError as refused:
        messages.error(request, sentence(refused))
        return redirect(address(number))
    messages.success(request, _("Đã lập vụ việc, chờ Văn phòng giao đơn vị."))
    return redirect("case", case.number)
