"""What a recogniser saw on paper: the text, the words that it was unsure of, and what it saw at a second look."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Unsure:
    """A word that the recogniser doubts: its line in the text, from 1, and how sure it was, 0 to 1."""

    line: int
    word: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Sight:
    """The text of a page or of several. `looks` are further readings of the head of the first page."""

    text: str
    unsure: tuple[Unsure, ...] = ()
    looks: tuple[str, ...] = ()

    @classmethod
    def joined(cls, parts: Iterable["Sight"], between: str) -> Self:
        """Return several sights as one, in their order; the looks are those of the first."""
        texts: list[str] = []
        unsure: list[Unsure] = []
        looks: tuple[str, ...] = ()
        lines = 0
        for part in parts:
            looks = looks if texts else part.looks
            unsure += [replace(one, line=one.line + lines) for one in part.unsure]
            texts.append(part.text)
            lines += part.text.count("\n") + between.count("\n")
        return cls(between.join(texts), tuple(unsure), looks)

    def as_json(self) -> dict[str, Any]:
        """Return what `from_json` reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """Return a sight that was written down."""
        unsure = tuple(Unsure(**one) for one in told.get("unsure", ()))
        return cls(str(told["text"]), unsure, tuple(told.get("looks", ())))
