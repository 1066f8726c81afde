"""The register of papers that came in from the press and others, newest first."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.cases.queries import cases_of
from hoiam.desk.papers import queries
from hoiam.desk.papers.actions import CLERKS
from hoiam.web.door import staff
from hoiam.web.screens.letters.forms import KINDS

PAGE = 50


@staff
def papers(request: HttpRequest) -> HttpResponse:
    """Show the register."""
    page = Paginator(queries.papers_of(request.office), PAGE).get_page(request.GET.get("trang"))
    seen = cases_of(request.office, request.actor).filter(papers__paper__in=list(page)).prefetch_related("papers")
    cases = {tied.paper_id: case for case in seen for tied in case.papers.all()}
    kinds = dict(KINDS)
    context = {
        "now": request.seen_at,
        "page": page,
        "rows": [(paper, kinds[paper.kind], cases.get(paper.pk)) for paper in page],
        "may_register": bool(request.actor.roles & CLERKS) and not request.office.frozen_at,
    }
    return render(request, "letters/papers.html", context)
