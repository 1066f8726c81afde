"""Which phrases stand in an article? All its runs of one, two and three words are looked up at once, in arrays.

Each word is a whole number, so that a run of three is one of 63 bits and equal runs are equal numbers: nothing is
guessed. A longer phrase is found by its first three words and then asked whole. What a look-up costs hangs on the
length of the article and hardly on how many phrases there are (docs/adr/0031).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]
Runs = npt.NDArray[np.uint64]
BITS = 21  # of one word in a run: 1,114,111 words have room
HEAD = 3  # words of a run
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # odd: multiplying by it mixes the low bits into the high ones
_ONE, _TWO = np.uint64(BITS), np.uint64(2 * BITS)


@dataclass(frozen=True)
class Lookup:
    """The phrases. A run hashes to one slot; where two runs wanted it, the second stands in `more`, sorted."""

    single: Numbers  # of each word: the phrase that it is, or -1
    runs: Runs  # of each slot: the run, or 0
    phrases: Numbers  # of each slot: its phrase
    shared: npt.NDArray[np.bool_]  # of each slot: whether other runs hashed to it
    more: Runs
    more_phrases: Numbers
    shift: np.uint64
    heads: npt.NDArray[np.bool_]  # of each phrase: whether a longer one begins with it
    longer: Mapping[int, list[tuple[str, int]]]  # what a head goes on to: the whole phrase in letters, its number

    def find(self, words: Numbers, text: str) -> Numbers:
        """Return the numbers of the phrases that stand in an article of these words; some more than once."""
        one = words.astype(np.uint64)
        two = (one[:-1] << _TWO) | (one[1:] << _ONE)
        three = two[:-1] | one[2:]
        known = words != 0
        pair = known[:-1] & known[1:]
        runs = np.concatenate((two[pair], three[pair[:-1] & known[2:]]))
        at = (runs * _SPREAD) >> self.shift
        same = self.runs[at] == runs
        found = [self.phrases[at[same]], self._others(runs[self.shared[at] & ~same])]
        alone = self.single[words]
        found.append(alone[alone >= 0])
        numbers = np.concatenate(found)
        return self._longer(numbers, text) if self.longer else numbers

    def _others(self, runs: Runs) -> Numbers:
        """Return the phrases of runs that did not get the slot to which they hashed."""
        if not len(runs) or not len(self.more):
            return self.more_phrases[:0]
        at = np.minimum(np.searchsorted(self.more, runs), len(self.more) - 1)
        found: Numbers = self.more_phrases[at[self.more[at] == runs]]
        return found

    def _longer(self, numbers: Numbers, text: str) -> Numbers:
        """Add the phrases of more than three words."""
        heads = set(numbers[self.heads[numbers]].tolist())
        more = [number for head in heads for phrase, number in self.longer[head] if phrase in text]
        return np.concatenate((numbers, np.array(more, dtype=np.int32))) if more else numbers

    @property
    def memory(self) -> int:
        """Bytes of the arrays."""
        arrays = (self.single, self.runs, self.phrases, self.shared, self.more, self.more_phrases, self.heads)
        return sum(array.nbytes for array in arrays)


def lookup(numbers: Mapping[str, int], last: int) -> tuple[Lookup, int]:
    """Return the look-up of phrases written in letters, one for each word, and how many phrases it numbers.

    `last`: the highest letter of any word. A head of longer phrases that is no phrase itself gets a number beyond
    those given.
    """
    heads: dict[str, int] = {}
    longer: dict[int, list[tuple[str, int]]] = {}
    count = len(numbers)
    for phrase, number in numbers.items():
        if len(phrase) > HEAD:
            head = phrase[:HEAD]
            at = numbers.get(head, heads.get(head, -1))
            if at < 0:
                at = heads[head] = count + len(heads)
            longer.setdefault(at, []).append((phrase, number))
    short = [(phrase, number) for phrase, number in (*numbers.items(), *heads.items()) if len(phrase) <= HEAD]
    letters = np.zeros((len(short), HEAD), dtype=np.uint64)
    sizes = np.fromiter((len(phrase) for phrase, _ in short), dtype=np.int64, count=len(short))
    flat = np.frombuffer("".join(phrase for phrase, _ in short).encode("utf-32-le"), dtype="<u4")
    rows = np.repeat(np.arange(len(short)), sizes)
    letters[rows, np.arange(len(flat)) - np.repeat(np.cumsum(sizes) - sizes, sizes)] = flat
    of = np.fromiter((number for _, number in short), dtype=np.int32, count=len(short))
    count += len(heads)
    begins = np.zeros(count, dtype=np.bool_)
    begins[list(longer)] = True
    runs = (letters[:, 0] << _TWO) | (letters[:, 1] << _ONE) | letters[:, 2]
    alone = sizes == 1
    single = np.full(last + 1, -1, dtype=np.int32)
    single[letters[alone, 0].astype(np.int64)] = of[alone]
    return Lookup(single, *_slots(runs[~alone], of[~alone]), begins, longer), count


def _slots(runs: Runs, of: Numbers) -> tuple[Runs, Numbers, npt.NDArray[np.bool_], Runs, Numbers, np.uint64]:
    """Lay runs out: at least three slots for each."""
    bits = max(4, int(3 * len(runs)).bit_length())
    shift = np.uint64(64 - bits)
    at = (runs * _SPREAD) >> shift
    slots, phrases = np.zeros(1 << bits, dtype=np.uint64), np.zeros(1 << bits, dtype=np.int32)
    shared = np.zeros(1 << bits, dtype=np.bool_)
    _, first = np.unique(at, return_index=True)
    slots[at[first]], phrases[at[first]] = runs[first], of[first]
    other = np.ones(len(runs), dtype=np.bool_)
    other[first] = False
    shared[at[other]] = True
    order = np.argsort(runs[other])
    return slots, phrases, shared, runs[other][order], of[other][order], shift
