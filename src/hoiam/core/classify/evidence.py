"""Which phrases of a lexicon stand in a piece? Verified by their marks, where the text has marks. Weighs nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hoiam.core.classify.lexicon import Phrase
from hoiam.core.classify.words import Words


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase, where it stands among the words of its part, and how much that part weighs."""

    phrase: Phrase
    at: int
    weight: float


def find(parts: Iterable[Words], phrases: Mapping[str, tuple[Phrase, ...]], unmarked: bool) -> list[Found]:
    """Return the phrases of all parts in reading order; of two that begin together the longer one."""
    return [found for part in parts for found in _find(part, phrases, unmarked)]


def _find(part: Words, phrases: Mapping[str, tuple[Phrase, ...]], unmarked: bool) -> Iterator[Found]:
    at = 0
    while at < len(part.folded):
        hits = [p for p in phrases.get(part.folded[at], ()) if _stands(part, at, p, unmarked)]
        if not hits:
            at += 1
            continue
        longest = len(hits[0].folded)
        yield from (Found(hit, at, part.weight) for hit in hits if len(hit.folded) == longest)
        at += longest


def _stands(part: Words, at: int, phrase: Phrase, unmarked: bool) -> bool:
    """One syllable without its marks means too many things ("bo" is bò, bỏ, bộ), and is not taken from such a text."""
    end = at + len(phrase.folded)
    if unmarked:
        said = part.folded[at:end] == phrase.folded
        return said and (len(phrase.folded) > 1 or phrase.folded == phrase.marked)
    return part.marked[at:end] == phrase.marked
