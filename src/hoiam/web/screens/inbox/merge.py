"""Put a story's pieces into another story; the emptied one points there."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.stories import actions, queries
from hoiam.web.chrome.days import short_day
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.inbox.asking import about, address, story_of
from hoiam.web.screens.inbox.forms import MergeForm

RECENT = timedelta(days=60)
MOST = 100  # stories to choose from, the newest, besides all that a piece fits too


@staff
def merge(request: HttpRequest, number: int) -> HttpResponse:
    """Ask which story takes the pieces in."""
    story = story_of(request, number)
    recent = queries.stories_of(request.office).exclude(pk=story.pk).filter(last_at__gte=story.first_at - RECENT)
    others = {other.pk: other for other in (*recent[:MOST], *(one for one, _piece in queries.bridges(story)))}
    choices = [(pk, f"{short_day(other.last_at)} · {other.title[:90]}") for pk, other in others.items()]
    page = about(
        story,
        _("Gộp vào tin khác"),
        _("Gộp"),
        note=_("Mọi bài của tin này chuyển sang tin được chọn. Gộp nhầm thì bỏ gộp ở trang của tin đó."),
    )

    def act(given: dict[str, Any]) -> str:
        into = story_of(request, int(given["into"]))
        actions.merge(story=story, into=into, by=request.actor, now=request.now)
        undo = reverse("story_unmerge", args=[story.pk])
        messages.success(request, _("Đã gộp."), extra_tags=f"undo:{undo}")
        return address(into.pk)

    return ask(request, MergeForm(choices, posted(request)), page, act)
