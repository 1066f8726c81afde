"""One public reply, traced back to the articles that caused it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.replies import queries
from hoiam.web.public.door import public
from hoiam.web.public.faces import Face


@public
def reply(request: HttpRequest, office: str, slug: str) -> HttpResponse:
    """Show one reply."""
    found = queries.office(office)
    face = Face(queries.reply_for(found, slug))
    return render(request, "public/reply.html", {"office": found, "now": request.now, "face": face})
