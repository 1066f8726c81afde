"""Do one thing with many stories at once: open cases, merge, or sort. What is sorted can be taken back."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import HoiamError
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.inbox import actions as inbox
from hoiam.desk.inbox.models import Mute
from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Story, StoryState
from hoiam.desk.stories.words import STATES
from hoiam.web.door import staff
from hoiam.web.screens.inbox.mute import WEEK
from hoiam.web.sentences import sentence

MOST = 50
SORTED = (StoryState.POSITIVE, StoryState.NOTED, StoryState.IRRELEVANT)


@require_POST
@staff
def bulk(request: HttpRequest) -> HttpResponse:
    """Do what was asked with each chosen story; what is refused is told once, the rest is done."""
    back = redirect(f"{reverse('inbox')}?{request.GET.urlencode()}" if request.GET else reverse("inbox"))
    chosen = request.POST.getlist("chosen")
    if request.POST.get("all"):  # the whole page, without a script too
        chosen += request.POST.get("listed", "").split("-")
    keys = list(dict.fromkeys(key for key in chosen if key.isdecimal() and len(key) < 16))
    do = request.POST.get("do", "")
    if not keys or len(keys) > MOST:
        messages.error(request, _("Hãy chọn từ một đến %(most)s tin trong danh sách.") % {"most": MOST})
        return back
    stories = [queries.story_for(request.office, int(key)) for key in keys]
    if do == "case":
        _open_cases(request, stories)
    elif do == "merge":
        _merge(request, stories)
    elif do == "mute":
        _mute(request, stories)
    elif do == "relevant":
        _call_ours(request, stories)
    elif do in SORTED:
        _sort(request, stories, do)
    else:
        messages.error(request, _("Không có việc này. Dữ liệu không thay đổi."))
    return back


def each(request: HttpRequest, stories: list[Story], act: Callable[[Story], object]) -> list[Story]:
    """Do the action with each story and return those with which it was done; each refusal is told once."""
    done: list[Story] = []
    refused: dict[str, None] = {}
    for story in stories:
        try:
            act(story)
        except HoiamError as error:
            refused[sentence(error)] = None
        else:
            done.append(story)
    for words in refused:
        messages.error(request, words)
    return done


def _open_cases(request: HttpRequest, stories: list[Story]) -> None:
    opened: list[Case] = []

    def act(story: Story) -> None:
        about = {"office": request.office, "title": story.title, "story": story}
        opened.append(cases.open_case(**about, by=request.actor, now=request.now))

    each(request, stories, act)
    if opened:
        facts = {"n": len(opened), "numbers": ", ".join(case.number for case in opened)}
        said = ngettext(
            "Đã lập %(n)s vụ việc, chờ Văn phòng giao đơn vị: %(numbers)s.",
            "Đã lập %(n)s vụ việc, chờ Văn phòng giao đơn vị: %(numbers)s.",
            len(opened),
        )
        messages.success(request, said % facts)


def _merge(request: HttpRequest, stories: list[Story]) -> None:
    if len(stories) < 2:
        messages.error(request, _("Hãy chọn ít nhất hai tin để gộp."))
        return
    into = min(stories, key=lambda story: (story.state != StoryState.CASE, story.first_at, story.pk))
    others = [story for story in stories if story.pk != into.pk]
    done = each(request, others, lambda story: actions.merge(story=story, into=into, by=request.actor, now=request.now))
    if done:
        facts = {"n": len(done), "title": into.title}
        said = ngettext(
            "Đã gộp %(n)s tin vào “%(title)s”. Muốn tách lại thì mở tin đó.",
            "Đã gộp %(n)s tin vào “%(title)s”. Muốn tách lại thì mở tin đó.",
            len(done),
        )
        messages.success(request, said % facts)


def _mute(request: HttpRequest, stories: list[Story]) -> None:
    until, reason = localdate(request.now) + WEEK, _("Ẩn nhanh từ danh sách")
    made: list[Mute] = []

    def act(story: Story) -> None:
        about = {"office": request.office, "story": story, "outlet": None, "until": until, "reason": reason}
        made.append(inbox.mute(**about, by=request.actor, now=request.now))

    if done := each(request, stories, act):
        undo = reverse("inbox_lift", args=["-".join(str(mute.pk) for mute in made)])
        facts = {"n": len(done), "day": until.strftime("%d/%m/%Y")}
        said = ngettext("Đã ẩn %(n)s tin đến %(day)s.", "Đã ẩn %(n)s tin đến %(day)s.", len(done))
        messages.success(request, said % facts, extra_tags=f"undo:{undo}")


def _seen(request: HttpRequest) -> datetime | None:
    """Return when the list that the person decides on was loaded; None for a page that does not say."""
    try:
        seen = datetime.fromisoformat(request.POST.get("seen", ""))
    except ValueError:
        return None
    return seen if seen.tzinfo else None


def _call_ours(request: HttpRequest, stories: list[Story]) -> None:
    before = {story.pk: "outside" if story.state == StoryState.IRRELEVANT else "unsure" for story in stories}
    about = {"seen_at": _seen(request), "by": request.actor, "now": request.now}
    done = each(request, stories, lambda story: actions.call_ours(story=story, **about))
    if done:
        undo = reverse("inbox_undo", args=["-".join(f"{story.pk}.{before[story.pk]}" for story in done)]) + "?cua-toi=1"
        facts = {"n": len(done)}
        said = ngettext("Đã xác định %(n)s tin thuộc địa bàn.", "Đã xác định %(n)s tin thuộc địa bàn.", len(done))
        messages.success(request, said % facts, extra_tags=f"undo:{undo}")


def _sort(request: HttpRequest, stories: list[Story], state: str) -> None:
    before = {story.pk: story.state for story in stories}
    about = {"state": state, "reason": request.POST.get("reason", "").strip(), "seen_at": _seen(request)}
    done = each(request, stories, lambda story: actions.sort(story=story, **about, by=request.actor, now=request.now))
    if done:
        undo = reverse("inbox_undo", args=["-".join(f"{story.pk}.{before[story.pk]}" for story in done)]) + "?cua-toi=1"
        facts = {"n": len(done), "state": STATES[state]}
        said = ngettext("Đã xếp %(n)s tin vào mục “%(state)s”.", "Đã xếp %(n)s tin vào mục “%(state)s”.", len(done))
        messages.success(request, said % facts, extra_tags=f"undo:{undo}")
