"""What the machine has still to do, and what it gave up with its error."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.jobs import queries, words
from hoiam.web.screens.settings.keepers import CHECKERS, only, tabs

PAGE = 50
LATE = 120  # seconds after which a waiting job says that no worker runs


@only(CHECKERS)
def jobs(request: HttpRequest) -> HttpResponse:
    """Show how many jobs stand in each state, and those that were given up, newest first."""
    counts = queries.counts()
    page = Paginator(queries.dead(), PAGE).get_page(request.GET.get("trang"))
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "settings_jobs",
        "counts": [(words.STATES[state], count) for state, count in counts.items()],
        "stuck": queries.lag(request.now) > LATE,
        "page": page,
        "rows": [(job, words.KINDS.get(job.kind, job.kind)) for job in page],
    }
    return render(request, "settings/jobs.html", context)
