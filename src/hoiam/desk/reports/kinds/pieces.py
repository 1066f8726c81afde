"""A piece of the press as reports count it: a row and no record, since a year has thousands that are only counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import FilteredRelation, Q, QuerySet

from hoiam.desk.reports.kinds.tally import Refs, refs
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories.models import StoryItem

COLUMNS = ("positive", "complaint", "information")
_READ = ("pk", "story_id", "hit__article_id", "hit__article__published_at", "hit__article__outlet__name")
_READ += ("hit__places", "story__field", "said__value")


class Piece(NamedTuple):
    """One piece: its item, story and article by number, and what it is counted by. `label` is "" where none stands."""

    item: int
    story: int
    article: int
    at: datetime
    outlet: str
    places: Sequence[str]
    field: str
    label: str | None

    @property
    def kind(self) -> str:
        """Return good, complaint or plain information; what is not labelled counts as information."""
        return self.label if self.label in COLUMNS else "information"


def pieces(items: QuerySet[StoryItem]) -> list[Piece]:
    """Return items as pieces, in their order."""
    rows = items.prefetch_related(None).annotate(
        said=FilteredRelation("labels", condition=Q(labels__name="kind"))  # one at most: held by a constraint
    )
    return [Piece(*row) for row in rows.values_list(*_READ)]


def whole(found: Iterable[Piece]) -> dict[int, StoryItem]:
    """Return the items of a few pieces as they are told, by number."""
    rows = StoryItem.objects.filter(pk__in=[piece.item for piece in found]).defer(*stories.UNREAD)
    rows = rows.select_related("story", "hit__article__outlet").prefetch_related("labels")
    return {item.pk: item for item in rows}


def articles(found: Iterable[Piece]) -> Refs:
    """Return the articles of pieces."""
    return refs("A", (piece.article for piece in found))


def most_told(found: Iterable[Piece], most: int) -> list[tuple[int, list[StoryItem]]]:
    """Return the stories told most, each with its pieces of the span as they are told."""
    held: dict[int, list[Piece]] = {}
    for piece in found:
        held.setdefault(piece.story, []).append(piece)
    order = Counter({key: len(rows) for key, rows in held.items()}).most_common(most)
    items = whole(piece for key, _n in order for piece in held[key])
    return [(key, [items[piece.item] for piece in held[key]]) for key, _n in order]
