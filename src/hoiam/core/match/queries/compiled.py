"""All queries of all offices at once: one look-up of phrases, then a presearcher, then what is left is verified.

Each folded word is one letter, so that a phrase is a short string and word borders come by themselves. The phrases
found lead to the queries that have them in their rarest group; of these the second group is asked, all in arrays; the
few that are left are asked whole. So cost grows with matched candidates and not with queries (docs/adr/0031).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
import numpy.typing as npt

from hoiam.core.match.queries.lookup import Lookup, Numbers
from hoiam.core.match.queries.program import Letters, Program, runs
from hoiam.core.match.queries.reading import BREAK, Reading

NOTHING = 0  # the letter of a break and of every word that no query has


@dataclass(frozen=True)
class Compiled:
    """The compiled queries. `keys` and `owners` are the caller's own, in the order in which the queries were given."""

    keys: Sequence[int]
    owners: Sequence[int]
    letters: dict[str, int]  # of the words that queries have
    lookup: Lookup
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
        """Bytes of the arrays, without the words and the programs."""
        arrays = (self.key_start, self.key_query, self.next_start, self.next_phrase)
        return sum(array.nbytes for array in arrays) + self.lookup.memory


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
        words = reading.words
        if reading.facts:
            words = [*words, *(part for fact in reading.facts for part in (BREAK, fact))]
        letters = np.fromiter(map(own.letters.get, words, repeat(NOTHING)), dtype=np.int32, count=len(words))
        text = letters.tobytes().decode("utf-32-le")
        phrases = own.lookup.find(letters, text)
        if not len(phrases):
            return [], 0
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
