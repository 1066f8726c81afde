"""The tasks that are followed: what is due next, for whom, and why on that day."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.directives import queries
from hoiam.desk.directives.words import FILTERS
from hoiam.web.door import staff
from hoiam.web.screens.directives.rows import followed_row

PAGE = 50


@staff
def tasks(request: HttpRequest) -> HttpResponse:
    """Show the followed tasks of one filter, the next due first."""
    office, actor, now = request.office, request.actor, request.seen_at
    choice = request.GET.get("loc", "all")
    choice = choice if choice in FILTERS else "all"
    page = Paginator(queries.filtered(office, choice, actor.unit, now), PAGE).get_page(request.GET.get("trang"))
    counts = queries.counts(office, actor.unit, now)
    shown = [code for code in queries.FILTERS if code != "mine" or actor.unit]
    context = {
        "now": now,
        "place": "letters",
        "page": page,
        "rows": [followed_row(task, actor, now) for task in page],
        "filters": [(code, FILTERS[code], counts[code], code == choice) for code in shown],
        "chosen": FILTERS[choice],
        "frozen": bool(office.frozen_at),
    }
    return render(request, "directives/tasks.html", context)
