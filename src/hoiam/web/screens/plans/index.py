"""The good stories of a month, each with its pieces; who called it good, a person or so far only the machine."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from hoiam.core.calendar.zone import at
from hoiam.desk.stories import queries
from hoiam.desk.stories.models import Story, StoryItem, StoryState
from hoiam.web.door import staff

PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One good story with its pieces, oldest first."""

    story: Story
    url: str
    pieces: list[StoryItem]
    decided: bool


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show one month: the newest that has a good story, or the one asked for."""
    office = request.office
    months = queries.good_months(office)
    asked = request.GET.get("thang", "")
    chosen = next((month for month, _n in months if f"{month:%Y-%m}" == asked), months[0][0] if months else None)
    context = {"now": request.seen_at, "months": months, "chosen": chosen}
    if chosen:
        start, end = _bounds(chosen)
        page = Paginator(queries.good_in(office, start, end), PAGE).get_page(request.GET.get("trang"))
        context |= {
            "page": page,
            "rows": [_row(story) for story in page],
            "good": queries.good_in(office, start, end).count(),
            "all": queries.told_in(office, start, end).count(),
        }
    context["inbox_url"] = _address("inbox")
    return render(request, "plans/index.html", context)


def _bounds(month: date) -> tuple[datetime, datetime]:
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return at(month, time(0)), at(after, time(0))


def _row(story: Story) -> Row:
    pieces = list(queries.items_of(story))
    return Row(story, _address("story", story.pk), pieces, story.state == StoryState.POSITIVE)


def _address(name: str, *args: int) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
