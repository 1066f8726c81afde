"""Let the part of a long list without dates be read after all that was taken for old."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.articles import actions
from hoiam.desk.sources import queries
from hoiam.desk.units.queries import refuse_frozen
from hoiam.web.door import done, staff


@require_POST
@staff
def read(request: HttpRequest, number: int) -> HttpResponse:
    """Put the next of them into the queue of the source."""
    source = queries.all_sources().get(pk=number, outlet__sample=request.office.sample)

    def act() -> None:
        refuse_frozen(request.office)
        actions.read_left_out(source=source, by=request.actor, now=request.now)

    return done(request, act, reverse("source", args=[number]), _("Các bài ấy sẽ được đọc ở những lần đọc tới."))
