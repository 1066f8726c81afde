"""Filters that people keep under a name, of the inbox or of the search: keep one, open it, count it, take it away.

The filters of the inbox are counted in the one statement of its page. One of the search is counted as the search
counts, which reads pieces: it has an address of its own, which the page asks for afterwards, so that nobody waits.
"""

from collections.abc import Mapping

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hoiam.core.text.question import LONGEST, question
from hoiam.desk.inbox import actions, queries
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories import search
from hoiam.desk.stories.models import Story
from hoiam.web.chrome.figures import many
from hoiam.web.door import done, staff
from hoiam.web.screens.search import facets
from hoiam.web.screens.search.kept import SEARCH, Kept, is_search, searched_of, shown_as

Shelves = Mapping[str, queries.Shelf]
SHOWN = "shown"  # the list of the page where words narrow it
ASKED = ("loc", "q", "xep")


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
    for one in (one for one in kept if not is_search(one.query)):
        asked = QueryDict(one.query)
        shelf = shelves.get(asked.get("loc", "open"), shelves["open"])
        words = asked.get("q")
        found[one.pk] = stories.found(shelf.stories, request.office, words) if words else shelf.counting
    counts = stories.counted(found)
    mine = [shown_as(request, one, counts.get(one.pk), here) for one in kept]
    return {code: counts[code] for code in (*shelves, *([SHOWN] if shown is not None else []))}, mine


@require_POST
@staff
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what the list shows under a name."""
    asked = QueryDict(request.POST.get("query", "")[:2000])
    query = (searched_of(asked) if asked.get(SEARCH) else "") or asked_of(asked)
    name, shared = request.POST.get("name", ""), bool(request.POST.get("shared"))
    about = {"office": request.office, "name": name, "query": query, "shared": shared}
    back = _address(query)
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
    return redirect(_address(kept.query))


@require_GET
@staff
def count(request: HttpRequest, number: int) -> HttpResponse:
    """Return how many stories a kept filter of the search finds, as the search itself tells it."""
    kept = queries.kept_for(request.office, request.actor, number)
    asked = QueryDict(kept.query)
    found = search.told(request.office, question(asked.get("q", "")))
    _facets, left = facets.narrowed(found, asked, request.seen_at)
    return HttpResponse(many(len(left)))


def _address(query: str) -> str:
    """Return the page that a kept filter is of."""
    if is_search(query):
        return f"{reverse('search')}?{query.partition('&')[2]}"
    return f"{reverse('inbox')}?{query}"


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
