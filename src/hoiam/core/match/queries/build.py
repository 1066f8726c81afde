"""Compile queries: number their phrases, choose under which group each is looked for, lay all of it in arrays."""

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import NamedTuple

import numpy as np

from hoiam.core.match.queries.compiled import Compiled
from hoiam.core.match.queries.lookup import Numbers, lookup
from hoiam.core.match.queries.needs import Group, Phrase, estimate, needs, phrase_of, plain
from hoiam.core.match.queries.program import ALL, ANY, HAS, Program, program
from hoiam.core.match.queries.tree import Both, Node, Query

_SURROGATES = range(0xD800, 0xE000)


class Entry(NamedTuple):
    """One query to compile. `scope`: whose gazetteer names the places of `nơi:`."""

    key: int
    owner: int
    query: Query
    scope: str = ""


class _Spelling:
    """Gives each word a letter, a code of Unicode; there is room for a million. Numbers phrases by them."""

    def __init__(self, counts: Mapping[str, float]) -> None:
        self.rarity: Callable[[Group], float] = estimate(counts)
        self._codes = (code for code in count(1) if code not in _SURROGATES)
        common = sorted(counts, key=lambda word: (-counts[word], word))
        self._known = {word: chr(next(self._codes)) for word in common}
        self.letters: dict[str, str] = {}  # of the words that queries have
        self.numbers: dict[str, int] = {}  # of the phrases that are looked up
        self._shared: dict[str | Program, str | Program] = {}

    def spelled(self, phrase: Phrase) -> str:
        return "".join([self.letters.get(word) or self._letter(word) for word in phrase])

    def number(self, group: Group) -> tuple[int, ...]:
        return tuple([self.numbers.setdefault(self.spelled(phrase), len(self.numbers)) for phrase in group])

    def rest(self, root: Node, groups: list[Group], scope: str) -> Program | None:
        """Return what the first two groups of a query do not decide: its further groups, and what no group decides."""
        asked = [self._any_of(group) for group in groups]
        parts = root.parts if isinstance(root, Both) else (root,)
        asked += [program(part, lambda leaf: self._one(phrase_of(leaf, scope))) for part in parts if not plain(part)]
        if not asked:
            return None
        return self._share(asked[0] if len(asked) == 1 else (ALL, tuple(asked)))

    def _any_of(self, group: Group) -> Program:
        return self._share((ANY, tuple((HAS, self._one(phrase), False, ()) for phrase in sorted(group))))

    def _one(self, phrase: Phrase) -> str:
        spelled = self.spelled(phrase)
        self._shared.setdefault(spelled, spelled)
        return self._shared[spelled]  # type: ignore[return-value]

    def _share(self, made: Program) -> Program:
        return self._shared.setdefault(made, made)  # type: ignore[return-value]

    def _letter(self, word: str) -> str:
        letter = self._known.get(word) or chr(next(self._codes))
        self.letters[word] = letter
        return letter


def compile_queries(entries: Iterable[Entry], counts: Mapping[str, float] | None = None) -> Compiled:
    """Return the compiled queries. `counts`: shares of articles that hold a folded word, for choosing rare groups."""
    spelling = _Spelling(counts or {})
    keys, owners, firsts, seconds, programs = [], [], [], [], []
    for entry in entries:
        groups = needs(entry.query.root, entry.scope, spelling.rarity)
        if not groups:
            continue  # `check` refuses it; one that was kept under older rules finds nothing
        groups.sort(key=spelling.rarity)
        keys.append(entry.key)
        owners.append(entry.owner)
        firsts.append(spelling.number(groups[0]))
        seconds.append(spelling.number(groups[1]) if len(groups) > 1 else firsts[-1])
        programs.append(spelling.rest(entry.query.root, groups[2:], entry.scope))
    letters = {word: ord(letter) for word, letter in spelling.letters.items()}
    found, phrases = lookup(spelling.numbers, max(letters.values(), default=0))
    key_start, key_query = _by_phrase(firsts, phrases)
    next_start, next_phrase = _in_rows(seconds)
    arrays = (key_start, key_query, next_start, next_phrase)
    return Compiled(keys, owners, letters, found, *arrays, programs, phrases)


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
