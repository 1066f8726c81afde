"""The list of alerts: one for each story, with its reasons, whom it was sent to, and who has received it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoiam.desk.alerts import queries, words
from hoiam.web.door import staff
from hoiam.web.screens.alerts.rows import may_answer, rows

PAGE = 50


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the alerts of one filter."""
    choice = request.GET.get("loc", "open")
    choice = choice if choice in queries.FILTERS else "open"
    page = Paginator(queries.filtered(request.office, choice), PAGE).get_page(request.GET.get("trang"))
    counts = {code: queries.filtered(request.office, code).count() for code in queries.FILTERS}
    context = {
        "now": request.seen_at,
        "filters": [(code, words.FILTERS[code], counts[code], code == choice) for code in queries.FILTERS],
        "choice": choice,
        "chosen": words.FILTERS[choice],
        "page": page,
        "rows": rows(list(page), request.seen_at),
        "may": may_answer(request),
        "keys": [("N", _("đã nhận"))],
        "unheard": not queries.channels_of(request.office).exists(),
    }
    return render(request, "alerts/index.html", context)
