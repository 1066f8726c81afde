"""What a working list says of its stories, in four questions however many they are.

A page of fifty stories stands on some hundred pieces and some hundreds of labels. As records with all their columns
those cost more than all else on the page, so the list reads what its lines say and no more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hoiam.core.values.actor import MACHINE
from hoiam.desk.stories.models import Label, Story, StoryItem
from hoiam.desk.watch.models import Hit

SUMMED = ("field", "kind")  # what a story has from its pieces, by the surest of their labels
URGENCY = "urgency"


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a story; `relevant` None: a person must say whether it concerns the office."""

    key: int
    hit: int
    relevant: bool | None
    is_reprint: bool
    outlet: str
    published_at: datetime
    placed_at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """One label of a piece: what it says, 0 to 1 how surely, and on which words."""

    key: int
    piece: int
    value: str
    confidence: float
    by_person: bool
    reasons: Sequence[dict[str, Any]] = ()


@dataclass(slots=True)
class Listed:
    """A story with its pieces in time, the hit that says why it concerns the office, and the labels that count."""

    story: Story
    pieces: list[Piece] = field(default_factory=list)
    hit: Hit | None = None
    labels: dict[str, Said] = field(default_factory=dict)  # urgency: only a person's

    @property
    def doubted(self) -> Piece:
        """Return the first piece of which a person must say whether it concerns the office, else the first of all."""
        return next((piece for piece in self.pieces if piece.relevant is None), self.pieces[0])


def listed(stories: Iterable[Story]) -> list[Listed]:
    """Return stories, in their order, with what a list says of them."""
    found = {story.pk: Listed(story) for story in stories}
    of: dict[int, Listed] = {}
    for story, piece in _pieces(found):
        found[story].pieces.append(piece)
        of[piece.key] = found[story]
    told = [one for one in found.values() if one.pieces]
    hits = Hit.objects.only("reasons", "decided_by", "decided_reason").in_bulk([one.doubted.hit for one in told])
    for one in told:
        one.hit = hits[one.doubted.hit]
    _label(of)
    return list(found.values())


def _pieces(stories: Iterable[int]) -> list[tuple[int, Piece]]:
    rows = StoryItem.objects.filter(story__in=list(stories)).order_by("hit__article__published_at", "id")
    about = rows.values_list(
        *("story", "pk", "hit", "hit__relevant", "reprint_of"),
        *("hit__article__outlet__name", "hit__article__published_at", "placed_at"),
    )
    return [
        (story, Piece(key, hit, relevant, reprint is not None, outlet, published, placed))
        for story, key, hit, relevant, reprint, outlet, published, placed in about
    ]


def _label(of: dict[int, Listed]) -> None:
    """Put to each story the labels that count: the surest that says what the story says, and a person's urgency."""
    rows = Label.objects.filter(item__in=list(of), name__in=(*SUMMED, URGENCY))
    said: dict[int, list[tuple[str, Said]]] = {}
    for key, piece, name, value, confidence, by in rows.values_list(
        "pk", "item", "name", "value", "confidence", "set_by"
    ):
        said.setdefault(piece, []).append((name, Said(key, piece, value, confidence, by != MACHINE.key)))
    for piece, one in of.items():  # in time, so that of labels that are equally sure the first counts
        for name, label in said.get(piece, ()):
            held = one.labels.get(name)
            if name == URGENCY:
                right = held is None and label.by_person
            else:
                sure = held is None or label.confidence > held.confidence
                right = sure and label.value == getattr(one.story, name)
            if right:
                one.labels[name] = label
    _explain(list(of.values()))


def _explain(told: Sequence[Listed]) -> None:
    """Put the reasons to the labels of field and kind; of the others nobody reads them."""
    wanted = {one.labels[name].key for one in told for name in SUMMED if name in one.labels}
    reasons = dict(Label.objects.filter(pk__in=wanted).values_list("pk", "reasons"))
    for one in {id(one): one for one in told}.values():
        for name in SUMMED:
            if label := one.labels.get(name):
                told_by = reasons[label.key]
                one.labels[name] = Said(label.key, label.piece, label.value, label.confidence, label.by_person, told_by)
