"""Two stories that may be one: what the page of a story proposes, and a person's word that they are two."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Story, StoryItem, StoryState
from hoiam.web.door import done, staff
from hoiam.web.screens.inbox.asking import address, story_of


@dataclass(frozen=True, slots=True)
class Bridge:
    """A proposal: the other story, the piece that fits both, and which of the two would be put into which."""

    other: Story
    item: StoryItem
    away: Story
    into: Story


def bridges(story: Story) -> list[Bridge]:
    """Return what is proposed; what a case holds takes the other in, and two cases are never proposed."""
    found = []
    for other, item in queries.bridges(story):
        away, into = (story, other) if other.state == StoryState.CASE else (other, story)
        if away.state != StoryState.CASE:
            found.append(Bridge(other, item, away, into))
    return found


@require_POST
@staff
def apart(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """Keep two stories apart: the proposal goes away on both pages."""
    story, second = story_of(request, number), story_of(request, other)
    return done(
        request,
        lambda: actions.keep_apart(story=story, other=second, by=request.actor, now=request.now),
        to=address(number),
        said=_("Đã ghi nhận: hai tin là hai việc."),
    )
