"""The outlets' clocks: each objection that is out, when it was received, due, printed, refused; late ones first."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.handle.exchange import Stand
from hoiam.desk.letters import exchanges
from hoiam.desk.letters.exchanges import FILTERS
from hoiam.desk.letters.words import exchanges as words
from hoiam.web.door import staff
from hoiam.web.screens.cases.exchanges import shown

PAGE = 50


@staff
def exchanges_(request: HttpRequest) -> HttpResponse:
    """Show one filter of the list."""
    now = request.seen_at
    found = exchanges.rows(exchanges.sent(request.office, request.actor), now)
    choice = request.GET.get("loc", "open")
    choice = choice if choice in FILTERS else "open"
    counts = [(code, words.FILTERS[code], len(exchanges.chosen(found, code)), code == choice) for code in FILTERS]
    order = {Stand.LATE: 0, Stand.BARE: 1, Stand.REFUSED: 1, Stand.PARTLY: 1, Stand.UNHEARD: 2}
    listed = sorted(exchanges.chosen(found, choice), key=lambda row: order.get(row.at, 3))
    page = Paginator(listed, PAGE).get_page(request.GET.get("trang"))
    context = {"now": now, "filters": counts, "page": page, "rows": [shown(row, now) for row in page]}
    return render(request, "press/exchanges.html", context)
