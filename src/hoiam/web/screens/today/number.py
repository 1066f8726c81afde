"""The list behind one of a leader's numbers: all of it, what counts, what is left, what is late."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.web.door import staff
from hoiam.web.screens.today.numbers import LISTS, Line

PAGE = 50
FILTERS: dict[str, tuple[Promise, Callable[[Line], bool]]] = {
    "tat-ca": (_("Tất cả"), lambda line: True),
    "dat": (_("Đã xong"), lambda line: line.good),
    "con": (_("Còn lại"), lambda line: not line.good),
    "cham": (_("Chậm"), lambda line: line.late),
}


@staff
def number(request: HttpRequest, key: str) -> HttpResponse:
    """Show the list of one number."""
    if key not in LISTS:
        raise Http404
    title, listed = LISTS[key]
    lines = listed(request.office, request.actor, request.seen_at)
    choice = request.GET.get("loc", "tat-ca")
    choice = choice if choice in FILTERS else "tat-ca"
    filters = [(code, word, sum(map(keep, lines)), code == choice) for code, (word, keep) in FILTERS.items()]
    shown = [line for line in lines if FILTERS[choice][1](line)]
    page = Paginator(shown, PAGE).get_page(request.GET.get("trang"))
    context = {"now": request.seen_at, "title": title, "filters": filters, "page": page, "lines": list(page)}
    return render(request, "today/number.html", context)
