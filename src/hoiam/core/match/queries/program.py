"""What the groups of a query cannot decide, as a small tree of numbers: marks, titles, GẦN, KHÔNG, nested choices.

Kept small because there may be hundreds of thousands; run only for candidates.
"""

from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from hoiam.core.match.queries.reading import Reading
from hoiam.core.match.queries.tree import Both, Either, Fact, Near, Node, Without, Words
from hoiam.core.match.queries.weigh import written_so

Program: TypeAlias = tuple[Any, ...]
HAS, WORDS, NEAR, NOT, ALL, ANY = range(6)


class Found:
    """The phrases that an automaton found in one article, and where each stands, worked out when first asked."""

    def __init__(self, found: list[tuple[int, int, int]], text: bytes, reading: Reading) -> None:
        self._found = found
        self._text = text
        self.reading = reading

    @cached_property
    def there(self) -> set[int]:
        """Which phrases were found."""
        return {one[0] for one in self._found}

    @cached_property
    def _letters(self) -> npt.NDArray[np.int64]:
        """At which word each byte of the automaton's text stands (UTF-8: a letter begins at each leading byte)."""
        begins = (np.frombuffer(self._text, dtype=np.uint8) & 0xC0) != 0x80
        return np.cumsum(begins) - 1

    def where(self, phrase: int) -> list[tuple[int, int]]:
        """Return from which word until before which a phrase stands, each time."""
        letters = self._letters
        spans = [(start, end - 1) for number, start, end in self._found if number == phrase]
        return [(int(letters[start]), int(letters[last]) + 1) for start, last in spans]

    def spans(self, program: Program) -> list[tuple[int, int]]:
        """Return where a phrase stands as its marks and its field want it."""
        _, phrase, title, exact = program
        spans = self.where(phrase) if phrase in self.there else []
        if title:
            spans = [span for span in spans if span[0] < self.reading.ends[0]]
        if exact and spans:
            surfaces = self.reading.placed
            spans = [s for s in spans if all(written_so(w, surfaces[s[0] + i].text) for i, w in enumerate(exact))]
        return spans


def program(node: Node, number: dict[Words | Fact, int]) -> Program:
    """Return a node as numbers; `number` gives the phrase of each leaf."""
    match node:
        case Words():
            if node.exact or node.title:
                return (WORDS, number[node], node.title, node.words if node.exact else ())
            return (HAS, number[node], False, ())
        case Fact():
            return (HAS, number[node], False, ())
        case Near():
            return (NEAR, node.within, _choice(node.left, number), _choice(node.right, number))
        case Without():
            return (NOT, program(node.part, number))
        case Both():
            return (ALL, tuple(program(part, number) for part in node.parts))
        case Either():
            return (ANY, tuple(program(part, number) for part in node.parts))


def runs(asked: Program, found: Found) -> bool:
    """Tell whether a program holds for what was found."""
    kind = asked[0]
    if kind == HAS:
        return asked[1] in found.there
    if kind == WORDS:
        return bool(found.spans(asked))
    if kind == NEAR:
        return _near(asked, found)
    if kind == NOT:
        return not runs(asked[1], found)
    together = all if kind == ALL else any
    return together(runs(part, found) for part in asked[1])


def _choice(node: Words | Either, number: dict[Words | Fact, int]) -> tuple[Program, ...]:
    parts = node.parts if isinstance(node, Either) else (node,)
    return tuple(program(part, number) for part in parts)


def _near(asked: Program, found: Found) -> bool:
    _, within, left, right = asked
    lefts = [span for one in left for span in found.spans(one)]
    rights = [span for one in right for span in found.spans(one)] if lefts else []
    field_of = found.reading.field_of
    for a, b in lefts:
        for c, d in rights:
            gap = c - b if a <= c else a - d
            if 0 <= gap <= within and field_of(a) == field_of(c):
                return True
    return False
