"""Who takes a story up says that it is the office's: its doubtful pieces count from then on, and undo takes it back."""

import pytest

from hoiam.core.errors import Refused
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles.models import Article
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.watch import actions as watch
from hoiam.desk.watch.models import Hit
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import SORTER, House


def doubtful(house: House, number: int = 1, story: int | None = None) -> StoryItem:
    return made.item(house, number, story, relevant=None)


def counted(house: House) -> set[int]:
    """Return the articles that a report of the week counts."""
    start, end = made.NOW.replace(day=1), later(24 * 60)
    return set(queries.in_period(house.office, start, end).values_list("hit__article", flat=True))


def sort(item: StoryItem, state: str, minutes: int = 1) -> None:
    actions.sort(story=Story.objects.get(pk=item.story_id), state=state, reason="", **by(SORTER, minutes))


def stands(item: StoryItem) -> tuple[bool | None, bool]:
    """Return what is held of a piece, and whether its story waits among those of unclear place."""
    hit, story = Hit.objects.get(pk=item.hit_id), Story.objects.get(pk=item.story_id)
    return hit.relevant, story.unsure


@pytest.mark.parametrize("state", ["noted", "positive"])
def test_what_is_taken_up_counts_and_undo_makes_it_doubtful_again(house: House, state: str) -> None:
    item = doubtful(house)
    assert counted(house) == set()
    sort(item, state)
    assert stands(item) == (True, False)
    assert counted(house) == {item.hit.article_id}
    hit = Hit.objects.get(pk=item.hit_id)
    assert (hit.decided_by, hit.decided_at) == (SORTER.key, later(1))
    line = AuditEvent.objects.filter(verb="story.sort").latest("seq")
    assert line.facts["ours"] == 1
    sort(item, "new", 2)
    assert stands(item) == (None, True)
    assert Hit.objects.get(pk=item.hit_id).decided_by == ""
    assert counted(house) == set()
    assert AuditEvent.objects.filter(verb="story.sort").latest("seq").facts["unsure"] == 1


def test_a_case_takes_its_story_up(house: House) -> None:
    item = doubtful(house)
    made.case(house, story=item.story)
    assert stands(item) == (True, False)
    assert counted(house) == {item.hit.article_id}
    assert AuditEvent.objects.get(verb="case.open").facts["ours"] == 1


def test_muting_and_calling_irrelevant_decide_nothing(house: House) -> None:
    item = doubtful(house)
    sort(item, "irrelevant")
    assert stands(item) == (None, True)
    sort(item, "new", 2)
    assert stands(item) == (None, True)


def test_what_a_person_said_of_a_piece_itself_outlives_every_sorting(house: House) -> None:
    item = doubtful(house)
    other = doubtful(house, 2, item.story_id)
    watch.decide(hit=item.hit, relevant=True, reason="Đúng thôn 7", **by(SORTER))
    watch.decide(hit=other.hit, relevant=False, reason="Đăk Ui khác", **by(SORTER))
    for minute, state in enumerate(("noted", "new", "irrelevant", "positive", "new"), 1):
        sort(item, state, minute)
    assert [Hit.objects.get(pk=one.hit_id).decided_reason for one in (item, other)] == ["Đúng thôn 7", "Đăk Ui khác"]
    assert (stands(item)[0], stands(other)[0]) == (True, False)


def test_an_edit_of_the_page_takes_back_nothing_that_was_taken_up(house: House) -> None:
    item = doubtful(house)
    sort(item, "noted")
    article = Article.objects.get(pk=item.hit.article_id)
    watch.keep(office=house.office, found=[(article, made.found(None))], **by(MACHINE, 2))
    assert stands(item)[0] is True


def test_a_whole_story_is_called_ours_and_that_is_taken_back(house: House) -> None:
    item = doubtful(house)
    sure = made.item(house, 2, item.story_id)
    story = Story.objects.get(pk=item.story_id)
    actions.call_ours(story=story, **by(SORTER, 1))
    assert stands(item) == (True, False)
    assert Story.objects.get().state == "new", "it is still to be handled"
    assert not queries.inbox(house.office, "unsure").exists()
    assert counted(house) == {item.hit.article_id, sure.hit.article_id}
    line = AuditEvent.objects.latest("seq")
    assert (line.verb, line.facts["ours"]) == ("story.relevant", 1)
    sort(item, "noted", 2)
    sort(item, "new", 3)
    assert stands(item) == (True, False), "what was said outright is not taken back by another act's undo"
    actions.call_unsure(story=Story.objects.get(), state="new", **by(SORTER, 4))
    assert stands(item) == (None, True)
    assert Hit.objects.get(pk=sure.hit_id).relevant is True
    assert AuditEvent.objects.latest("seq").verb == "story.unsure"


def test_what_was_called_irrelevant_comes_back_when_it_is_called_ours(house: House) -> None:
    item = doubtful(house)
    sort(item, "irrelevant")
    actions.call_ours(story=Story.objects.get(), **by(SORTER, 2))
    assert (Story.objects.get().state, stands(item)) == ("new", (True, False))
    actions.call_unsure(story=Story.objects.get(), state="irrelevant", **by(SORTER, 3))
    assert (Story.objects.get().state, stands(item)) == ("irrelevant", (None, True))


def test_where_nothing_is_in_doubt_nothing_is_written(house: House) -> None:
    item = made.item(house)
    with pytest.raises(Refused, match=r"story\.sure"):
        actions.call_ours(story=item.story, **by(SORTER))
    watch.decide(hit=item.hit, relevant=False, reason="Nơi khác", **by(SORTER))
    sort(item, "irrelevant")
    lines = AuditEvent.objects.count()
    with pytest.raises(Refused, match=r"story\.elsewhere"):
        actions.call_ours(story=Story.objects.get(), **by(SORTER, 2))
    assert (AuditEvent.objects.count(), stands(item)[0]) == (lines, False)


def test_a_merge_into_what_is_taken_up_takes_up_too_and_so_back(house: House) -> None:
    held, item = made.item(house), doubtful(house, 2)
    sort(held, "noted")
    actions.merge(story=item.story, into=Story.objects.get(pk=held.story_id), **by(SORTER, 2))
    item.refresh_from_db()
    assert stands(item) == (True, False)
    actions.unmerge(story=Story.objects.get(merged_into=held.story_id), **by(SORTER, 3))
    item.refresh_from_db()
    assert stands(item) == (None, True)
    actions.merge(story=item.story, into=Story.objects.get(pk=held.story_id), **by(SORTER, 4))
    item.refresh_from_db()
    actions.split(item=item, **by(SORTER, 5))
    item.refresh_from_db()
    assert stands(item) == (None, True), "split off, it is a story of its own that nobody has taken up"


@pytest.mark.parametrize("who", [people.LEADER, people.VERIFIER])
def test_only_who_sorts_calls_a_story_ours(house: House, who: people.Actor) -> None:
    item = doubtful(house)
    for act in (actions.call_ours, lambda **told: actions.call_unsure(state="new", **told)):
        with pytest.raises(Refused, match=r"story\.role"):
            act(story=item.story, **by(who))
    assert stands(item) == (None, True)
