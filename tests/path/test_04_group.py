"""4 group: the pieces that one unit would answer with one letter stand in one story."""

from hoiam.core.group import latest
from tests.path.conftest import Road


def test_the_article_stands_in_one_story_with_its_reason(road: Road) -> None:
    item = road.article.hits.get().item
    assert item.reasons
    assert item.story.grouping == latest


def test_a_story_knows_its_first_and_last_piece(road: Road) -> None:
    story = road.article.hits.get().item.story
    times = sorted(i.hit.article.published_at for i in story.items.all())
    assert (story.first_at, story.last_at) == (times[0], times[-1])
