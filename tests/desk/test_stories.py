"""Stories: placed once, labelled with reasons, sorted, merged and split by people, with counts that are the lists."""

from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Label, Placement
from hoiam.core.values.reason import why
from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Label as KeptLabel
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.people import House

ALONE = Placement(None, 1.0, None, (why("group.alone"),))


def place(item: StoryItem, placement: Placement = ALONE) -> StoryItem:
    """Let the machine place an item's hit once more."""
    return actions.place(hit=item.hit, placement=placement, features={"again": 1}, grouping="v1", **by(MACHINE, 9))


def sort(story: Story, state: str, who: people.Actor = people.SORTER) -> Story:
    actions.sort(story=story, state=state, reason="Đã đọc", **by(who, 3))
    story.refresh_from_db()
    return story


def test_placing_a_hit_again_changes_nothing_but_what_grouping_saw(house: House) -> None:
    item = made.item(house)
    assert place(item) == item
    assert (Story.objects.count(), StoryItem.objects.count()) == (1, 1)
    item.refresh_from_db()
    assert item.features == {"again": 1}


def test_an_edited_article_stays_in_the_story_where_a_person_put_it(house: House) -> None:
    first, second = made.item(house), made.item(house, 2)
    actions.merge(story=second.story, into=first.story, **by(people.SORTER, 3))
    second.refresh_from_db()
    assert place(second).story == first.story


def test_a_piece_joins_the_story_that_grouping_chose(house: House) -> None:
    first = made.item(house)
    second = made.item(house, 2, story=first.story.pk)
    assert second.story == first.story
    assert list(queries.items_of(first.story)) == [first, second]


def test_a_story_says_since_when_where_and_about_what(house: House) -> None:
    story = made.item(house).story
    assert (story.field, story.kind, story.level, story.places) == (
        *("environment", "complaint", "high"),
        ["xa-dak-ui-2022"],
    )
    assert story.first_at == story.last_at == made.page().published_at


def test_a_complaint_outweighs_the_rest(house: House) -> None:
    item = made.item(house)
    second = made.item(house, 2, story=item.story.pk)
    labels = [Label("kind", "information", 1.0, ())]
    actions.label(item=second, labels=labels, **by(MACHINE))
    actions.sum_up(story=item.story, level="normal", reasons=[], **by(MACHINE))
    item.story.refresh_from_db()
    assert item.story.kind == "complaint"


def test_a_persons_label_is_not_overwritten_by_the_machine(house: House) -> None:
    item = made.item(house)
    told = {"name": "field", "value": "health", "reason": "Nước bẩn gây bệnh"}
    actions.correct(item=item, **told, **by(people.SORTER, 3))
    actions.label(item=item, labels=[Label("field", "environment", 1.0, ())], **by(MACHINE, 4))
    kept = KeptLabel.objects.get(item=item, name="field")
    assert (kept.value, kept.set_by) == ("health", people.SORTER.key)
    item.story.refresh_from_db()
    assert item.story.field == "health"


def test_a_corrected_urgency_is_the_storys_level(house: House) -> None:
    item = made.item(house)
    actions.correct(item=item, name="urgency", value="urgent", reason="Trường đóng cửa", **by(people.SORTER, 3))
    item.story.refresh_from_db()
    assert item.story.level == "urgent"


@pytest.mark.parametrize("state", ["positive", "noted", "irrelevant"])
def test_a_story_is_sorted_and_the_sorting_undone(house: House, state: str) -> None:
    story = sort(made.item(house).story, state)
    assert (story.state, story.sorted_by) == (state, people.SORTER.key)
    story = sort(story, "new")
    assert (story.state, story.sorted_by, story.sorted_at) == ("new", "", None)
    assert [line.facts["state"] for line in made.lines("story.sort")] == [state, "new"]


def test_a_story_with_a_case_is_neither_sorted_away_nor_merged_away(house: House) -> None:
    story, other = made.item(house).story, made.item(house, 2).story
    made.case(house, story=story)
    story.refresh_from_db()
    with pytest.raises(HoiamError, match=r"story\.has_case"):
        sort(story, "irrelevant")
    with pytest.raises(HoiamError, match=r"story\.has_case"):
        actions.merge(story=story, into=other, **by(people.SORTER, 3))
    actions.merge(story=other, into=story, **by(people.SORTER, 3))  # the other way round is fine
    assert story.items.count() == 2


@pytest.mark.parametrize("state", ["case", "đã ghi nhận", ""])
def test_nobody_sorts_a_story_into_a_state_that_is_none(house: House, state: str) -> None:
    story = made.item(house).story
    with pytest.raises(HoiamError, match=r"story\.state"):
        sort(story, state)


def test_a_merge_keeps_everything_and_points_to_where_it_went(house: House) -> None:
    first, second = made.item(house), made.item(house, 2)
    old = second.story
    actions.merge(story=old, into=first.story, **by(people.SORTER, 3))
    old.refresh_from_db()
    assert old.merged_into == first.story
    assert StoryItem.objects.filter(story=first.story).count() == 2
    assert list(queries.stories_of(house.office)) == [first.story]
    with pytest.raises(Story.DoesNotExist):
        queries.story_for(house.office, old.pk)


def test_a_merge_is_undone_but_not_what_a_person_moved_since(house: House) -> None:
    first, second, third = made.item(house), made.item(house, 2), made.item(house, 3)
    old = second.story
    actions.merge(story=third.story, into=old, **by(people.SORTER, 3))
    old.refresh_from_db()
    actions.merge(story=old, into=first.story, **by(people.SORTER, 4))
    third.refresh_from_db()
    alone = actions.split(item=third, **by(people.SORTER, 5))
    old.refresh_from_db()
    actions.unmerge(story=old, **by(people.SORTER, 6))
    assert [list(queries.items_of(story)) for story in (first.story, old, alone)] == [[first], [second], [third]]
    assert queries.story_for(house.office, old.pk) == old
    with pytest.raises(HoiamError, match=r"story\.unmerge"):
        actions.unmerge(story=old, **by(people.SORTER, 7))


def test_a_story_that_was_read_comes_back_when_something_new_is_told(house: House) -> None:
    story = made.item(house).story
    sort(story, "noted")
    made.item(house, 2, story=story.pk, published_at=made.later(30))
    story.refresh_from_db()
    assert (story.state, story.sorted_by) == ("new", "")
    assert story.reopened_at


def test_an_irrelevant_story_stays_sorted(house: House) -> None:
    story = made.item(house).story
    sort(story, "irrelevant")
    made.item(house, 2, story=story.pk, published_at=made.later(30))
    story.refresh_from_db()
    assert story.state == "irrelevant"


def test_a_story_is_not_merged_into_itself_nor_into_another_offices(house: House) -> None:
    story, foreign = made.item(house).story, made.item(people.settle_other(), 2).story
    for into in (story, foreign):
        with pytest.raises(HoiamError, match=r"story\.merge"):
            actions.merge(story=story, into=into, **by(people.SORTER, 3))


def test_an_item_is_split_off_into_a_story_of_its_own(house: House) -> None:
    first = made.item(house)
    second = made.item(house, 2, story=first.story.pk)
    new = actions.split(item=second, **by(people.SORTER, 3))
    assert [new.items.count(), first.story.items.count()] == [1, 1]
    assert new.title == second.hit.article.title
    with pytest.raises(HoiamError, match=r"story\.single"):
        actions.split(item=first, **by(people.SORTER, 4))


@pytest.mark.parametrize("who", [people.VERIFIER, people.LEADER, people.CLERK, people.STRANGER])
def test_only_who_sorts_changes_stories(house: House, who: people.Actor) -> None:
    item = made.item(house)
    other = made.item(house, 2)
    label: dict[str, Any] = {"name": "field", "value": "health", "reason": ""}
    deeds = [
        lambda: sort(item.story, "noted", who),
        lambda: actions.merge(story=other.story, into=item.story, **by(who, 3)),
        lambda: actions.unmerge(story=other.story, **by(who, 3)),
        lambda: actions.split(item=item, **by(who, 3)),
        lambda: actions.correct(item=item, **label, **by(who, 3)),
    ]
    for deed in deeds:
        with pytest.raises(HoiamError, match=r"story\.role"):
            deed()


def test_in_a_frozen_office_no_story_moves(house: House) -> None:
    item, other = made.item(house), made.item(house, 2)
    units.freeze_office(office=house.office, **by(MACHINE, 1))
    label: dict[str, Any] = {"name": "field", "value": "health", "reason": ""}
    deeds = [
        lambda: sort(item.story, "noted"),
        lambda: actions.merge(story=other.story, into=item.story, **by(people.SORTER, 3)),
        lambda: actions.split(item=item, **by(people.SORTER, 3)),
        lambda: actions.correct(item=item, **label, **by(people.SORTER, 3)),
    ]
    for deed in deeds:
        with pytest.raises(HoiamError, match=r"move\.frozen"):
            deed()


def test_every_count_is_the_length_of_its_list(house: House) -> None:
    story = made.item(house).story
    made.item(house, 2, story=story.pk, relevant=None)
    made.item(house, 3, relevant=None)
    sort(made.item(house, 4).story, "positive")
    sort(made.item(house, 5).story, "noted")
    made.case(house, story=made.item(house, 6).story)
    counts = queries.counts(house.office)
    assert counts == {name: len(queries.inbox(house.office, name)) for name in queries.FILTERS}
    assert (counts["open"], counts["unsure"], counts["good"], counts["case"]) == (2, 2, 1, 1)
    assert [s.pieces for s in queries.inbox(house.office, "unsure").order_by("pk")] == [2, 1]


def test_an_unknown_filter_holds_nothing(house: House) -> None:
    made.item(house)
    assert not queries.inbox(house.office, "gì đó").exists()


def test_a_week_counts_what_concerns_us_and_was_not_sorted_out(house: House) -> None:
    item = made.item(house)
    sort(made.item(house, 2).story, "irrelevant")
    made.item(house, 3, relevant=None)
    published = item.hit.article.published_at
    assert list(queries.in_period(house.office, published, made.NOW)) == [item]
    assert not queries.in_period(house.office, made.NOW, made.later(9)).exists()
