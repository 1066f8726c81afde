"""Overrule the labels of one piece: field, kind, urgency and tone. A public post has no tone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.desk.stories import actions
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.stories.words import LABELS
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.inbox.asking import about, item_of
from hoiam.web.screens.inbox.because import of_label
from hoiam.web.screens.inbox.forms import LabelsForm


def named(item: StoryItem) -> list[str]:
    """Return the labels that are shown of a piece: never the tone of what people write in public."""
    return [name for name in LABELS if name != "tone" or item.hit.article.outlet.kind != "public_page"]


@staff
def correct(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Ask what the piece is about and why, and keep what was changed."""
    piece = item_of(request, number, item)
    present = {label.name: label for label in piece.labels.all() if label.name in named(piece)}
    told = [of_label(label, "") for label in present.values()]
    page = about(
        piece.story,
        _("Sửa nhãn của bài"),
        _("Lưu"),
        note=_("Lời của người thay lời của máy; máy không ghi đè lên nữa."),
        facts={_("Bài"): piece.hit.article.title} | {row["label"]: row["words"] for row in told},
        said=_("Đã sửa nhãn của bài."),
    )
    initial = {name: present[name].value if name in present else "" for name in named(piece)}
    initial["urgency"] = initial["urgency"] or "normal"

    def act(given: dict[str, Any]) -> None:
        for name in named(piece):
            if given[name] != initial[name]:
                told = {"name": name, "value": given[name], "reason": given["reason"]}
                actions.correct(item=piece, **told, by=request.actor, now=request.now)

    return ask(request, LabelsForm(named(piece), posted(request), initial=initial), page, act)
