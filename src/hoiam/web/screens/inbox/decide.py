"""Say whether a piece concerns the office, and which communes: the machine proposes, a person decides."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.places import actions as names
from hoiam.desk.places import queries as places
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import StoryItem, StoryState
from hoiam.desk.units import queries as units
from hoiam.desk.watch import actions, words
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.inbox.asking import about, item_of
from hoiam.web.screens.inbox.forms import PlaceForm

RELEVANT = {True: "yes", False: "no", None: ""}


@staff
def decide(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Ask where the piece belongs, and why."""
    piece = item_of(request, number, item)
    hit = piece.hit
    page = about(
        piece.story,
        _("Xác định địa bàn"),
        _("Lưu"),
        note=_("Tin mà không bài nào thuộc địa bàn thì chuyển sang mục Không liên quan."),
        facts={_("Bài"): hit.article.title, _("Máy thấy"): words.told(hit.reasons) or _("không có lý do nào")},
        said=_("Đã ghi địa bàn của bài."),
    )
    choices = _places(piece)
    known = [key for key, _name in choices]
    initial = {"relevant": RELEVANT[hit.relevant], "places": [key for key in hit.places if key in known]}

    def act(given: dict[str, Any]) -> None:
        told = {"relevant": given["relevant"] == "yes", "reason": given["reason"], "places": given["places"]}
        if given["remember"]:  # first: what is refused here leaves the piece undecided
            place = given["places"][0] if told["relevant"] else ""
            rule = {"words": given["remember"], "when": given["when"], "place": place, "note": given["reason"]}
            names.remember(office=piece.story.office, **rule, by=request.actor, now=request.now)
        actions.decide(hit=hit, **told, by=request.actor, now=request.now)
        _follow(piece, request, given["reason"])

    return ask(request, PlaceForm(choices, _named(piece), posted(request), initial=initial), page, act)


def _named(piece: StoryItem) -> list[str]:
    """Return the names in the piece that a rule may be about, each once."""
    return list(dict.fromkeys(mention["surface"] for mention in piece.hit.mentions))


def _follow(piece: StoryItem, request: HttpRequest, reason: str) -> None:
    """Bring the story up to the decision; one that no piece ties to the office any more is not the office's."""
    story, who = piece.story, {"by": request.actor, "now": request.now}
    stories.sum_up(story=story, level=story.level, reasons=story.reasons, **who)
    nothing_left = not story.items.exclude(hit__relevant=False).exists()
    if nothing_left and story.state == StoryState.NEW:
        stories.sort(story=story, state=StoryState.IRRELEVANT, reason=reason, **who)


def _places(piece: StoryItem) -> list[tuple[str, str]]:
    """Return the communes of the office on the day of the piece, and what the machine read."""
    hit = piece.hit
    on = localdate(hit.article.published_at)
    keys = [unit.place for unit in units.units_of(piece.story.office, on) if unit.place]
    read = [mention["place"] for mention in hit.mentions if mention["place"]]
    names = places.names(list(dict.fromkeys([*keys, *hit.places, *read])))
    return sorted(names.items(), key=lambda pair: pair[1])
