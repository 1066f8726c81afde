"""Has anything come since the page was loaded? Asked by the page itself now and then; nothing new is an empty 204."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import etag, require_GET

from hoiam.desk.stories import queries
from hoiam.web.door import staff


def _mark(request: HttpRequest) -> str:
    """Return what changes when a piece comes: while it stays, the answer is an empty 304."""
    return f'"{request.office.pk}-{queries.newest_item(request.office)}"'


@require_GET
@staff
@etag(_mark)
def newer(request: HttpRequest) -> HttpResponse:
    """Say how many pieces came after the one that the page knows."""
    asked = request.GET.get("tu", "")
    came = queries.came_after(request.office, int(asked)) if asked.isdecimal() and len(asked) < 16 else 0
    return render(request, "inbox/newer.html", {"came": came}) if came else HttpResponse(status=204)
