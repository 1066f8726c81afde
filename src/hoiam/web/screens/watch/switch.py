"""Let one query run, run quietly, or stop."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.watch import actions, queries, words
from hoiam.web.door import done, staff


@require_POST
@staff
def switch(request: HttpRequest, number: int) -> HttpResponse:
    """Set the state as posted."""
    query = queries.stored_for(request.office, number)
    state = request.POST.get("state", "")

    def act() -> None:
        actions.switch(query=query, state=state, by=request.actor, now=request.now)

    said = _("Mục theo dõi: %(state)s.") % {"state": str(words.STATES.get(state, state)).lower()}
    return done(request, act, reverse("watch_query", args=[number]), said)
