"""The pieces behind a count: title, outlet, day, and the story they stand in."""

from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.places import queries as places
from hoiam.desk.stories.words import FIELDS
from hoiam.desk.trends import queries
from hoiam.web.door import staff
from hoiam.web.screens.trends.asked import asked

PAGE = 50
LONGEST = timedelta(days=800)
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)  # beyond them no clock of ours reckons


@staff
def listed(request: HttpRequest) -> HttpResponse:
    """List the pieces of some days, of a field or about a place."""
    wanted = asked(request)
    try:
        first, last = (date.fromisoformat(request.GET.get(key, "")) for key in ("tu", "den"))
    except ValueError as wrong:
        raise Http404 from wrong
    if not timedelta(0) <= last - first <= LONGEST or not EARLIEST <= first <= last < LATEST:
        raise Http404
    found = queries.pieces(request.office, first, last, wanted.label, wanted.place)
    name = FIELDS[wanted.label] if wanted.label is not None else places.names([wanted.place]).get(wanted.place, "")
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    shown = {"now": request.seen_at, "place": "reports", "page": page, "first": first, "last": last, "name": name}
    return render(request, "trends/listed.html", shown)
