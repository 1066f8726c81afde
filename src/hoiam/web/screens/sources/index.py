"""The sources with their health: when each was looked at, what came, and what went wrong, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.sources import queries, words
from hoiam.desk.sources.actions import KEEPERS
from hoiam.desk.sources.models import Source
from hoiam.web.door import staff
from hoiam.web.screens.settings.keepers import tabs
from hoiam.web.screens.sources.mailbox import box_of

PAGE = 50
CHOICES = ("all", "failing", "off")


@dataclass(frozen=True, slots=True)
class Row:
    """One source of the table. `again` is when it is read next, None while it is off."""

    source: Source
    outlet_kind: object
    kind: object
    error: object
    robots: object
    again: datetime | None


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the sources of one filter; sample offices see sample sources, real ones real sources."""
    sources = queries.all_sources().filter(outlet__sample=request.office.sample)
    lists = {
        "all": sources,
        "failing": (queries.failing() | queries.alarming(request.seen_at)).filter(outlet__sample=request.office.sample),
        "off": sources.filter(enabled=False),
    }
    choice = request.GET.get("loc", "all")
    choice = choice if choice in CHOICES else "all"
    page = Paginator(lists[choice], PAGE).get_page(request.GET.get("trang"))
    box = box_of(request)
    boxes = {"all": bool(box), "failing": bool(box and box.wrong)}  # the mailbox stands among them
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "sources",
        "choice": choice,
        "counts": {name: rows.count() + boxes.get(name, False) for name, rows in lists.items()},
        "box": box if boxes.get(choice) and page.number == 1 else None,
        "page": page,
        "rows": [_row(source, request.seen_at) for source in page],
        "may_keep": bool(request.actor.roles & KEEPERS) and not request.office.frozen_at,
    }
    return render(request, "sources/index.html", context)


def _row(source: Source, now: datetime) -> Row:
    again = queries.next_look(source, now) if source.enabled else None
    kind = words.KINDS.get(source.kind, source.kind)
    robots = words.ROBOTS.get(source.robots, words.ROBOTS[""])
    wrong = words.error(source.error) or words.WARNINGS.get(queries.warning(source, now), "")
    return Row(source, words.OUTLET_KINDS[source.outlet.kind], kind, wrong, robots, again)
