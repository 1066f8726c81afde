"""Read a query as officers write it. A fault is a value that says what is wrong, and at which character.

query   = choice                        VÀ and HOẶC may be AND and OR; capitals make them operators
choice  = all (HOẶC all)*
all     = part ([VÀ] part)*             side by side means VÀ
part    = KHÔNG part | near
near    = atom [GẦN/n atom]
atom    = ( choice ) | prefix: value | [=] word | [=] "phrase"
"""

from dataclasses import replace

from hoiam.core.match.queries.lex import Sign, signs
from hoiam.core.match.queries.tree import Both, Either, Fact, Fault, Near, Node, Query, Without, Words
from hoiam.core.text.normal import normal
from hoiam.core.text.tokens import tokens

LONGEST, MOST, DEEPEST, WIDEST, FARTHEST = 2000, 200, 20, 12, 50
"""Limits of a query: characters, phrases, nested brackets, words of a phrase, words between two phrases of GẦN."""


def parse(text: str) -> Query | Fault:
    """Return what a query means, or the first fault. Only reads; whether it may be kept is asked of `check`."""
    text = normal(text).replace("\n", " ").strip()
    if not text:
        return Fault("query.empty", 1)
    if len(text) > LONGEST:
        return Fault("query.long", LONGEST, str(LONGEST))
    try:
        return Query(text, _Reader(text).whole())
    except _Faulty as faulty:
        return faulty.fault


class _Faulty(Exception):  # unwinds the descent; never leaves this file
    def __init__(self, code: str, at: int, words: str = "") -> None:
        self.fault = Fault(code, at + 1, words)


class _Reader:
    """A descent over the signs: one method for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.signs = signs(text)
        self.at = 0
        self.depth = 0
        self.phrases = 0

    def whole(self) -> Node:
        node = self.choice()
        left = self.peek()
        if left:
            raise self._wrong(left)
        return node

    def peek(self) -> Sign | None:
        sign = self.signs[self.at] if self.at < len(self.signs) else None
        if sign and sign.kind == "fault":
            raise _Faulty(sign.said, sign.start, self.text[sign.start : sign.end])
        return sign

    def take(self, *kinds: str) -> Sign | None:
        sign = self.peek()
        if sign and sign.kind in kinds:
            self.at += 1
            return sign
        return None

    def choice(self) -> Node:
        parts = [self.all()]
        while self.take("or"):
            parts.append(self.all())
        return _joined(Either, parts)

    def all(self) -> Node:
        parts = [self.part()]
        while True:
            sign = self.peek()
            if not self.take("and") and (sign is None or sign.kind in {"or", "close", "near"}):
                return _joined(Both, parts)
            parts.append(self.part())

    def part(self) -> Node:
        sign = self.take("not")
        if sign is None:
            return self.near()
        self._deeper(sign)
        part = self.part()
        self.depth -= 1
        return Without(part, sign.start, part.end)

    def near(self) -> Node:
        left = self.atom()
        sign = self.take("near")
        if sign is None:
            return left
        right = self.atom()
        within = int(sign.said[:6] or 10)
        if not 1 <= within <= FARTHEST:
            raise _Faulty("query.near_far", sign.start, str(FARTHEST))
        choices = isinstance(left, Words | Either) and isinstance(right, Words | Either)
        if not choices or not all(isinstance(one, Words) for side in (left, right) for one in _parts(side)):
            raise _Faulty("query.near_words", sign.start)
        return Near(left, right, within, left.start, right.end)  # type: ignore[arg-type]

    def atom(self) -> Node:
        sign = self.peek()
        if sign is None:
            raise _Faulty("query.missing", len(self.text))
        if sign.kind == "open":
            return self.bracket(sign)
        if sign.kind == "prefix":
            self.at += 1
            return self.titled(sign) if sign.said == "title" else self.fact(sign)
        return self.words()

    def bracket(self, sign: Sign) -> Node:
        self.at += 1
        self._deeper(sign)
        node = self.choice()
        self.depth -= 1
        closing = self.take("close")
        if closing is None:
            raise _Faulty("query.unclosed", sign.start)
        return replace(node, start=sign.start, end=closing.end)

    def titled(self, sign: Sign) -> Node:
        atom = self.atom()
        node = _in_title(atom)
        if node is None:
            raise _Faulty("query.title_words", sign.start)
        return replace(node, start=sign.start, end=atom.end)

    def fact(self, sign: Sign) -> Node:
        value = self.take("quote", "word")
        name = " ".join(tokens(value.said)) if value else ""
        if value is None or not name:
            raise _Faulty("query.value", sign.end - 1, self.text[sign.start : sign.end])
        self._count(value)
        return Fact(sign.said, name, sign.start, value.end)

    def words(self) -> Node:
        exact = self.take("exact")
        sign = self.take("word", "quote")
        if sign is None:
            found = self.peek()
            raise self._wrong(found) if found else _Faulty("query.missing", len(self.text))
        written = tuple(tokens(sign.said))
        if not written:
            raise _Faulty("query.no_letters", sign.start, sign.said)
        if len(written) > WIDEST:
            raise _Faulty("query.wide", sign.start, str(WIDEST))
        self._count(sign)
        return Words(written, bool(exact), False, (exact or sign).start, sign.end)

    def _count(self, sign: Sign) -> None:
        self.phrases += 1
        if self.phrases > MOST:
            raise _Faulty("query.many", sign.start, str(MOST))

    def _deeper(self, sign: Sign) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Faulty("query.deep", sign.start, str(DEEPEST))

    def _wrong(self, sign: Sign) -> _Faulty:
        code = "query.unopened" if sign.kind == "close" else "query.operator"
        return _Faulty(code, sign.start, self.text[sign.start : sign.end])


def _joined(kind: type[Both] | type[Either], parts: list[Node]) -> Node:
    """Join parts, those of a bracket of the same kind taken in; one part stays what it is."""
    if len(parts) == 1:
        return parts[0]
    flat = tuple(one for part in parts for one in (part.parts if isinstance(part, kind) else (part,)))
    return kind(flat, parts[0].start, parts[-1].end)


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Either) else (node,)


def _in_title(node: Node) -> Node | None:
    """Return the same with every phrase sought in the title only; None where something else is in it."""
    if isinstance(node, Words):
        return replace(node, title=True)
    if isinstance(node, Both | Either):
        parts = [_in_title(part) for part in node.parts]
        return None if None in parts else replace(node, parts=tuple(part for part in parts if part))
    return None
