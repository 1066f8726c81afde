"""Filters that people keep under a name: keep one, open it by its link, take it away."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hoiam.core.text.question import LONGEST
from hoiam.desk.inbox import actions, queries
from hoiam.desk.inbox.models import SavedFilter
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories.models import Story
from hoiam.web.door import done, staff

Shelves = Mapping[str, queries.Shelf]
SHOWN = "shown"  # the list of the page where words narrow it
ASKED = ("loc", "q", "xep")


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept filter as the list beside the inbox shows it."""

    key: int
    name: str
    url: str
    count: int
    mine: bool
    shared: bool
    here: bool


def asked_of(query: QueryDict) -> str:
    """Return of an address what a filter keeps: the shelf, the words and the order."""
    kept = QueryDict(mutable=True)
    for name in ASKED:
        if value := query.get(name, "").strip()[:LONGEST]:
            kept[name] = value
    return kept.urlencode()


def counted(
    request: HttpRequest, shelves: Shelves, shown: QuerySet[Story] | None = None
) -> tuple[dict[str, int], list[Kept]]:
    """Return how many stories each list holds, and the kept filters of this person with theirs: one statement.

    `shown`: a list that is counted besides, under SHOWN.
    """
    here, kept = asked_of(request.GET), list(queries.kept(request.office, request.actor))
    found: dict[str | int, QuerySet[Story] | stories.Counting] = {key: one.counting for key, one in shelves.items()}
    if shown is not None:
        found[SHOWN] = shown
    for one in kept:
        asked = QueryDict(one.query)
        shelf = shelves.get(asked.get("loc", "open"), shelves["open"])
        words = asked.get("q")
        found[one.pk] = stories.found(shelf.stories, request.office, words) if words else shelf.counting
    counts = stories.counted(found)
    mine = [_shown(one, counts[one.pk], one.owner == request.actor.key, one.query == here) for one in kept]
    return {code: counts[code] for code in (*shelves, *([SHOWN] if shown is not None else []))}, mine


def _shown(one: SavedFilter, count: int, mine: bool, here: bool) -> Kept:
    return Kept(one.pk, one.name, reverse("inbox_kept", args=[one.pk]), count, mine, one.shared, here)


@require_POST
@staff
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what the list shows under a name."""
    query = asked_of(QueryDict(request.POST.get("query", "")[:2000]))
    name, shared = request.POST.get("name", ""), bool(request.POST.get("shared"))
    about = {"office": request.office, "name": name, "query": query, "shared": shared}
    back = f"{reverse('inbox')}?{query}"
    return done(
        request,
        lambda: actions.keep_filter(**about, by=request.actor, now=request.now),
        to=back,
        said=_("Đã lưu bộ lọc “%(name)s”.") % {"name": " ".join(name.split())},
    )


@require_GET
@staff
def opened(request: HttpRequest, number: int) -> HttpResponse:
    """Lead to the list of a kept filter: the address that is sent to a colleague."""
    kept = queries.kept_for(request.office, request.actor, number)
    return redirect(f"{reverse('inbox')}?{kept.query}")


@require_POST
@staff
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's own filter away."""
    kept = queries.kept_for(request.office, request.actor, number)
    return done(
        request,
        lambda: actions.drop_filter(kept=kept, by=request.actor, now=request.now),
        to=reverse("inbox"),
        said=_("Đã bỏ bộ lọc “%(name)s”.") % {"name": kept.name},
    )
