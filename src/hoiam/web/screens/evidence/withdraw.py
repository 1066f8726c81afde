"""Take back the right to open one snapshot."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.articles import actions, evidence
from hoiam.web.door import done, staff
from hoiam.web.screens.evidence.asking import address, snapshot_of


@require_POST
@staff
def withdraw(request: HttpRequest, number: int, right: int) -> HttpResponse:
    """End the right at once."""
    snapshot = snapshot_of(request, number)
    found = evidence.right_for(snapshot, right)
    return done(
        request,
        lambda: actions.withdraw(right=found, by=request.actor, now=request.now),
        to=address(snapshot),
        said=_("Đã thu hồi quyền mở."),
    )
