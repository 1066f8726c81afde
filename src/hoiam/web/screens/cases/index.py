"""The list of cases: filters as links with their counts, search without marks, fifty at a time."""

from collections.abc import Iterable
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
from hoiam.web.chrome.roads import road
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
    url: str

    @property
    def term_url(self) -> str:
        """Return where the case's page says why its term ends when it does."""
        return f"{self.url}#thoi-han"


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the cases of one filter."""
    office, actor, now = request.office, request.actor, request.seen_at
    choice = request.GET.get("loc", "open")
    choice = choice if choice in queries.FILTERS else "open"
    words = request.GET.get("q", "").strip()[:100]
    cases = queries.filtered(office, actor, choice, now)
    counts = queries.counts(office, actor, now)
    pages = Paginator(queries.found(cases, question(words)) if words else cases, PAGE)
    if not words:
        pages.count = counts[choice]  # the list itself, counted already
    page = pages.get_page(request.GET.get("trang"))
    context = {
        "now": now,
        "filters": [(code, FILTERS[code], counts[code], code == choice) for code in queries.FILTERS],
        "may_open": bool(actor.roles & set(SORTERS)) and not office.frozen_at,
        "reviews": queries.reviews(office, actor).count(),
        "choice": choice,
        "chosen": FILTERS[choice],
        "q": words,
        "page": page,
        "rows": rows(page, now),
    }
    request.counted = {"cases": counts["open"]}
    return render(request, "cases/index.html", context)


def rows(cases: Iterable[Case], now: datetime) -> list[Row]:
    """Return cases as a list shows them, each with its running term that ends next."""
    shown, to = list(cases), road("case")
    clocks = queries.next_clocks(shown)
    return [_row(case, clocks.get(case.pk), to(case.number), now) for case in shown]


def _row(case: Case, clock: CaseClock | None, url: str, now: datetime) -> Row:
    shown = clock_face(clock, now) if clock else None
    level = LEVELS.get(case.level, LEVELS[""])
    return Row(case, STATES[case.state], CHIPS.get(case.level, "low"), level, shown, url)
