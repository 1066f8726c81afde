"""The list of cases: filters as links with their counts, search without marks, fifty at a time."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.handle.states import SORTERS
from hoiam.core.text.question import question
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.cases.words import FILTERS, STATES
from hoiam.desk.stories.words import LEVELS
from hoiam.web.chrome.clocks import Face
from hoiam.web.door import staff
from hoiam.web.screens.cases.clocklines import clock_face

PAGE = 50
CHIPS = {"urgent": "now", "high": "high", "normal": "low", "": "low"}


@dataclass(frozen=True, slots=True)
class Row:
    """One case of the list."""

    case: Case
    state: str
    level: str
    level_word: str
    face: Face | None


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the cases of one filter."""
    office, actor, now = request.office, request.actor, request.seen_at
    choice = request.GET.get("loc", "open")
    choice = choice if choice in queries.FILTERS else "open"
    words = request.GET.get("q", "").strip()[:100]
    cases = queries.filtered(office, actor, choice, now)
    page = Paginator(queries.found(cases, question(words)) if words else cases, PAGE).get_page(request.GET.get("trang"))
    clocks = queries.next_clocks(page)
    counts = queries.counts(office, actor, now)
    context = {
        "now": now,
        "filters": [(code, FILTERS[code], counts[code], code == choice) for code in queries.FILTERS],
        "may_open": bool(actor.roles & set(SORTERS)) and not office.frozen_at,
        "reviews": queries.reviews(office, actor).count(),
        "choice": choice,
        "chosen": FILTERS[choice],
        "q": words,
        "page": page,
        "rows": [_row(case, clocks.get(case.pk), now) for case in page],
    }
    return render(request, "cases/index.html", context)


def _row(case: Case, clock: CaseClock | None, now: datetime) -> Row:
    shown = clock_face(clock, now) if clock else None
    return Row(case, STATES[case.state], CHIPS.get(case.level, "low"), LEVELS.get(case.level, LEVELS[""]), shown)
