"""What a working list says of its stories, in two questions however many they are.

A page of fifty stories stands on some hundred pieces and some hundreds of labels. As records with all their columns
those cost more than all else on the page, so the list reads what its lines say and no more, as the database gives it.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import connection

from hoiam.core.values.actor import MACHINE
from hoiam.desk.stories.models import Story

SUMMED = ("field", "kind")  # what a story has from its pieces, by the surest of their labels
URGENCY = "urgency"


class Piece(NamedTuple):
    """One article of a story; `relevant` None: a person must say whether it concerns the office."""

    key: int
    relevant: bool | None
    is_reprint: bool
    outlet: str
    published_at: datetime
    placed_at: datetime


class Match(NamedTuple):
    """Why a piece concerns the office, and what a person decided about that."""

    reasons: list[dict[str, Any]]
    decided_by: str
    decided_reason: str


class Said(NamedTuple):
    """One label of a piece: what it says, 0 to 1 how surely, and on which words."""

    piece: int
    value: str
    confidence: float
    by_person: bool
    reasons: list[dict[str, Any]]


@dataclass(slots=True)
class Listed:
    """A story with its pieces in time, the match that says why it concerns the office, and the labels that count."""

    story: Story
    pieces: list[Piece] = field(default_factory=list)
    hit: Match | None = None
    labels: dict[str, Said] = field(default_factory=dict)  # urgency: only a person's

    @property
    def doubted(self) -> Piece:
        """Return the first piece of which a person must say whether it concerns the office, else the first of all."""
        return next((piece for piece in self.pieces if piece.relevant is None), self.pieces[0])


def listed(stories: Iterable[Story]) -> list[Listed]:
    """Return stories, in their order, with what a list says of them."""
    found = {story.pk: Listed(story) for story in stories}
    if not found:
        return []
    of: dict[int, Listed] = {}
    matches: dict[int, list[str]] = {}
    for story, key, relevant, reprint, outlet, published, placed, *match in _rows(_PIECES, found):
        piece = Piece(key, relevant, reprint is not None, outlet, _moment(published), _moment(placed))
        found[story].pieces.append(piece)
        of[key], matches[key] = found[story], match
    for one in found.values():
        if one.pieces:
            reasons, by, why = matches[one.doubted.key]
            one.hit = Match(json.loads(reasons), by, why)
    if of:
        _label(of)
    return list(found.values())


def _label(of: dict[int, Listed]) -> None:
    """Put to each story the labels that count: the surest that says what the story says, and a person's urgency."""
    said: dict[int, list[tuple[Any, ...]]] = {}
    for row in _rows(_LABELS, {one.story.pk for one in of.values()}, *SUMMED, URGENCY, MACHINE.key):
        said.setdefault(row[0], []).append(row)
    best: dict[tuple[int, str], tuple[Any, ...]] = {}
    for piece, one in of.items():  # in time, so that of labels that are equally sure the first counts
        for row in said.get(piece, ()):
            held = best.get(about := (one.story.pk, row[1]))
            if held is None or (row[1] != URGENCY and row[3] > held[3]):
                best[about] = row
    for (_story, name), (piece, _name, value, confidence, by, reasons) in best.items():
        of[piece].labels[name] = Said(piece, value, confidence, by != MACHINE.key, json.loads(reasons))


_PIECES = (
    "SELECT i.story_id, i.id, h.relevant, i.reprint_of_id, o.name, a.published_at, i.placed_at, "
    "h.reasons, h.decided_by, h.decided_reason FROM stories_storyitem i JOIN watch_hit h ON h.id = i.hit_id "
    "JOIN articles_article a ON a.id = h.article_id JOIN sources_outlet o ON o.id = a.outlet_id "
    "WHERE i.story_id IN ({numbers}) ORDER BY a.published_at, i.id"
)
_LABELS = (
    "SELECT l.item_id, l.name, l.value, l.confidence, l.set_by, l.reasons FROM stories_storyitem i "
    "JOIN stories_story s ON s.id = i.story_id JOIN stories_label l ON l.item_id = i.id "
    "WHERE (l.name = %s AND l.value = s.field OR l.name = %s AND l.value = s.kind OR l.name = %s AND l.set_by <> %s) "
    "AND i.story_id IN ({numbers})"
)


def _rows(asked: str, stories: Collection[int], *values: str) -> list[tuple[Any, ...]]:
    """Return the rows of a question about the stories of these numbers."""
    with connection.cursor() as cursor:
        cursor.execute(asked.format(numbers=", ".join(["%s"] * len(stories))), [*values, *stories])
        return list(cursor.fetchall())


def _moment(at: datetime) -> datetime:
    """Return a moment with its zone, which SQLite does not keep."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
