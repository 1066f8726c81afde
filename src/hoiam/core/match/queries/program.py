"""What the first two groups of a query cannot decide: more groups, marks, titles, GẦN, KHÔNG, nested choices.

A small tree over phrases written in letters, looked for in the article's own letters: for the few candidates that are
left this is faster than to have found every phrase of every query before. Kept small: there may be many thousands.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from hoiam.core.match.queries.reading import Reading
from hoiam.core.match.queries.tree import Both, Either, Fact, Near, Node, Without, Words
from hoiam.core.match.queries.weigh import written_so

Program: TypeAlias = tuple[Any, ...]
HAS, WORDS, NEAR, NOT, ALL, ANY = range(6)


class Letters:
    """One article in letters, one for each word, and where each phrase stands in it."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text = text
        self.reading = reading

    def where(self, phrase: str) -> list[tuple[int, int]]:
        """Return from which word until before which a phrase stands, each time."""
        found, at = [], self.text.find(phrase)
        while at >= 0:
            found.append((at, at + len(phrase)))
            at = self.text.find(phrase, at + 1)
        return found

    def spans(self, program: Program) -> list[tuple[int, int]]:
        """Return where a phrase stands as its marks and its field want it."""
        _, phrase, title, exact = program
        spans = self.where(phrase)
        if title:
            spans = [span for span in spans if span[0] < self.reading.ends[0]]
        if exact and spans:
            surfaces = self.reading.placed
            spans = [s for s in spans if all(written_so(w, surfaces[s[0] + i].text) for i, w in enumerate(exact))]
        return spans


def program(node: Node, spelled: Callable[[Words | Fact], str]) -> Program:
    """Return a node as a program; `spelled` gives each leaf in letters."""
    match node:
        case Words():
            if node.exact or node.title:
                return (WORDS, spelled(node), node.title, node.words if node.exact else ())
            return (HAS, spelled(node), False, ())
        case Fact():
            return (HAS, spelled(node), False, ())
        case Near():
            return (NEAR, node.within, _choice(node.left, spelled), _choice(node.right, spelled))
        case Without():
            return (NOT, program(node.part, spelled))
        case Both():
            return (ALL, tuple(program(part, spelled) for part in node.parts))
        case Either():
            return (ANY, tuple(program(part, spelled) for part in node.parts))


def runs(asked: Program, letters: Letters) -> bool:
    """Tell whether a program holds for an article."""
    kind = asked[0]
    if kind == HAS:
        return asked[1] in letters.text
    if kind == WORDS:
        return bool(letters.spans(asked))
    if kind == NEAR:
        return _near(asked, letters)
    if kind == NOT:
        return not runs(asked[1], letters)
    together = all if kind == ALL else any
    return together(runs(part, letters) for part in asked[1])


def _choice(node: Words | Either, spelled: Callable[[Words | Fact], str]) -> tuple[Program, ...]:
    parts = node.parts if isinstance(node, Either) else (node,)
    return tuple(program(part, spelled) for part in parts)


def _near(asked: Program, letters: Letters) -> bool:
    _, within, left, right = asked
    lefts = [span for one in left for span in letters.spans(one)]
    rights = [span for one in right for span in letters.spans(one)] if lefts else []
    field_of = letters.reading.field_of
    for a, b in lefts:
        for c, d in rights:
            gap = c - b if a <= c else a - d
            if 0 <= gap <= within and field_of(a) == field_of(c):
                return True
    return False
