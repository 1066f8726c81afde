"""What changed since the page was loaded? Asked by the page itself now and then.

The answer holds how many pieces came, and every count that the page shows, which htmx puts into their places. Nothing
new is an empty 204, and to who asks with the mark of the last answer an empty 304.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import etag, require_GET

from hoiam.core.calendar.zone import localdate
from hoiam.desk.audit import queries as audit
from hoiam.desk.inbox import queries as inbox
from hoiam.desk.stories import queries
from hoiam.web.chrome.counts import COUNTS
from hoiam.web.door import staff
from hoiam.web.screens.inbox import kept


def mark(request: HttpRequest, came: int | None = None) -> str:
    """Return what changes when a piece comes, when somebody decides, and when a day begins (mutes end)."""
    office = request.office
    came, decided = queries.newest_item(office) if came is None else came, audit.head(office.key).seq
    return f"{office.pk}-{came}-{decided}-{localdate(request.seen_at):%j}"


def asked(request: HttpRequest) -> str:
    """Return the address at which the page that is being shown asks later."""
    came = queries.newest_item(request.office)
    words = {"tu": came, "dau": mark(request, came)}
    return f"{reverse('inbox_newer')}?{urlencode(words)}&{kept.asked_of(request.GET)}"


@require_GET
@staff
@etag(lambda request: f'"{mark(request)}"')
def newer(request: HttpRequest) -> HttpResponse:
    """Say how many pieces came after the one that the page knows (`tu`), and how many each filter holds now."""
    last = request.GET.get("tu", "")
    came = queries.came_after(request.office, int(last)) if last.isdecimal() and len(last) < 16 else 0
    if not came and request.GET.get("dau", mark(request)) == mark(request):
        return HttpResponse(status=204)
    counts, mine = kept.counted(request, inbox.lists(request.office, localdate(request.seen_at)))
    request.counted = {"inbox": counts["open"]}
    filters: list[tuple[str | int, int]] = [(code, counts[code]) for code in inbox.FILTERS]
    filters += [(one.key, one.count) for one in mine if one.count is not None]
    places = [(key, count(request)[0]) for key, count in COUNTS.items()]
    choice, words = request.GET.get("loc", "open"), request.GET.get("q")
    if choice in counts and not words:
        filters.append(("trang", counts[choice]))  # beside the headline
    here = choice == "open" and not words
    context = {"came": came, "filters": filters, "places": places, "here": here, "query": kept.asked_of(request.GET)}
    return render(request, "inbox/newer.html", context)
