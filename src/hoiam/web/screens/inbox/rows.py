"""Stories as rows of a working list (chrome/story.py)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoiam.desk.cases.models import Case
from hoiam.desk.places import queries as places
from hoiam.desk.stories.listing import Listed, listed
from hoiam.desk.stories.models import Story
from hoiam.desk.stories.words import FIELDS, KINDS, LEVELS
from hoiam.web.chrome.days import told
from hoiam.web.chrome.figures import number
from hoiam.web.chrome.story import Row
from hoiam.web.screens.inbox.because import Roads, of_story, roads

PLACES = 1  # named on a row; the rest is counted
CHIPS = {"urgent": "now", "high": "high"}


def rows(stories: Sequence[Story], now: datetime, may: bool) -> list[Row]:
    """Return the rows of a page of stories; `may` says whether the reasons lead to where they are overruled."""
    names = places.names(sorted({key for story in stories for key in story.places}))
    cases = {case.story_id: case for case in Case.objects.filter(story__in=[story.pk for story in stories])}
    to = roads()
    return [_row(one, names, cases.get(one.story.pk), now, may, to) for one in listed(stories)]


def counted(n: int) -> str:
    """Return "12 bài = 1 vụ việc", or "1 bài"."""
    told = {"n": number(n)}
    return _("%(n)s bài = 1 vụ việc") % told if n > 1 else ngettext("%(n)s bài", "%(n)s bài", n) % told


def level_word(story: Story) -> str:
    """Return the word at the head of a row: how urgent it is, or that nothing is wrong."""
    if story.level not in CHIPS and story.kind in ("positive", "information"):
        return str(KINDS[story.kind])
    return str(LEVELS.get(story.level, LEVELS[""]))


def chips(story: Story, unsure: bool, names: Mapping[str, str]) -> list[Any]:
    """Return field and places; where a person must decide about the place, that stands out."""
    shown: list[Any] = [{"word": FIELDS.get(story.field, story.field)}] if story.field else []
    shown += [{"word": names.get(key, key)} for key in story.places[:PLACES]]
    if len(story.places) > PLACES:
        shown.append({"word": f"+{len(story.places) - PLACES}"})
    if unsure:
        shown.append({"word": _("Chưa rõ địa bàn"), "level": "high"})
    if story.reopened_at and not story.sorted_at:
        shown.append({"word": _("Có diễn biến mới"), "level": "high"})
    return shown


def _row(one: Listed, names: Mapping[str, str], case: Case | None, now: datetime, may: bool, to: Roads) -> Row:
    story = one.story
    return Row(
        key=story.pk,
        url=to.story(story.pk),
        title=story.title,
        count=counted(len(one.pieces)),
        level=CHIPS.get(story.level, "low"),
        level_word=level_word(story),
        chips=chips(story, any(piece.relevant is None for piece in one.pieces), names),
        side=_side(one, case, now),
        side_url=reverse("case", args=[case.number]) if case else "",
        side_word=case.number if case else "",
        reasons=of_story(one, names, may, to),
    )


def _side(one: Listed, case: Case | None, now: datetime) -> str:
    at = told(one.story.last_at, now)
    if case is None:
        outlet = one.pieces[-1].outlet if one.pieces else ""
        return f"{outlet}, {at}" if outlet else at
    new = sum(1 for piece in one.pieces if piece.placed_at > case.opened_at)
    return f"{ngettext('%(n)s bài mới', '%(n)s bài mới', new) % {'n': new}}, {at}" if new else at
