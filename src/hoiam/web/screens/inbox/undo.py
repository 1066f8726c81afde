"""Take a sorting back: each story returns to where it stood. The audit keeps both."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hoiam.core.errors import Refused
from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Story, StoryState
from hoiam.web.door import staff
from hoiam.web.screens.inbox.bulk import MOST, each


@require_POST
@staff
def undo(request: HttpRequest, before: str) -> HttpResponse:
    """Put the stories back; `before` names each with its earlier state: "12.new-13.noted".

    "unsure" and "outside" take back that a story was called ours: the second one was called irrelevant before.
    """
    states: dict[int, str] = {}
    for pair in before.split("-"):
        key, _dot, state = pair.partition(".")
        if not key.isdecimal() or len(key) > 15:
            raise Http404
        states[int(key)] = state
    if len(states) > MOST:
        raise Http404
    stories = [queries.story_for(request.office, key) for key in states]
    reason = _("Hoàn tác")

    mine = "cua-toi" in request.GET  # the undo of one's own act; the page of a story may move anybody's

    def act(story: Story) -> None:
        if mine and story.sorted_by not in ("", request.actor.key):
            raise Refused("story.sorted_meanwhile", who=story.sorted_by, shelf=story.state)
        state, who = states[story.pk], {"by": request.actor, "now": request.now}
        if state in ("unsure", "outside"):
            actions.call_unsure(story=story, state=story.state if state == "unsure" else StoryState.IRRELEVANT, **who)
        else:
            actions.sort(story=story, state=state, reason=reason, **who)

    done = each(request, stories, act)
    if done:
        said = ngettext("Đã hoàn tác với %(n)s tin.", "Đã hoàn tác với %(n)s tin.", len(done))
        messages.success(request, said % {"n": len(done)})
    return redirect("inbox")
