"""Find anything of the office by a few words, without marks: the first twenty of each kind, or one kind whole."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.web.door import staff
from hoiam.web.screens.search.groups import GROUPS, Found, Group

FIRST = 20
PAGE = 50
LONGEST = 100  # characters
MOST_WORDS = 12
SHORTEST = 2  # characters: one letter finds everything and says nothing


@dataclass(frozen=True, slots=True)
class Result:
    """What was found of one kind: how many in all, and those that are shown."""

    key: str
    word: object
    count: int
    rows: list[Found]
    more: int


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show what was found: the first of each kind, or one kind whole."""
    asked = " ".join(request.GET.get("q", "")[:LONGEST].split())
    words = list(dict.fromkeys(fold(normal(asked)).split()))[:MOST_WORDS]
    chosen = next((group for group in GROUPS if group.key == request.GET.get("nhom")), None)
    context = {"now": request.seen_at, "place": "search", "q": asked, "chosen": chosen}
    if sum(map(len, words)) < SHORTEST:
        return render(request, "search/index.html", {**context, "too_short": bool(asked)})
    if chosen:
        page = _page(request, chosen, words)
        results = [Result(chosen.key, chosen.word, page.paginator.count, [chosen.show(row) for row in page], 0)]
        context["page"] = page
    else:
        results = [found for group in GROUPS if (found := _first(request, group, words)).count]
    total = sum(result.count for result in results)
    return render(request, "search/index.html", {**context, "results": results, "total": total, "searched": True})


def _page(request: HttpRequest, group: Group, words: list[str]) -> Page:
    rows = group.find(request.office, request.actor, words)
    return Paginator(rows, PAGE).get_page(request.GET.get("trang"))


def _first(request: HttpRequest, group: Group, words: list[str]) -> Result:
    rows = group.find(request.office, request.actor, words)
    count = rows.count()
    shown = [group.show(row) for row in rows[:FIRST]]
    return Result(group.key, group.word, count, shown, count - len(shown))
