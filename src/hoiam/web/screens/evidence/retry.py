"""Try again what could not be kept."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.articles import actions
from hoiam.web.door import done, staff
from hoiam.web.screens.evidence.asking import address, snapshot_of


@require_POST
@staff
def retry(request: HttpRequest, number: int) -> HttpResponse:
    """Queue the snapshot again."""
    snapshot = snapshot_of(request, number)
    return done(
        request,
        lambda: actions.retry(snapshot=snapshot, by=request.actor, now=request.now),
        to=address(snapshot),
        said=_("Đã xếp việc lưu lại."),
    )
