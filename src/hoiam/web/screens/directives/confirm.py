"""Confirm a dispatch as it stands; its tasks are followed from now on."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.directives import actions, queries
from hoiam.web.door import done, staff


@require_POST
@staff
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm, by those who may."""
    found = queries.directive_for(request.office, number)
    return done(
        request,
        lambda: actions.confirm(directive=found, by=request.actor, now=request.now),
        to=reverse("directive", args=[number]),
        said=_("Đã xác nhận văn bản. Nhiệm vụ bắt đầu được theo dõi."),
    )
