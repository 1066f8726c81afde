"""A story's records as alerts see them. What the machine is not sure about concerns nobody yet."""

from collections.abc import Iterable, Sequence

from hoiam.core.alert import Piece, Told
from hoiam.desk.sources.models import OutletKind
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories.models import Story, StoryItem

PEOPLE = frozenset({OutletKind.PUBLIC_PAGE, OutletKind.UNKNOWN})


def told_of(found: Iterable[Story]) -> dict[int, Told]:
    """Return many stories as values, read at once."""
    listed = list(found)
    items = stories.items_of_all(listed)
    return {story.pk: _told(story, items.get(story.pk, [])) for story in listed}


def _told(story: Story, items: Sequence[StoryItem]) -> Told:
    ours = [item for item in items if item.hit.relevant]
    return Told(
        level=story.level,
        kind=story.kind,
        field=story.field,
        places=frozenset(key for item in ours for key in item.hit.places),
        queries=_queries(ours),
        pieces=tuple(_piece(item) for item in ours),
    )


def _piece(item: StoryItem) -> Piece:
    article = item.hit.article
    outlet = article.outlet
    press, people = outlet.kind == OutletKind.PRESS, outlet.kind in PEOPLE
    return Piece(outlet.name, article.published_at, press, people, outlet.level)


def _queries(items: Sequence[StoryItem]) -> dict[int, str]:
    """Return what caught the pieces in the watch-list, as their hits' reasons say it."""
    said = [reason["facts"] for item in items for reason in item.hit.reasons if reason["code"].startswith("watch.")]
    return {facts["query"]: facts["name"] for facts in said if "query" in facts}
