"""How often an office passed a matter on to the body that has the power, year by year (guard-rail G6)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.replies import queries
from hoiam.web.public.door import public


@public
def years(request: HttpRequest, office: str) -> HttpResponse:
    """Show the yearly figures; to the people of this office each number opens its list inside the house."""
    found = queries.office(office)
    own = getattr(request, "office", None)
    context = {
        "office": found,
        "now": found.frozen_at or request.now,
        "rows": queries.referred(found, request.now),
        "inside": own is not None and own.pk == found.pk,
    }
    return render(request, "public/years.html", context)
