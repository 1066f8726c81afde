"""The office's queries with their state, their end and what they caught in a month."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.calendar.zone import localdate
from hoiam.core.handle.states import SORTERS
from hoiam.core.match.queries import Query, parse
from hoiam.desk.units import queries as units
from hoiam.desk.watch import explained, queries, words
from hoiam.desk.watch.models import StoredQuery
from hoiam.web.door import staff
from hoiam.web.screens.settings.keepers import tabs

MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Row:
    """One query of the table."""

    query: StoredQuery
    state: object
    means: str
    owner: str
    caught: int


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the whole list: it is as long as people can answer for."""
    listed = list(queries.stored(request.office))
    caught, posts = queries.caught_since(request.office, request.now - MONTH), units.posts()
    rows = [
        Row(one, words.STATES[one.state], means(one.text), posts.get(one.owner, one.owner), caught.get(one.pk, 0))
        for one in listed
    ]
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "watch",
        "rows": rows,
        "ending": list(queries.ending(request.office, localdate(request.now))),
        "may": may_keep(request),
    }
    return render(request, "watch/index.html", context)


def may_keep(request: HttpRequest) -> bool:
    """Say whether this person keeps the watch-list; nobody does in a frozen office."""
    return not request.office.frozen_at and bool(request.actor.roles & set(SORTERS))


def means(text: str) -> str:
    """Return a query as a sentence; what cannot be read any more as its fault."""
    parsed = parse(text)
    return explained.explained(parsed.root) if isinstance(parsed, Query) else explained.fault(parsed)
