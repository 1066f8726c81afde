"""Compile queries: number their phrases, choose under which group each is looked for, lay all of it in arrays."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from hoiam.core.match.queries.compiled import Compiled, Numbers, Plan, automaton
from hoiam.core.match.queries.needs import Group, Phrase, estimate, needs, phrase_of, plain
from hoiam.core.match.queries.program import Program, program
from hoiam.core.match.queries.tree import Both, Node, Query, leaves

_SURROGATES = range(0xD800, 0xE000)


class Entry(NamedTuple):
    """One query to compile. `scope`: whose gazetteer names the places of `nơi:`."""

    key: int
    owner: int
    query: Query
    scope: str = ""


@dataclass
class _Numbering:
    """Phrases by number; phrases of the same words share one."""

    rarity: Callable[[Group], float]
    phrases: dict[Phrase, int] = field(default_factory=dict)
    programs: dict[Program, Program] = field(default_factory=dict)

    def number(self, phrase: Phrase) -> int:
        return self.phrases.setdefault(phrase, len(self.phrases))

    def program_of(self, node: Node, scope: str) -> Program:
        """Return what the groups do not decide of a query; parts that they decide are left out."""
        parts = [part for part in node.parts if not plain(part)] if isinstance(node, Both) else [node]
        rest = parts[0] if len(parts) == 1 else Both(tuple(parts))
        numbers = {leaf: self.number(phrase_of(leaf, scope)) for leaf in leaves(rest)}
        made = program(rest, numbers)
        return self.programs.setdefault(made, made)


def compile_queries(entries: Iterable[Entry], counts: Mapping[str, float] | None = None) -> Compiled:
    """Return the compiled queries. `counts`: shares of articles that hold a folded word, for choosing rare groups."""
    numbering = _Numbering(estimate(counts or {}))
    keys, owners, firsts, seconds, plans = [], [], [], [], []
    for entry in entries:
        groups = needs(entry.query.root, entry.scope, numbering.rarity)
        if not groups:
            continue  # `check` refuses it; one that was kept under older rules finds nothing
        groups.sort(key=numbering.rarity)
        numbered = [tuple(numbering.number(phrase) for phrase in group) for group in groups]
        keys.append(entry.key)
        owners.append(entry.owner)
        firsts.append(numbered[0])
        seconds.append(numbered[1] if len(numbered) > 1 else numbered[0])
        rest = None if plain(entry.query.root) else numbering.program_of(entry.query.root, entry.scope)
        plans.append(Plan(tuple(numbered[2:]), rest) if rest or len(numbered) > 2 else None)
    letters = _letters(numbering.phrases, counts or {})
    key_start, key_query = _by_phrase(firsts, len(numbering.phrases))
    next_start, next_phrase = _in_rows(seconds)
    search = automaton(b"".join(map(letters.__getitem__, phrase)) for phrase in numbering.phrases)
    arrays = (key_start, key_query, next_start, next_phrase)
    return Compiled(keys, owners, letters, search, *arrays, plans, len(numbering.phrases))


def _letters(phrases: Iterable[Phrase], counts: Mapping[str, float]) -> dict[str, bytes]:
    """Give each word a letter in UTF-8, the commonest the shortest; there is room for a million."""
    words = sorted({word for phrase in phrases for word in phrase}, key=lambda word: (-counts.get(word, 0), word))
    codes = [code for code in range(1, len(words) + len(_SURROGATES) + 1) if code not in _SURROGATES]
    return {word: chr(code).encode() for word, code in zip(words, codes, strict=False)}


def _by_phrase(groups: list[tuple[int, ...]], phrases: int) -> tuple[Numbers, Numbers]:
    """Return, phrase after phrase, the queries whose group has it."""
    sizes = np.fromiter(map(len, groups), dtype=np.int32, count=len(groups))
    phrase = np.fromiter((number for group in groups for number in group), dtype=np.int32)
    query = np.repeat(np.arange(len(groups), dtype=np.int32), sizes)
    order = np.argsort(phrase, kind="stable")
    starts = np.zeros(phrases + 1, dtype=np.int32)
    np.cumsum(np.bincount(phrase, minlength=phrases), out=starts[1:])
    return starts, query[order]


def _in_rows(groups: list[tuple[int, ...]]) -> tuple[Numbers, Numbers]:
    starts = np.zeros(len(groups) + 1, dtype=np.int32)
    np.cumsum(np.fromiter(map(len, groups), dtype=np.int32, count=len(groups)), out=starts[1:])
    return starts, np.fromiter((number for group in groups for number in group), dtype=np.int32)
