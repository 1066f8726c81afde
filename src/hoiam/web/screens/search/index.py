"""Find anything of the office by a few words, without marks: the first twenty of each kind, or one kind whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from hoiam.core.calendar.zone import localdate
from hoiam.core.text.question import LONGEST, question
from hoiam.desk.reports.roles import OTHER_WRITERS
from hoiam.desk.stories.search import NEWEST, place
from hoiam.web.chrome.keyset import Held, page_of
from hoiam.web.door import staff
from hoiam.web.screens.search import drawn, facets, kept
from hoiam.web.screens.search.groups import GROUPS, SHORTEST, STORIES, Found

FIRST = 20
PAGE = 50


@dataclass(frozen=True, slots=True)
class Result:
    """What was found of one kind: how many in all, and those that are shown."""

    key: str
    word: object
    count: int
    rows: list[Found]
    more: int

    @property
    def shown(self) -> SafeString:
        """Return its lines as HTML."""
        return drawn.lines(self.rows)


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show what was found: the first of each kind, or one kind whole; stories narrowed by the chosen facets."""
    asked = " ".join(request.GET.get("q", "")[:LONGEST].split())
    wanted = question(asked)
    chosen = next((group for group in GROUPS if group.key == request.GET.get("nhom")), None)
    may_report = not request.office.frozen_at and bool(request.actor.roles & OTHER_WRITERS)
    context = {"now": request.seen_at, "place": "search", "q": asked, "chosen": chosen, "may_report": may_report}
    context |= {"kept": kept.of_search(request), "query": kept.searched_of(request.GET)}
    if len(asked) >= SHORTEST and not wanted.wanted:  # signs only, or only what must not be there
        return render(request, "search/index.html", {**context, "total": 0, "searched": True})
    if sum(map(len, wanted.plain)) < SHORTEST:
        return render(request, "search/index.html", {**context, "too_short": bool(asked)})
    results = []
    for group in [chosen] if chosen else GROUPS:
        found = group.find(request.office, request.actor, wanted, localdate(request.seen_at))
        if group.key == STORIES:
            context["whole"] = len(found) < NEWEST
            context["facets"], found = facets.narrowed(found, request.GET, request.seen_at)
            context["drawn"] = [
                {"word": facet.word, "shown": drawn.values(facet.values)} for facet in context["facets"]
            ]
            context["narrowed"] = any(value.chosen for facet in context["facets"] for value in facet.values)
        if chosen and group.key == STORIES:
            count, context["onward"] = len(found), page_of(Held(found, place), request.GET, PAGE, len(found))
            rows = context["onward"].rows
        elif chosen:
            page = context["page"] = Paginator(found, PAGE).get_page(request.GET.get("trang"))
            count, rows = page.paginator.count, page.object_list
        else:
            count, rows = _first(found)
        shown = [group.show(row) for row in group.load(request.office, rows, wanted)]
        if chosen or count:
            results.append(Result(group.key, group.word, count, shown, 0 if chosen else count - len(shown)))
    total = sum(result.count for result in results)
    return render(request, "search/index.html", {**context, "results": results, "total": total, "searched": True})


def _first(found: Any) -> tuple[int, Sequence[Any]]:
    """Return how many were found, and the first of them; what is few is looked for once and not counted besides."""
    rows = list(found[: FIRST + 1])
    if len(rows) <= FIRST:
        return len(rows), rows
    return len(found) if isinstance(found, list) else found.count(), rows[:FIRST]
