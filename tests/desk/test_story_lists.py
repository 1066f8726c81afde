"""What a list says of a story is what its pieces say, whatever was done; and each list is read from an index."""

import random
from contextlib import suppress

import pytest
from django.db import connection

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.desk.inbox import actions as muting
from hoiam.desk.inbox import queries as inbox
from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units.models import Office
from hoiam.desk.watch import actions as watch
from hoiam.desk.watch.models import Hit
from hoiam.run.steps import understanding
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.people import House

RANKS = {"urgent": 0, "high": 1, "normal": 2}


def _say_what_their_pieces_say(office: Office) -> None:
    for story in queries.stories_of(office):
        hits = [item.hit for item in story.items.select_related("hit__article")]
        outlets = {hit.article.outlet_id for hit in hits}
        assert story.pieces == len(hits)
        assert story.unsure == any(hit.relevant is None for hit in hits)
        assert story.only_outlet_id == (outlets.pop() if len(outlets) == 1 else None)
        assert story.rank == RANKS.get(story.level, 3)
        assert story.good == (story.state == "positive" or (story.state == "new" and story.kind == "positive"))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_people_do_a_story_says_what_its_pieces_say(house: House, seed: int) -> None:
    drawn, one, other = random.Random(seed), made.source(), made.source(made.outlet("mau-khac"))
    items = [
        made.item(house, n, of=(one, other)[n % 2], relevant=(True, None)[n % 3 == 0], title=f"Việc số {n}")
        for n in range(1, 8)
    ]
    for turn in range(25):
        item = StoryItem.objects.select_related("story__office", "hit__article").get(pk=drawn.choice(items).pk)
        story, who = item.story, by(people.SORTER, turn)
        if story.merged_into_id:
            continue
        into = drawn.choice(list(queries.stories_of(house.office)))
        merged = Story.objects.select_related("merged_into", "office").exclude(held={}).first()
        label = {"name": "kind", "value": drawn.choice(["positive", "complaint"]), "reason": "Đã đọc"}
        level = {"name": "urgency", "value": drawn.choice(["urgent", "high", "normal"]), "reason": "Đã đọc"}
        state = drawn.choice(["positive", "noted", "new"])
        deeds = [
            lambda s=story, i=into, w=who: actions.merge(story=s, into=i, **w),
            lambda i=item, w=who: actions.split(item=i, **w),
            lambda m=merged, w=who: m and actions.unmerge(story=m, **w),
            lambda i=item, w=who, a=label: actions.correct(item=i, **a, **w),
            lambda i=item, w=who, a=level: actions.correct(item=i, **a, **w),
            lambda s=story, w=who, to=state: actions.sort(story=s, state=to, reason="", **w),
        ]
        with suppress(HoiamError):
            drawn.choice(deeds)()
        _say_what_their_pieces_say(house.office)


def test_a_doubt_is_over_once_the_machine_sees_that_an_edit_took_the_place_out(house: House) -> None:
    item = made.item(house, relevant=None)
    assert [story.pk for story in queries.inbox(house.office, "unsure")] == [item.story_id]
    gone = [(item.hit.article, made.found(relevant=False))]
    hits = watch.keep(office=house.office, found=gone, **by(MACHINE, 1))
    assert Hit.objects.get().relevant is False
    understanding.group(house.office, hits, made.later(1))
    assert not queries.inbox(house.office, "unsure").exists()
    _say_what_their_pieces_say(house.office)


@pytest.mark.parametrize("choice", inbox.FILTERS)
@pytest.mark.parametrize("how", ["recent", "urgent"])
def test_no_list_sorts_more_than_a_tie(house: House, choice: str, how: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("needs SQLite: the plan of the other database follows the size of the table")
    item = made.item(house)
    about = {"story": None, "outlet": item.hit.article.outlet, "until": None, "reason": "Đo"}
    muting.mute(office=house.office, **about, **by(people.SORTER))
    listed = inbox.listed(house.office, choice, made.NOW.date())
    plan = queries.ordered(listed, how).explain()
    assert "SCAN stories_story" not in plan
    assert "INDEX stories_" in plan, plan
    if choice not in ("all", "good", "muted", "unsure", "complaint"):
        assert "USE TEMP B-TREE" not in plan, plan
