"""In which ways is a name written, and does a found spelling stand for it? Knows no places."""

from collections.abc import Iterable, Iterator
from itertools import product

from hoiam.core.match.gazetteer import Family, Name
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.text.tones import placed_alike
from hoiam.core.text.vietnamese import has_mark

_APOSTROPHES = ("'", "’", "‘", "`", "´", " ", "")


def spellings(name: Name, family: Family | None) -> Iterator[str]:
    """Yield every accepted spelling of a name: each head of its family with each stem, and the plain ones."""
    for spelling in name.plain:
        yield from _apostrophes(spelling)
    if family:
        yield from with_stems(family, name.stems)


def with_stems(family: Family, stems: Iterable[str]) -> Iterator[str]:
    """Yield each head of the family joined to each stem: Đăk Ui, Đắk-Ui, Dak Uy …"""
    heads = ["".join(letters) for letters in product(*family.parts)]
    for stem in stems:
        for written in _apostrophes(stem):
            yield from (head + join + written for head in heads for join in family.joins)


def _apostrophes(word: str) -> Iterator[str]:
    """H'Ring is also written H’Ring, H Ring and HRing."""
    if "'" not in word:
        yield word
        return
    yield from (word.replace("'", mark) for mark in _APOSTROPHES)


def alike(surface: str) -> str:
    """Return the form in which two spellings are compared: tone placement and capitals left aside."""
    return placed_alike(normal(surface)).lower()


def is_bare(surface: str) -> bool:
    """Tell whether a spelling carries no mark at all ("Dak Ha")."""
    return not has_mark(surface)


def capitals_agree(surface: str, pattern: str) -> bool:
    """Tell whether every word that the pattern writes with a capital has one in the text, too."""
    return len(surface) != len(pattern) or all(
        not wanted.isupper() or (found.isupper() or not found.isalpha())
        for found, wanted in zip(surface, pattern, strict=True)
    )


def key_of(spelling: str) -> str:
    """Return the folded form under which an automaton looks for a spelling."""
    return fold(spelling)
