"""Where do words of the gazetteer stand in a text? One pass over the folded text, then marks and capitals are verified.

Folding alone is no matcher: half of the folded hits of place names are other words (measured on news). Decides
nothing about what a found name means.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ahocorasick_rs

from hoiam.core.match.around import Around, compile_around
from hoiam.core.match.gazetteer import Gazetteer
from hoiam.core.match.spelling import alike, capitals_agree, is_bare, key_of, spellings, with_stems
from hoiam.core.text.fold import fold

_SPACES = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a folded spelling: `kind` name | landmark | clue | province | other | trap, and whose it is."""

    kind: str
    key: str
    exact: frozenset[str]  # the marked spellings, compared as `alike`
    capitals: str  # the spelling whose capitals must be there; "" when none need be


@dataclass(frozen=True, slots=True)
class Hit:
    """A verified place word. `weak`: small letters or no marks, so that it needs a second clue."""

    field: str
    start: int
    end: int
    surface: str
    kind: str
    key: str
    weak: bool


@dataclass(frozen=True, slots=True)
class Matcher:
    """A compiled gazetteer: the automaton over folded spellings and what each of them may mean."""

    gazetteer: Gazetteer
    around: Around
    automaton: Any
    entries: tuple[tuple[Entry, ...], ...]

    def find(self, field: str, text: str, unmarked: bool) -> list[Hit]:
        """Return the verified hits of one text in normal form, in reading order; longer words swallow shorter ones."""
        flat, offsets = _flat(fold(text))
        hits = []
        waiting = [(0, found) for found in reversed(self.automaton.find_matches_as_indexes(flat))]
        while waiting:
            shift, (index, begin, stop) = waiting.pop()
            begin, stop = begin + shift, stop + shift
            start, end = (offsets[begin], offsets[stop - 1] + 1) if offsets else (begin, stop)
            found = [] if _inside_word(flat, begin, stop) else self._verified(field, text, start, end, index, unmarked)
            hits += found
            if not found:  # "Đăk Hà nói" is no "Đăk Hà Nội": look for what the longer word hid
                shorter = self.automaton.find_matches_as_indexes(flat[begin : stop - 1])
                waiting += [(begin, one) for one in reversed(shorter)]
        return hits

    def _verified(self, field: str, text: str, start: int, end: int, index: int, unmarked: bool) -> list[Hit]:
        surface = text[start:end]
        plain = " ".join(surface.split())
        seen = ((entry, _verify(plain, entry, unmarked)) for entry in self.entries[index])
        return [Hit(field, start, end, surface, one.kind, one.key, weak) for one, weak in seen if weak is not None]


def compile_gazetteer(gazetteer: Gazetteer) -> Matcher:
    """Return the matcher of a gazetteer. Costs some milliseconds: compile once, match often."""
    spelled: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for kind, key, spelling, by_case in _all_spellings(gazetteer):
        spelled[kind, key, by_case].add(spelling)
    table: dict[str, list[Entry]] = defaultdict(list)
    for (kind, key, by_case), written in spelled.items():
        exact = frozenset(written if by_case else map(alike, written))
        for folded, capitals in {key_of(spelling): spelling for spelling in sorted(written)}.items():
            wanted = capitals if capitals != capitals.lower() and not by_case else ""
            table[folded].append(Entry("odd" if by_case else kind, key, exact, wanted))
    automaton = ahocorasick_rs.AhoCorasick(list(table), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return Matcher(gazetteer, compile_around(gazetteer), automaton, tuple(map(tuple, table.values())))


def _all_spellings(gazetteer: Gazetteer) -> Iterator[tuple[str, str, str, bool]]:
    for name in gazetteer.names:
        family = gazetteer.families.get(name.family)
        yield from (("name", name.id, spelling, False) for spelling in spellings(name, family))
        yield from (("name", name.id, spelling, True) for spelling in name.odd)
    family_of = {name.id: gazetteer.families.get(name.family) for name in gazetteer.names}
    for other in gazetteer.elsewhere:
        family = family_of[other.name]
        if family:
            yield from (("elsewhere", other.key, spelling, False) for spelling in with_stems(family, other.spelled))
        yield from (("clue", other.key, word, False) for word in other.clues)
    for landmark in gazetteer.landmarks:
        yield from (("landmark", landmark.key, word, False) for word in landmark.words)
    yield from (("province", name, name, False) for name, _, _ in gazetteer.provinces)
    yield from (("other", word, word, False) for word in gazetteer.others)
    yield from (("trap", word, word, False) for word in gazetteer.traps)


def _verify(surface: str, entry: Entry, unmarked: bool) -> bool | None:
    """Return whether a hit is weak, or None when it is another word (measured rule: marks and capitals agree)."""
    if entry.kind == "odd":
        return True if surface in entry.exact else None
    said, bare = _forms(surface)
    marks_agree = said in entry.exact
    if (not marks_agree and not bare) or (bare and entry.kind == "elsewhere"):
        return None
    if unmarked:
        return True
    if capitals_agree(surface, entry.capitals):
        # "biên giới" has no capitals to vouch for it, so that "bien gioi" in a marked text stays another word.
        return False if marks_agree or entry.capitals else None
    return True if entry.kind in {"name", "landmark"} else None


@lru_cache(maxsize=1 << 12)
def _forms(surface: str) -> tuple[str, bool]:
    """Return how a found spelling is compared and whether it carries no mark: few spellings make most hits."""
    return alike(surface), is_bare(surface)


def _flat(folded: str) -> tuple[str, list[int]]:
    """Return the text with each run of spaces as one space, and where each letter stood ([] when nothing moved)."""
    folded = folded.replace("\n", " ").replace("\t", " ")
    if not _SPACES.search(folded):
        return folded, []
    kept = [i for i, letter in enumerate(folded) if letter != " " or i == 0 or folded[i - 1] != " "]
    return "".join(folded[i] for i in kept), kept


def _inside_word(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
