"""What a watch-list query is made of, once read. Values only: knows no text, no spelling of operators, no look-up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand one after the other. `exact`: with these marks, and with these capitals where one is written."""

    words: tuple[str, ...]  # in normal form, as written
    exact: bool = False
    title: bool = False  # only in the title
    start: int = field(default=0, compare=False)  # where it stands in the query, in characters
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of an article beside its words: `kind` place | field | source."""

    kind: str
    name: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """Two phrases (or choices of phrases) in one field, in either order, at most `within` words between them."""

    left: "Words | Either"
    right: "Words | Either"
    within: int
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Without:
    """What must not be found."""

    part: "Node"
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Both:
    """All parts."""

    parts: tuple["Node", ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part."""

    parts: tuple["Node", ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


Node: TypeAlias = Words | Fact | Near | Without | Both | Either


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was read without fault: its text in normal form and what it means."""

    text: str
    root: Node


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is no query. `at` counts characters from 1; the sentence stands in desk/watch/words.py."""

    code: str
    at: int
    words: str = ""


def leaves(node: Node) -> Iterator[Words | Fact]:
    """Yield every phrase and fact, in reading order."""
    match node:
        case Words() | Fact():
            yield node
        case Near():
            yield from leaves(node.left)
            yield from leaves(node.right)
        case Without():
            yield from leaves(node.part)
        case Both() | Either():
            for part in node.parts:
                yield from leaves(part)


def clauses(root: Node) -> tuple[Node, ...]:
    """Return the parts that must all hold: what people call the clauses of a query."""
    return root.parts if isinstance(root, Both) else (root,)
