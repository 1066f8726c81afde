"""The inbox: saved filters with their counts, the stories as rows with their reasons, what may be done with many."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.alerts import queries as alerts
from hoiam.desk.inbox import queries as inbox
from hoiam.desk.sources import queries as sources
from hoiam.desk.stories import queries
from hoiam.desk.stories.models import Story
from hoiam.desk.stories.words import FILTERS, SORTS
from hoiam.web.chrome.keyset import Place, page_of
from hoiam.web.door import staff
from hoiam.web.screens.inbox import kept, newer
from hoiam.web.screens.inbox.asking import may_sort
from hoiam.web.screens.inbox.rows import rows

PAGE = 50


@dataclass(frozen=True, slots=True)
class Stories:
    """The list in one of its orders, for pages."""

    found: QuerySet[Story]
    how: str

    def first(self, skip: int, size: int) -> list[Story]:
        """Return stories from the top, without the first `skip`."""
        return list(self.found[skip : skip + size])

    def after(self, place: Place, size: int) -> list[Story]:
        """Return the stories that follow a place."""
        return list(queries.beyond(self.found, self.how, place)[:size])

    def before(self, place: Place, size: int) -> list[Story]:
        """Return the stories that precede a place, the nearest first."""
        return list(queries.beyond(self.found, self.how, place, back=True)[:size])

    def place(self, story: Story) -> Place:
        """Return the place of a story."""
        return queries.place(story, self.how)


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the stories of one filter."""
    choice = request.GET.get("loc", "open")
    choice = choice if choice in inbox.FILTERS else "open"
    how = request.GET.get("xep", "urgent")
    how = how if how in queries.SORTS else "urgent"
    words = request.GET.get("q", "").strip()[:100]
    today = localdate(request.seen_at)
    shelves = inbox.lists(request.office, today)
    stories = shelves[choice].stories
    stories = queries.found(stories, request.office, words) if words else stories.all()
    counts, mine = kept.counted(request, shelves, stories if words else None)
    request.counted = {"inbox": counts["open"]}
    count, may, now = counts[kept.SHOWN if words else choice], may_sort(request), request.seen_at
    told = count if count <= queries.MOST else 0
    looked, failing = sources.reading_of(sample=request.office.sample, now=request.seen_at)
    page = page_of(Stories(queries.ordered(stories, how), how), request.GET, PAGE, told)
    context = {
        "now": now,
        "filters": [(code, FILTERS[code], counts[code], code == choice) for code in inbox.FILTERS],
        "sorts": [(code, SORTS[code], code == how) for code in queries.SORTS],
        "choice": choice,
        "chosen": FILTERS[choice],
        "q": words,
        "count": count,
        "page": page,
        "rows": rows(page.rows, now, may),
        "may": may,
        "buttons": _buttons(),
        "action": f"{reverse('inbox_bulk')}?{request.GET.urlencode()}",
        "keys": [
            ("V", _("lập vụ việc")),
            ("G", _("gộp")),
            ("T", _("tích cực")),
            ("D", _("đã xem")),
            ("M", _("ẩn 7 ngày")),
            ("C", _("có liên quan, rõ địa bàn")),
            ("N", _("không liên quan")),
            ("R", _("hiện bài mới")),
        ],
        "kept": mine,
        "query": kept.asked_of(request.GET) or "loc=open",
        "listed": "-".join(str(story.pk) for story in page.rows),
        "seen": request.now.isoformat(),
        "asked": newer.asked(request),
        "alerts": alerts.filtered(request.office, "open").count(),
        "looked": None if request.office.frozen_at else looked,
        "failing": failing,
    }
    return render(request, "inbox/index.html", context)


def _buttons() -> list[dict[str, Any]]:
    return [
        {"value": "case", "word": _("Lập vụ việc"), "key": "v"},
        {"value": "merge", "word": _("Gộp"), "key": "g"},
        {"value": "positive", "word": _("Tích cực"), "key": "t"},
        {"value": "noted", "word": _("Đã xem"), "key": "d"},
        {"value": "mute", "word": _("Ẩn 7 ngày"), "key": "m"},
        {"value": "relevant", "word": _("Có liên quan"), "key": "c"},
        {"value": "irrelevant", "word": _("Không liên quan"), "key": "n"},
    ]
