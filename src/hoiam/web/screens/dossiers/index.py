"""The work files of the office: those being filled, those closed, those with the archive."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.calendar.zone import localdate
from hoiam.core.text.question import LONGEST, question
from hoiam.desk.articles.findable import holding
from hoiam.desk.dossiers import queries
from hoiam.desk.dossiers.actions import ARCHIVERS
from hoiam.desk.dossiers.models import DossierState
from hoiam.desk.dossiers.words import STATES, kept_for
from hoiam.web.door import staff
from hoiam.web.screens.dossiers.asking import may_open

PAGE = 50


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the files of one state, found by words with or without marks."""
    everything = queries.dossiers_of(request.office, request.actor)
    state = request.GET.get("buoc", "")
    state = state if state in DossierState.values else ""
    q = " ".join(request.GET.get("q", "")[:LONGEST].split())
    asked = question(q)
    rows = everything.filter(state=state) if state else everything
    if q:
        rows = rows.filter(holding(asked)) if asked.wanted else rows.none()
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    today = localdate(request.seen_at)
    shown = [(one, STATES[one.state], kept_for(one.keep_years), queries.hand_over_by(one)) for one in page]
    counts = [(key, word, everything.filter(state=key).count()) for key, word in STATES.items()]
    waiting = everything.filter(state=DossierState.CLOSED).exists()
    context = {
        "now": request.seen_at,
        "place": "letters",
        "page": page,
        "rows": [(*row, bool(row[3] and row[3] < today and row[0].state == "closed")) for row in shown],
        "counts": counts,
        "chosen": state,
        "q": q,
        "all": everything.count(),
        "records": queries.handovers_of(request.office, request.actor)[:5],
        "may_open": may_open(request.actor, request),
        "may_hand": waiting and bool(request.actor.roles & ARCHIVERS) and not request.office.frozen_at,
    }
    return render(request, "dossiers/index.html", context)
