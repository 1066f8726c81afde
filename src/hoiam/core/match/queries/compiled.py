"""All queries of all offices at once: one automaton over words, then a presearcher, then what is left is verified.

Each folded word is one letter, so that a phrase is a short string and word borders come by themselves. The phrases
found lead to the queries that have them in their rarest group; of these the second group is asked, all in arrays; the
few that are left are asked whole. So cost grows with matched candidates and not with queries (docs/adr/0031).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import ahocorasick_rs
import numpy as np
import numpy.typing as npt

from hoiam.core.match.queries.program import Letters, Program, runs
from hoiam.core.match.queries.reading import Reading

Numbers = npt.NDArray[np.int32]
_PHRASE = itemgetter(0)  # of what the automaton found: phrase, start, end
NOTHING = b"\x00"  # the letter of a break and of every word that no query has


@dataclass(frozen=True)
class Compiled:
    """The compiled queries. `keys` and `owners` are the caller's own, in the order in which the queries were given."""

    keys: Sequence[int]
    owners: Sequence[int]
    letters: dict[str, bytes]
    automaton: Any
    key_start: Numbers  # of each phrase: where its queries begin in `key_query`
    key_query: Numbers
    next_start: Numbers  # of each query: where its second group begins in `next_phrase`
    next_phrase: Numbers
    programs: list[Program | None]  # what is asked of a query after its first two groups
    phrases: int = field(default=0)

    def desk(self) -> "Desk":
        """Return a desk to match at. One desk serves one thread."""
        return Desk(self, np.zeros(self.phrases, dtype=np.bool_))

    @property
    def memory(self) -> int:
        """Bytes of the arrays, without the automaton and the programs."""
        arrays = (self.key_start, self.key_query, self.next_start, self.next_phrase)
        return sum(array.nbytes for array in arrays)


@dataclass(frozen=True, slots=True)
class Desk:
    """Compiled queries with the scratch space of one matching at a time."""

    compiled: Compiled
    seen: npt.NDArray[np.bool_]

    def match(self, reading: Reading) -> list[int]:
        """Return the places (in `keys`, `owners`) of the queries that hold, in rising order."""
        return self.counted(reading)[0]

    def counted(self, reading: Reading) -> tuple[list[int], int]:
        """Return the same, and how many candidates the presearcher let through."""
        own = self.compiled
        if not own.phrases:
            return [], 0
        letter = own.letters.get
        text = b"".join([letter(word, NOTHING) for word in reading.words])
        text += b"".join([NOTHING + letter(fact, NOTHING) for fact in reading.facts])
        found = own.automaton.find_matches_as_indexes(text, True)
        if not found:
            return [], 0
        phrases = np.fromiter(map(_PHRASE, found), dtype=np.int32, count=len(found))
        self.seen[phrases] = True
        try:
            candidates = _spread(own.key_start, own.key_query, phrases)
            left = self._second(candidates) if len(candidates) else candidates
            if not len(left):
                return [], len(candidates)
            return self._verified(sorted(set(left.tolist())), Letters(text, reading)), len(candidates)
        finally:
            self.seen[phrases] = False

    def _second(self, candidates: Numbers) -> Numbers:
        """Keep the candidates of whose second group a phrase was seen too."""
        own = self.compiled
        starts = own.next_start[candidates]
        sizes = own.next_start[candidates + 1] - starts
        firsts = np.cumsum(sizes) - sizes
        at = np.repeat(starts - firsts, sizes) + np.arange(len(firsts) and int(firsts[-1] + sizes[-1]), dtype=np.int32)
        return candidates[np.logical_or.reduceat(self.seen[own.next_phrase[at]], firsts)]

    def _verified(self, left: list[int], letters: Letters) -> list[int]:
        programs = self.compiled.programs
        return [at for at in left if (asked := programs[at]) is None or runs(asked, letters)]


def _spread(starts: Numbers, values: Numbers, rows: Numbers) -> Numbers:
    """Return the values of all rows of a table that lies row after row in one array."""
    begin = starts[rows]
    sizes = starts[rows + 1] - begin
    some = sizes > 0
    begin, sizes = begin[some], sizes[some]
    ends = np.cumsum(sizes)
    if not len(ends):
        return values[:0]
    return values[np.repeat(begin - (ends - sizes), sizes) + np.arange(int(ends[-1]), dtype=np.int32)]


def automaton(patterns: Iterable[bytes]) -> Any:
    """Return the automaton over phrases written in letters; None where there is none."""
    wanted = list(patterns)
    return ahocorasick_rs.BytesAhoCorasick(wanted) if wanted else None
