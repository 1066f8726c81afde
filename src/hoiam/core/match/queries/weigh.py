"""Does one query hold for one article, and on which words? The plain meaning of the language, said part by part.

`compiled` answers the same for all queries at once; a property test holds the two together.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hoiam.core.match.queries.reading import FIELDS, Reading, fact_word
from hoiam.core.match.queries.tree import Both, Either, Fact, Near, Node, Query, Without, Words, clauses
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.text.tones import placed_alike


@dataclass(frozen=True, slots=True)
class Span:
    """Found words: from one word of the reading until before another."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a query that held: what it says, and the words it rests on (field, start, end, surface)."""

    number: int  # from 1, in the order of the query
    said: str
    found: tuple[tuple[str, int, int, str], ...]


def holds(node: Node, reading: Reading, scope: str = "") -> list[Span] | None:
    """Return the words on which a part holds ([] where it rests on none), or None where it does not hold."""
    match node:
        case Words():
            return _words(node, reading) or None
        case Fact():
            return (
                [] if fact_word(node.kind, node.name, scope if node.kind == "place" else "") in reading.facts else None
            )
        case Near():
            return _near(node, reading) or None
        case Without():
            return [] if holds(node.part, reading, scope) is None else None
        case Either():
            held = [spans for part in node.parts if (spans := holds(part, reading, scope)) is not None]
            return [span for spans in held for span in spans] if held else None
        case Both():
            return _all(node.parts, reading, scope)


def because(query: Query, reading: Reading, scope: str = "") -> tuple[Clause, ...]:
    """Return the clauses of a query that holds, each with the words that it rests on; () where it does not hold."""
    told = []
    for number, part in enumerate(clauses(query.root), 1):
        spans = holds(part, reading, scope)
        if spans is None:
            return ()
        found = dict.fromkeys(_surface(span, reading) for span in spans)
        told.append(Clause(number, query.text[part.start : part.end], tuple(found)))
    return tuple(told)


def spelled(word: str) -> str:
    """Return a word as exact marks compare it: where the tone stands does not count."""
    return placed_alike(normal(word))


def written_so(wanted: str, surface: str) -> bool:
    """Tell whether a word has the wanted marks, and capitals wherever the query writes one."""
    a, b = spelled(wanted), spelled(surface)
    return a.lower() == b.lower() and all(y.isupper() for x, y in zip(a, b, strict=False) if x.isupper())


def _words(node: Words, reading: Reading) -> list[Span]:
    size = len(node.words)
    starts: Iterable[int] = reading.starts([fold(word) for word in node.words])
    if node.title:
        starts = (at for at in starts if at < reading.ends[0])
    if node.exact:
        starts = (
            at for at in starts if all(written_so(w, reading.placed[at + i].text) for i, w in enumerate(node.words))
        )
    return [Span(at, at + size) for at in starts]


def _near(node: Near, reading: Reading) -> list[Span]:
    left, right = _choice(node.left, reading), _choice(node.right, reading)
    found: dict[Span, None] = {}
    for a in left:
        for b in right:
            first, second = (a, b) if a.start <= b.start else (b, a)
            gap = second.start - first.end
            if 0 <= gap <= node.within and reading.field_of(first.start) == reading.field_of(second.start):
                found.update({first: None, second: None})
    return list(found)


def _choice(node: Words | Either, reading: Reading) -> list[Span]:
    parts = node.parts if isinstance(node, Either) else (node,)
    return [span for part in parts if isinstance(part, Words) for span in _words(part, reading)]


def _all(parts: Iterable[Node], reading: Reading, scope: str) -> list[Span] | None:
    found: list[Span] = []
    for part in parts:
        spans = holds(part, reading, scope)
        if spans is None:
            return None
        found += spans
    return found


def _surface(span: Span, reading: Reading) -> tuple[str, int, int, str]:
    number = reading.field_of(span.start)
    first, last = reading.placed[span.start], reading.placed[span.end - 1]
    return FIELDS[number], first.start, last.end, reading.texts[number][first.start : last.end]
