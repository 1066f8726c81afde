"""All evidence of the office that this person may know of, newest first."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.articles import evidence
from hoiam.web.chrome.proofs import rows, today
from hoiam.web.door import staff

PAGE = 50


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the list."""
    found = evidence.snapshots_of(request.office, request.actor, today(request))
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    context = {"now": request.seen_at, "place": "inbox", "page": page, "rows": rows(request, list(page))}
    return render(request, "evidence/index.html", context)
