"""Two stories that a later piece fits: proposed as one matter, merged or kept apart by a person only."""

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Placement
from hoiam.core.values.reason import why
from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Story, StoryItem
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.people import House


def bridged(house: House) -> tuple[Story, Story, StoryItem]:
    """Return two stories, and the piece that joined the first and fits the second."""
    first, second = made.item(house).story, made.item(house, 2).story
    placement = Placement(str(first.pk), 0.9, None, (why("group.also", score=0.7),), also=str(second.pk))
    item = actions.place(hit=made.hit(house, 3), placement=placement, features={}, grouping="v4", **by(MACHINE, 2))
    return first, second, item


def test_both_stories_name_the_other_and_the_piece(house: House) -> None:
    first, second, item = bridged(house)
    assert queries.bridges(first) == [(second, item)]
    assert queries.bridges(second) == [(first, item)]
    assert Story.objects.filter(merged_into__isnull=True).count() == 2  # nothing was merged


def test_a_merge_answers_and_its_undo_asks_again(house: House) -> None:
    first, second, item = bridged(house)
    actions.merge(story=second, into=first, **by(people.SORTER, 3))
    assert queries.bridges(first) == []
    second.refresh_from_db()
    actions.unmerge(story=second, **by(people.SORTER, 4))
    assert queries.bridges(first) == [(second, item)]


def test_kept_apart_is_not_proposed_again_and_is_in_the_audit(house: House) -> None:
    first, second, item = bridged(house)
    actions.keep_apart(story=second, other=first, **by(people.SORTER, 3))
    assert queries.bridges(first) == queries.bridges(second) == []
    assert made.lines("story.apart")[0].facts["items"] == [item.pk]
    with pytest.raises(HoiamError, match=r"story\.apart"):
        actions.keep_apart(story=second, other=first, **by(people.SORTER, 4))


def test_who_may_not_sort_keeps_nothing_apart(house: House) -> None:
    first, second, _ = bridged(house)
    with pytest.raises(HoiamError, match=r"story\.role"):
        actions.keep_apart(story=first, other=second, **by(people.CLERK, 3))
    assert queries.bridges(first)


def test_a_story_of_another_office_is_no_bridge(house: House) -> None:
    first = made.item(house).story
    far = made.item(people.settle_other(), 2).story
    placement = Placement(str(first.pk), 0.9, None, (why("group.also", score=0.7),), also=str(far.pk))
    actions.place(hit=made.hit(house, 3), placement=placement, features={}, grouping="v4", **by(MACHINE, 2))
    assert queries.bridges(first) == []
    with pytest.raises(HoiamError, match=r"story\.apart"):
        actions.keep_apart(story=first, other=far, **by(people.SORTER, 3))
