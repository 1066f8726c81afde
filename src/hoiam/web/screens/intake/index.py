"""What was put in by hand, newest first, and what became of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.papers import queries
from hoiam.desk.papers.words import CHANNELS, MAIL, state
from hoiam.web.door import staff

PAGE = 50


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the entries of the office."""
    page = Paginator(queries.entries_of(request.office), PAGE).get_page(request.GET.get("trang"))
    rows = [(entry, CHANNELS[entry.channel], state(entry)) for entry in page]
    mail = queries.mail_of(request.office)
    context = {"now": request.seen_at, "page": page, "rows": rows, "place": "inbox", "mail": mail}
    context["mail_problem"] = MAIL.get(mail.problem, mail.problem) if mail else ""
    return render(request, "intake/index.html", context)
