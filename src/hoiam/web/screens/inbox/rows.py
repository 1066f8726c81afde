"""Stories as rows of a working list (components/story.html)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoiam.desk.cases.models import Case
from hoiam.desk.places import queries as places
from hoiam.desk.stories import queries
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.stories.words import FIELDS, KINDS, LEVELS
from hoiam.web.chrome.days import told
from hoiam.web.screens.inbox.because import Why, of_story

PLACES = 1  # named on a row; the rest is counted
CHIPS = {"urgent": "now", "high": "high"}


@dataclass(frozen=True, slots=True)
class Row:
    """One story as the component shows it."""

    key: int
    url: str
    title: str
    count: str
    level: str
    level_word: str
    chips: list[Any]
    side: str
    side_url: str
    side_word: str
    reasons: list[Why]


def rows(stories: Sequence[Story], now: datetime, may: bool) -> list[Row]:
    """Return the rows of a page of stories; `may` says whether the reasons lead to where they are overruled."""
    items = queries.items_of_all(stories)
    keys = sorted({key for story in stories for key in story.places})
    names = places.names(keys)
    cases = {case.story_id: case for case in Case.objects.filter(story__in=[story.pk for story in stories])}
    return [_row(story, items.get(story.pk, []), names, cases.get(story.pk), now, may) for story in stories]


def counted(n: int) -> str:
    """Return "12 bài = 1 vụ việc", or "1 bài"."""
    return _("%(n)s bài = 1 vụ việc") % {"n": n} if n > 1 else ngettext("%(n)s bài", "%(n)s bài", n) % {"n": n}


def level_word(story: Story) -> str:
    """Return the word at the head of a row: how urgent it is, or that nothing is wrong."""
    if story.level not in CHIPS and story.kind in ("positive", "information"):
        return str(KINDS[story.kind])
    return str(LEVELS.get(story.level, LEVELS[""]))


def chips(story: Story, items: Sequence[StoryItem], names: dict[str, str]) -> list[Any]:
    """Return field and places; where a person must decide about the place, that stands out."""
    shown: list[Any] = [{"word": FIELDS.get(story.field, story.field)}] if story.field else []
    shown += [{"word": names.get(key, key)} for key in story.places[:PLACES]]
    if len(story.places) > PLACES:
        shown.append({"word": f"+{len(story.places) - PLACES}"})
    if any(item.hit.relevant is None for item in items):
        shown.append({"word": _("Chưa rõ địa bàn"), "level": "high"})
    if story.reopened_at and not story.sorted_at:
        shown.append({"word": _("Có diễn biến mới"), "level": "high"})
    return shown


def _row(
    story: Story, items: list[StoryItem], names: dict[str, str], case: Case | None, now: datetime, may: bool
) -> Row:
    return Row(
        key=story.pk,
        url=reverse("story", args=[story.pk]),
        title=story.title,
        count=counted(len(items)),
        level=CHIPS.get(story.level, "low"),
        level_word=level_word(story),
        chips=chips(story, items, names),
        side=_side(story, items, case, now),
        side_url=reverse("case", args=[case.number]) if case else "",
        side_word=case.number if case else "",
        reasons=of_story(story, items, names, may),
    )


def _side(story: Story, items: list[StoryItem], case: Case | None, now: datetime) -> str:
    at = told(story.last_at, now)
    if case is None:
        outlet = items[-1].hit.article.outlet.name if items else ""
        return f"{outlet}, {at}" if outlet else at
    new = sum(1 for item in items if item.placed_at > case.opened_at)
    return f"{ngettext('%(n)s bài mới', '%(n)s bài mới', new) % {'n': new}}, {at}" if new else at
