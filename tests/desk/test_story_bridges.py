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


def bridge(house: House, first: Story, second: Story, number: int = 3) -> StoryItem:
    """Return a piece that joined the first of two stories and fits the second."""
    placement = Placement(str(first.pk), 0.9, None, (why("group.also", score=0.7),), also=str(second.pk))
    hit = made.hit(house, number)
    return actions.place(hit=hit, placement=placement, features={}, grouping="v4", **by(MACHINE, 2))


def bridged(house: House) -> tuple[Story, Story, StoryItem]:
    """Return two stories, and the piece that joined the first and fits the second."""
    first, second = made.item(house).story, made.item(house, 2).story
    return first, second, bridge(house, first, second)


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


def test_kept_apart_they_are_not_proposed_for_the_next_piece_either(house: House) -> None:
    first, second, _ = bridged(house)
    actions.keep_apart(story=second, other=first, **by(people.SORTER, 3))
    assert bridge(house, first, second, 4).also is None
    assert bridge(house, second, first, 5).also is None
    third = made.item(house, 6).story
    item = bridge(house, third, second, 7)
    actions.merge(story=third, into=first, **by(people.SORTER, 4))  # brings a piece that fits the second
    assert item.also == second
    assert queries.bridges(first) == queries.bridges(second) == []


def test_a_piece_split_off_is_not_proposed_as_one_with_the_story_it_left(house: House) -> None:
    first, second, item = bridged(house)
    actions.merge(story=first, into=second, **by(people.SORTER, 3))
    item.refresh_from_db()
    new = actions.split(item=item, **by(people.SORTER, 4))
    assert queries.bridges(new) == queries.bridges(second) == []
    bridge(house, second, new, 4)
    assert queries.bridges(new) == queries.bridges(second) == []


@pytest.mark.parametrize("number", [0, 1])
def test_what_was_sorted_out_is_not_proposed_until_it_is_taken_back(house: House, number: int) -> None:
    first, second, item = bridged(house)
    out = (first, second)[number]
    actions.sort(story=out, state="irrelevant", reason="", **by(people.SORTER, 3))
    assert queries.bridges(first) == queries.bridges(second) == []
    actions.sort(story=out, state="new", reason="", **by(people.SORTER, 4))
    assert queries.bridges(first) == [(second, item)]


def test_who_may_not_sort_keeps_nothing_apart(house: House) -> None:
    first, second, _ = bridged(house)
    with pytest.raises(HoiamError, match=r"story\.role"):
        actions.keep_apart(story=first, other=second, **by(people.CLERK, 3))
    assert queries.bridges(first)


def test_a_story_of_another_office_is_no_bridge(house: House) -> None:
    first = made.item(house).story
    far = made.item(people.settle_other(), 2).story
    bridge(house, first, far)
    assert queries.bridges(first) == []
    with pytest.raises(HoiamError, match=r"story\.apart"):
        actions.keep_apart(story=first, other=far, **by(people.SORTER, 3))
