"""The words of a piece in the two forms that a lexicon is compared with. Knows no labels."""

import re
from dataclasses import dataclass, replace
from itertools import accumulate

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.text.tokens import tokens
from hoiam.core.text.tones import placed_alike
from hoiam.core.values.article import Piece

_END = re.compile(r"[.!?…;:\n]+(?=\s|$)")  # also before a small letter: people write without capitals
_MARKED = 0.2  # share of words with marks below which a text counts as unmarked
_WEIGHT = {"title": 2.0, "sapo": 1.5, "text": 1.0}


@dataclass(frozen=True, slots=True)
class Words:
    """One part of a piece: its words folded and with marks, one for one; how much the part weighs.

    `begins` tells at which words a sentence begins, where that was asked for.
    """

    folded: tuple[str, ...]
    marked: tuple[str, ...]
    weight: float
    begins: frozenset[int] = frozenset()


def alike(text: str) -> str:
    """Return the form in which marked words are compared: small letters, tone placement evened."""
    return placed_alike(normal(text)).lower()


def words_of(text: str, weight: float = 1.0) -> Words:
    """Return the words of a text in both forms."""
    marked = tokens(alike(text))
    return Words(tuple(fold(" ".join(marked)).split(" ")) if marked else (), tuple(marked), weight)


def parts_of(piece: Piece) -> list[Words]:
    """Return title, sapo and body as words; the title weighs twice."""
    parts = [(words_of(part, _WEIGHT[name]), part) for name, part in _texts(piece) if part]
    return [replace(words, begins=_begins(part)) for words, part in parts]


def _begins(text: str) -> frozenset[int]:
    return frozenset(accumulate(len(tokens(one)) for one in _END.split(normal(text))))


def is_unmarked(parts: list[Words]) -> bool:
    """Tell whether a piece is written without marks, so that its words can only be compared folded."""
    words = [word for part in parts for word in part.marked if word.isalpha()]
    return len(words) - sum(map(str.isascii, words)) < _MARKED * len(words)


def _texts(piece: Piece) -> tuple[tuple[str, str], ...]:
    return ("title", piece.title), ("sapo", piece.sapo), ("text", piece.text)
