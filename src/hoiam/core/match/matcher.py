"""Where do words of the gazetteer stand in a text? One pass over the folded text, then marks and capitals are verified.

Folding alone is no matcher: half of the folded hits of place names are other words (measured on news). Decides
nothing about what a found name means.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
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
        for index, start, end in self.automaton.find_matches_as_indexes(flat):
            if _inside_word(flat, start, end):
                continue
            if offsets:
                start, end = offsets[start], offsets[end - 1] + 1
            surface = text[start:end]
            for entry in self.entries[index]:
                weak = _verify(" ".join(surface.split()), entry, unmarked)
                if weak is not None:
                    hits.append(Hit(field, start, end, surface, entry.kind, entry.key, weak))
        return hits


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
    marks_agree = alike(surface) in entry.exact
    bare = is_bare(surface)
    if (not marks_agree and not bare) or (bare and entry.kind == "elsewhere"):
        return None
    if unmarked:
        return True
    if capitals_agree(surface, entry.capitals):
        # "biên giới" has no capitals to vouch for it, so that "bien gioi" in a marked text stays another word.
        return False if marks_agree or entry.capitals else None
    return True if entry.kind in {"name", "landmark"} else None


def _flat(folded: str) -> tuple[str, list[int]]:
    """Return the text with each run of spaces as one space, and where each letter stood ([] when nothing moved)."""
    folded = folded.replace("\n", " ").replace("\t", " ")
    if not _SPACES.search(folded):
        return folded, []
    kept = [i for i, letter in enumerate(folded) if letter != " " or i == 0 or folded[i - 1] != " "]
    return "".join(folded[i] for i in kept), kept


def _inside_word(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
