"""Two stories that may be one: what the page of a story proposes, and a person's word that they are two."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Story, StoryItem, StoryState
from hoiam.web.door import done, staff
from hoiam.web.screens.inbox.asking import address, story_of

MOST = 3  # proposals on a page
_TAKES_IN = {StoryState.CASE: 2, StoryState.NEW: 1}  # what is still to be sorted stays in the inbox


@dataclass(frozen=True, slots=True)
class Bridge:
    """A proposal: the other story, the piece that fits both, and which of the two would be put into which."""

    other: Story
    item: StoryItem
    away: Story
    into: Story


def bridges(story: Story) -> list[Bridge]:
    """Return what is proposed, surest first; two cases are never proposed.

    What a case holds takes the other in, else what is new takes in what was sorted, else the story of the page.
    """
    found = []
    for other, item in queries.bridges(story):
        into, away = sorted((story, other), key=lambda one: -_TAKES_IN.get(StoryState(one.state), 0))
        if away.state != StoryState.CASE:
            found.append(Bridge(other, item, away, into))
    return found[:MOST]


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
