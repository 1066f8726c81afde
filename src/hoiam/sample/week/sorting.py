"""The officer's morning: how the Trung tâm sorts the inbox, as a careful reader of the sample press would.

The right answer for each piece stands in the press's own content; a story takes that of its pieces.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from hoiam.core.values.actor import Actor
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories import queries
from hoiam.desk.stories.models import Story, StoryItem, StoryState
from hoiam.desk.watch import actions as watch
from hoiam.desk.watch.models import Hit
from hoiam.sample.press.content import Item, outlets
from hoiam.sample.week.deeds import Desk
from hoiam.sample.week.script import Step

OFFICER = "chuyen-vien-trung-tam"
WORDS = {
    StoryState.POSITIVE: "tin tích cực",
    StoryState.NOTED: "thông tin, không nêu vấn đề",
    StoryState.IRRELEVANT: "không thuộc địa bàn",
}


def sort_inbox(desk: Desk, at: datetime) -> str:
    """Decide what the machine was not sure of, mend the stories, sort them; complaints stay for a case."""
    by = desk.account(OFFICER, Step(at, "", "", OFFICER, {}))
    known = {desk.press.url(item.id): item for outlet in outlets(None) for item in outlet.items}
    decided = _decide(desk, known, by, at)
    moved = _regroup(desk, known, by, at)
    sorted_ = 0
    for story in Story.objects.filter(office=desk.office, state=StoryState.NEW, merged_into__isnull=True):
        found = [known.get(i.hit.article.url) for i in story.items.select_related("hit__article")]
        state = _state([item for item in found if item])
        if state:
            stories.sort(story=story, state=state, reason=WORDS[state], by=by, now=at)
            sorted_ += 1
    return f"Trung tâm phân loại {sorted_} tin, xác định địa bàn {decided} bài, tách gộp {moved} bài"


def _decide(desk: Desk, known: Mapping[str, Item], by: Actor, at: datetime) -> int:
    unsure = Hit.objects.filter(office=desk.office, relevant__isnull=True).select_related("article", "office")
    decided = 0
    for hit in unsure:
        if item := known.get(hit.article.url):
            watch.decide(hit=hit, relevant=item.about == "yes", reason="đã đọc toàn bài", by=by, now=at)
            for story in queries.stories_with([hit]):
                stories.sum_up(story=story, level=story.level, reasons=story.reasons, by=by, now=at)
            decided += 1
    return decided


def _regroup(desk: Desk, known: Mapping[str, Item], by: Actor, at: datetime) -> int:
    """Take pieces of another matter out of a story and put them where they belong."""
    rows = StoryItem.objects.filter(story__office=desk.office).select_related("story", "hit__article")
    kept = [(row, _matter(item)) for row in rows.order_by("id") if (item := known.get(row.hit.article.url))]
    home: dict[str, Story] = {}
    main: dict[int, str] = {}
    for row, matter in kept:
        first = main.setdefault(row.story_id, matter)
        if first == matter:
            home.setdefault(matter, row.story)
    strays = [(row, matter) for row, matter in kept if home.get(matter) is None or home[matter].pk != row.story_id]
    for row, matter in strays:
        story = row.story
        if story.items.count() > 1:
            story = stories.split(item=row, by=by, now=at)
        target = home.setdefault(matter, story)
        if target.pk != story.pk and story.state != StoryState.CASE:
            stories.merge(story=story, into=target, by=by, now=at)
    return len(strays)


def _matter(item: Item) -> str:
    return item.story or item.id


def _state(items: list[Item]) -> str:
    """Return what a story is sorted into, "" where it stays for a case."""
    if items and all(item.about != "yes" for item in items):
        return StoryState.IRRELEVANT
    kinds = Counter(item.kind for item in items)
    if not kinds or kinds["complaint"]:
        return ""
    return StoryState.POSITIVE if kinds["positive"] else StoryState.NOTED
