"""Undo a merge: the pieces go back to the story that they came from."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.stories import actions, queries
from hoiam.web.door import done, staff
from hoiam.web.screens.inbox.asking import address


@require_POST
@staff
def unmerge(request: HttpRequest, number: int) -> HttpResponse:
    """Give the pieces back."""
    story = queries.merged_away(request.office, number)
    return done(
        request,
        lambda: actions.unmerge(story=story, by=request.actor, now=request.now),
        to=address(number),
        said=_("Đã bỏ gộp, các bài trở về tin cũ."),
    )
