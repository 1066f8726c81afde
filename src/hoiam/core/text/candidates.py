"""Which known syllables may stand for what a scanner or a hurried writer put down?

Walks a tree of the known syllables along what was seen. Each candidate keeps a tally of the differences,
so that the channel (channel.py) can weigh them once it knows how bad this text is. Knows no context.
"""

from dataclasses import dataclass, field
from typing import NamedTuple, Self

from hoiam.core.text.confusions import DROPPED, LETTERS, LONGEST, MISREAD, MISREADING, READINGS, SPURIOUS

_FIRST_GUESS = (0.5, 0.7, 2.0, 3.5, MISREADING)  # costs of kept, lost, changed, added, misread while gathering
_BUDGET = 9.0
_MOST = 48
_MAY_DROP = frozenset(letter for base in "aeiouy" for letter in LETTERS[base][1:])


class Candidate(NamedTuple):
    """A known syllable, the tally of its differences from what was seen, and the cost of its misreadings."""

    word: int
    tally: int
    cost: float


@dataclass(slots=True)
class Node:
    """A place in the tree of syllables: the letters that go on, and the word that ends here."""

    after: dict[str, "Node"] = field(default_factory=dict)
    word: int = -1


@dataclass(frozen=True, slots=True)
class Syllables:
    """The tree of the known syllables."""

    root: Node

    @classmethod
    def of(cls, words: tuple[str, ...]) -> Self:
        """Return the tree; words with signs in them (<n>) stay outside."""
        root = Node()
        for place, word in enumerate(words):
            if not word.isalpha():
                continue
            node = root
            for letter in word:
                node = node.after.setdefault(letter, Node())
            node.word = place
        return cls(root)

    def near(self, seen: str, misreadings: int) -> list[Candidate]:
        """Return the syllables that `seen` (small letters) may stand for, at most 48, the nearest first."""
        walk = _Walk(seen, misreadings)
        walk.go(self.root, 0, 0.0, 0, 0.0, misreadings)
        found = [(guess, word, tally, cost) for word, (guess, tally, cost) in walk.found.items()]
        return [Candidate(word, tally, cost) for _, word, tally, cost in sorted(found)[:_MOST]]


# True letter → where reading goes on, kind of difference, cost while gathering, cost of the misreading itself.
_Options = dict[str, tuple[int, int, float, float]]


class _Walk:
    def __init__(self, seen: str, misreadings: int) -> None:
        self.seen = seen
        self.found: dict[int, tuple[float, int, float]] = {}
        self.options = [self._options(at, misreadings) for at in range(len(seen))]

    def _options(self, at: int, misreadings: int) -> list[_Options]:
        """Return what may stand at one place, for each number of letters read as one."""
        found: list[_Options] = []
        for size in range(1, min(LONGEST, len(self.seen) - at) + 1):
            seen = self.seen[at : at + size]
            options: _Options = {}
            for true, (kind, cost) in READINGS.get(seen, {}).items():
                if kind != MISREAD or misreadings:
                    guess = _FIRST_GUESS[(kind.bit_length() - 1) // 4] if kind else 0.0
                    options[true] = (at + size, kind, guess + cost, cost)
            if size == 1:
                options.setdefault(seen, (at + 1, 0, 0.0, 0.0))
            if options:
                found.append(options)
        return found

    def go(self, node: Node, at: int, guess: float, tally: int, cost: float, left: int) -> None:
        """Follow the tree from one node; `left` misreadings may still be made."""
        if at == len(self.seen):
            if node.word >= 0 and (node.word not in self.found or self.found[node.word][0] > guess):
                self.found[node.word] = (guess, tally, cost)
        else:
            for options in self.options[at]:
                for letter in options.keys() & node.after.keys():
                    then, kind, more, extra = options[letter]
                    spent = kind == MISREAD
                    if guess + more <= _BUDGET and (left or not spent):
                        self.go(node.after[letter], then, guess + more, tally + kind, cost + extra, left - spent)
        if left and guess + MISREADING + DROPPED <= _BUDGET:
            self._slip(node, at, guess + MISREADING, tally + MISREAD, cost, left - 1)

    def _slip(self, node: Node, at: int, guess: float, tally: int, cost: float, left: int) -> None:
        """Go on past a sign that stands for nothing, or past a marked letter that was not seen at all."""
        if at < len(self.seen) and not self.seen[at].isalpha():
            self.go(node, at + 1, guess + SPURIOUS, tally, cost + SPURIOUS, left)
        if at:
            for letter, following in node.after.items():
                if letter in _MAY_DROP:
                    self.go(following, at, guess + DROPPED, tally, cost + DROPPED, left)
