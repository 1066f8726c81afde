"""Filters of the search that people keep under a name: its words and its facets, and how the lists show them."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from hoiam.core.text.question import LONGEST
from hoiam.desk.inbox import queries
from hoiam.desk.inbox.models import SavedFilter
from hoiam.web.screens.search import facets

SEARCH = "tim"  # marks a filter of the search


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept filter as the list beside the inbox shows it."""

    key: int
    name: str
    url: str
    count: int | None  # None: it is asked for by itself, at `count_url`
    count_url: str
    mine: bool
    shared: bool
    here: bool


def searched_of(query: QueryDict) -> str:
    """Return of an address of the search what a filter keeps: the words and the chosen facets. "" without words."""
    kept = QueryDict(mutable=True)
    for name in ("q", *facets.KEYS):
        if value := query.get(name, "").strip()[:LONGEST]:
            kept[name] = value
    return f"{SEARCH}=1&{kept.urlencode()}" if "q" in kept else ""


def is_search(query: str) -> bool:
    """Say whether a kept filter is one of the search."""
    return query.startswith(f"{SEARCH}=1&")


def shown_as(request: HttpRequest, one: SavedFilter, count: int | None, here: str) -> Kept:
    """Return a kept filter as the lists show it; `here` is the query of the page that is open."""
    url, count_url = reverse("inbox_kept", args=[one.pk]), reverse("inbox_kept_count", args=[one.pk])
    return Kept(one.pk, one.name, url, count, count_url, one.owner == request.actor.key, one.shared, one.query == here)


def of_search(request: HttpRequest) -> list[Kept]:
    """Return the kept filters of the search."""
    here = searched_of(request.GET)
    rows = [one for one in queries.kept(request.office, request.actor) if is_search(one.query)]
    return [shown_as(request, one, None, here) for one in rows]
