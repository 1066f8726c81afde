"""What a recogniser saw on paper: the text, where it stands there, what it was unsure of, and further looks."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Unsure:
    """A word that the recogniser doubts: its line in the text, from 1, and how sure it was, 0 to 1."""

    line: int
    word: str
    confidence: float


Box = tuple[float, float, float, float]  # left, top, right, bottom, in shares of a page's width and height


@dataclass(frozen=True, slots=True)
class Strip:
    """Where a line of the text, counted from 1, stands on paper: on which page, from 1, and each of its words.

    The boxes are those of the page as it was handed in, which must be turned by `turn` degrees clockwise to be read;
    None for a word of which nobody told where it stands.
    """

    line: int
    boxes: tuple[Box | None, ...]
    page: int = 1
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Sight:
    """The text of a page or of several. `looks` are further readings of the head of the first page."""

    text: str
    unsure: tuple[Unsure, ...] = ()
    looks: tuple[str, ...] = ()
    strips: tuple[Strip, ...] = ()

    @classmethod
    def joined(cls, parts: Iterable["Sight"], between: str) -> Self:
        """Return several sights as one, in their order; the looks are those of the first."""
        texts: list[str] = []
        unsure: list[Unsure] = []
        looks: tuple[str, ...] = ()
        strips: list[Strip] = []
        lines = 0
        for part in parts:
            looks = looks if texts else part.looks
            unsure += [replace(one, line=one.line + lines) for one in part.unsure]
            strips += [replace(one, line=one.line + lines) for one in part.strips]
            texts.append(part.text)
            lines += part.text.count("\n") + between.count("\n")
        return cls(between.join(texts), tuple(unsure), looks, tuple(strips))

    def placed(self, move: Callable[[Box], Box], *, turn: int = 0) -> Self:
        """Return it with its words where `move` puts their boxes, on a page that is turned by `turn` to be read."""
        strips = [
            replace(one, boxes=tuple(box and move(box) for box in one.boxes), turn=one.turn + turn)
            for one in self.strips
        ]
        return replace(self, strips=tuple(strips))

    def on_page(self, number: int) -> Self:
        """Return it as what was seen on a page, from 1."""
        return replace(self, strips=tuple(replace(one, page=number) for one in self.strips))

    def as_json(self) -> dict[str, Any]:
        """Return what `from_json` reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """Return a sight that was written down."""
        unsure = tuple(Unsure(**one) for one in told.get("unsure", ()))
        strips = tuple(map(_strip, told.get("strips", ())))
        return cls(str(told["text"]), unsure, tuple(told.get("looks", ())), strips)


def _strip(told: dict[str, Any]) -> Strip:
    boxes = tuple(box and tuple(box) for box in told["boxes"])
    return Strip(told["line"], boxes, told["page"], told["turn"])
