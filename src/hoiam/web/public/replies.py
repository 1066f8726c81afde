"""The public list of an office: what was said about it, what it found, what it has put right."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.replies import queries
from hoiam.web.public.door import public
from hoiam.web.public.faces import Face

PAGE = 50
LONGEST = 100  # characters of a search


@public
def replies(request: HttpRequest, office: str) -> HttpResponse:
    """Show the replies, all or those found, or the true problems that are not put right yet."""
    found = queries.office(office)
    words = request.GET.get("q", "").strip()[:LONGEST].replace("\x00", "")
    remaining = "con-lai" in request.GET
    page = Paginator(queries.replies_of(found, words, remaining=remaining), PAGE).get_page(request.GET.get("trang"))
    counted = queries.remedied(found)
    context = {
        "office": found,
        "now": found.frozen_at or request.now,
        "q": words,
        "remaining": remaining,
        "page": page,
        "faces": [Face(reply) for reply in page],
        "counted": counted,
        "left": counted["all"] - counted["done"],
        "changed_at": queries.changed_at(found),
        "speaker": queries.speaker(found, request.now),
        "papers": queries.papers_asked(found, request.now),
        "contact": queries.contact(found),
    }
    return render(request, "public/replies.html", context)
