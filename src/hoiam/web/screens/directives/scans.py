"""A scan while the machine sees its pages: how far it is, what it could not see, and how to go on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import etag, require_POST

from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.models import Scan, ScanState
from hoiam.desk.directives.words import page_problem, scan_problem
from hoiam.desk.jobs import queries as jobs
from hoiam.web.door import done, staff

EVERY = 2  # seconds between two looks of the page


def _mark(request: HttpRequest, number: int) -> str:
    """Return what changes with every page that was seen, and when the work stops or ends."""
    found = queries.scan_for(request.office, number)
    return f"{found.pk}-{found.state}-{sum(one.seen_at is not None for one in found.pages.all())}-{_stopped(found)}"


def _stopped(found: Scan) -> bool:
    """Tell whether nothing is queued any more although pages wait: the machine gave its job up."""
    return found.state == ScanState.WAITING and not jobs.is_open(actions.JOBS, f"scan:{found.pk}")


@staff
@etag(lambda request, number: f'"{_mark(request, number)}"' if request.htmx else None)
def scan(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far it is; lead to the dispatch once there is one.

    Who asks with the mark of what it shows (`dau`) gets an empty 204 while nothing has changed: the page stays as it
    is, with whatever a person has under the cursor.
    """
    found = queries.scan_for(request.office, number)
    if found.directive:
        return _led(request, reverse("directive", args=[found.directive.pk]))
    mark = _mark(request, number)
    if request.htmx and request.GET.get("dau") == mark:
        return HttpResponse(status=204)
    pages = queries.pages_of(found)
    context: dict[str, Any] = {
        "now": request.seen_at,
        "place": "letters",
        "scan": found,
        "seen": sum(page.seen_at is not None for page in pages),
        "all": len(pages),
        "blind": [(page.number, page_problem(page.problem)) for page in pages if page.problem],
        "failed": scan_problem(found.problem) if found.state == ScanState.FAILED else "",
        "stopped": _stopped(found),
        "every": EVERY,
        "mark": mark,
        "may_read": bool(request.actor.roles & actions.READERS) and not request.office.frozen_at,
    }
    return render(request, "directives/scanning.html" if request.htmx else "directives/scan.html", context)


@require_POST
@staff
def go_on(request: HttpRequest, number: int) -> HttpResponse:
    """Let the machine go on where it stopped."""
    found = queries.scan_for(request.office, number)
    by = {"by": request.actor, "now": request.now}
    return done(request, lambda: actions.go_on(scan=found, **by), reverse("directive_scan", args=[number]))


def _led(request: HttpRequest, address: str) -> HttpResponse:
    """Lead to another page; a part of the page that asks cannot follow by itself, the whole page must."""
    if not request.htmx:
        return redirect(address)
    answer = HttpResponse(status=204)
    answer["HX-Redirect"] = address
    return answer
