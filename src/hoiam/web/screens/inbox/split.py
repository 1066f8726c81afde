"""Take one piece out into a story of its own."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.stories import actions
from hoiam.web.door import done, staff
from hoiam.web.screens.inbox.asking import address, item_of


@require_POST
@staff
def split(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Split the piece off."""
    piece = item_of(request, number, item)
    said = _("Đã tách bài “%(title)s” thành tin riêng.") % {"title": piece.hit.article.title}
    return done(
        request,
        lambda: actions.split(item=piece, by=request.actor, now=request.now),
        to=address(number),
        said=said,
    )
