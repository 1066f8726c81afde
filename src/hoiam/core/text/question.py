"""What does somebody ask for who types a few words into the search?

Words must all be there; "words in quotes" stand side by side; -word and -"words" must not be there. A word typed
with marks also finds those without and the other way round; texts that have the same marks come first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal

LONGEST = 100  # characters
MOST = 12  # terms
_TERM = re.compile(r'(?<!\S)(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several side by side, in small letters with their marks."""

    words: tuple[str, ...]

    @property
    def folded(self) -> "Term":
        """Return the term without marks."""
        return Term(tuple(fold(word) for word in self.words))


@dataclass(frozen=True, slots=True)
class Question:
    """What must be there and what must not. Without a `wanted` term nothing is asked."""

    wanted: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()

    @property
    def folded(self) -> "Question":
        """Return the question without marks: what is looked for."""
        return Question(tuple(term.folded for term in self.wanted), tuple(term.folded for term in self.without))

    @property
    def close(self) -> "Question":
        """Return the same words side by side in the order typed."""
        return Question((Term(tuple(word for term in self.wanted for word in term.words)),), self.without)

    @property
    def marked(self) -> bool:
        """Say whether the person typed marks."""
        return self.wanted != self.folded.wanted

    @property
    def plain(self) -> list[str]:
        """Return the wanted words without marks, each once, for the small lists that are looked through."""
        return list(dict.fromkeys(word for term in self.folded.wanted for word in term.words))


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters with their marks, as the index holds them."""
    return _WORD.findall(normal(text).lower())


def question(typed: str) -> Question:
    """Read what was typed: at most 100 characters and 12 terms. Anything can be read; rubbish asks for nothing."""
    wanted: dict[Term, None] = {}
    without: dict[Term, None] = {}
    for minus, quoted, bare in _TERM.findall(normal(typed[:LONGEST]).replace("“", '"').replace("”", '"')):
        term = Term(tuple(words_of(quoted or bare)))
        if term.words:
            (without if minus else wanted)[term] = None
    return Question(tuple(wanted)[:MOST], tuple(without)[:MOST])


def finder(asked: Question) -> Callable[[str], list[tuple[int, int]]]:
    """Return what tells where the wanted words stand in a text that `normal` has seen: whole words, marked or not.

    Made once for all texts of a page.
    """
    terms = sorted({term.words for term in asked.folded.wanted}, key=len, reverse=True)
    if not terms:
        return lambda text: []
    either = "|".join(r"[\W_]+".join(map(re.escape, words)) for words in terms)
    found = re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])").finditer
    return lambda text: [one.span() for one in found(fold(text))]
