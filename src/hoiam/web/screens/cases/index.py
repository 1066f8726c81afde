"""The list of cases: filters as links with their counts, search without marks, fifty at a time."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.handle.states import SORTERS
from hoiam.core.text.question import question
from hoiam.desk.cases import many, queries
from hoiam.desk.cases.words import FILTERS
from hoiam.web.door import staff
from hoiam.web.screens.cases.rows import rows

PAGE = 50


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the cases of one filter."""
    office, actor, now = request.office, request.actor, request.seen_at
    choice = request.GET.get("loc", "open")
    choice = choice if choice in queries.FILTERS else "open"
    words = request.GET.get("q", "").strip()[:100]
    cases = many.listed(queries.filtered(office, actor, choice, now))
    counts = queries.counts(office, actor, now)
    pages = Paginator(queries.found(cases, question(words)) if words else cases, PAGE)
    if not words:
        pages.count = counts[choice]  # the list itself, counted already
    page = pages.get_page(request.GET.get("trang"))
    context = {
        "now": now,
        "filters": [(code, FILTERS[code], counts[code], code == choice) for code in queries.FILTERS],
        "may_open": bool(actor.roles & set(SORTERS)) and not office.frozen_at,
        "reviews": queries.reviews(office, actor).count(),
        "choice": choice,
        "chosen": FILTERS[choice],
        "q": words,
        "page": page,
        "rows": rows(page, now),
    }
    request.counted = {"cases": counts["open"]}
    return render(request, "cases/index.html", context)
