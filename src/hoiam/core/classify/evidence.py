"""Which phrases of a lexicon stand in a piece? Verified by their marks, where the text has marks. Weighs nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoiam.core.classify.lexicon import Index, Phrase, Phrases
from hoiam.core.classify.words import Words


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase, where it stands among the words of its part, and how much that part weighs."""

    phrase: Phrase
    at: int
    weight: float


def find(parts: Iterable[Words], phrases: Phrases, unmarked: bool) -> list[Found]:
    """Return the phrases of all parts in reading order; of two that begin together the longer one."""
    found = list[Found]()
    for part in parts:
        if unmarked:
            _find(part.folded, phrases.folded, part.weight, found)
        else:
            _find(part.marked, phrases.marked, part.weight, found)
    return found


def _find(words: tuple[str, ...], index: Index, weight: float, found: list[Found]) -> None:
    end = 0
    for at in [at for at, word in enumerate(words) if word in index]:
        if at < end:
            continue
        for length, same in index[words[at]]:
            hits = same.get(words[at : at + length])
            if hits:
                found += [Found(hit, at, weight) for hit in hits]
                end = at + length
                break
