"""A unit says that it has received what a dispatch asks of it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.directives import actions, queries
from hoiam.web.door import done, staff


@require_POST
@staff
def receive(request: HttpRequest, number: int) -> HttpResponse:
    """Note the receipt of this person's unit."""
    found = queries.directive_for(request.office, number)
    return done(
        request,
        lambda: actions.receive(directive=found, by=request.actor, now=request.now),
        to=reverse("directive", args=[number]),
        said=_("Đã ghi: đơn vị đã nhận nhiệm vụ."),
    )
