"""What is a piece made of, for comparing it? Words, title, places, names, numbers, sampled runs of words.

Folded, so that a post without marks meets the article with marks. Places come from general patterns, so that no
gazetteer of one office is needed. Holds no name of an author and no outlet.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from zlib import crc32

from hoiam.core.group.versions.v2.background import Background
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.text.shingles import fingerprint_of
from hoiam.core.text.tokens import tokens
from hoiam.core.values.article import Piece

KEPT = 240  # heaviest terms of a piece
_SETS = ("title", "places", "units", "names", "numbers")
_SAME = {"dac": "dak", "ngoc": "ngok"}  # Đắc, Đăk; Ngọc, Ngọk: one name in two spellings
_TYPES = (
    "xa|thi tran|phuong|thon|lang|buon|ban|ap|xom|to dan pho|to|khu pho|tieu khu|khoanh|quoc lo|tinh lo|duong|hem|cau"
    "|truong|cho|ho|dap|de|song|suoi|kenh|rach|con|bai|ben|cong|rung|doi|deo|doc|nga ba|nga tu|du an|mo|nha may|trai"
    "|khu|benh vien|lang"
)
# A word of place and what it is called: "thon 3", "tieu khu 316", "tinh lo 671", "xa dak ui".
_PLACE = re.compile(rf"\b({_TYPES}) (?=(\w+)(?: (\w+))?)")
_CAPITALS = "A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x1EFA))))
_NAME = re.compile(rf"\b[{_CAPITALS}]\w*(?: (?:[{_CAPITALS}]\w*|\d+\b)){{1,3}}")
_NUMBER = re.compile(r"(?<![\w.,/])(\d{1,2}/\d{1,2}|\d+(?:[.,]\d+)*)(?:/\d{4})?(?: ?(\w+))?")
_UNIT = re.compile(
    rf"\b(?:[Xx]ã|[Tt]hị trấn|[Pp]hường|TT\.|X\.|P\.) ?([{_CAPITALS}]\w*(?: [{_CAPITALS}]\w*){{0,2}}|\d+\b)"
)


@dataclass(frozen=True, slots=True)
class Features:
    """What is kept beside a piece, all folded.

    `terms` counts (the title counts twice), `title` its words, `places` the place phrases, `units` what communes are
    called, `names` capitalised runs, `numbers` figures with what they count, `prints` the fingerprint of the whole.
    """

    terms: Mapping[str, int]
    title: frozenset[str]
    places: frozenset[str]
    units: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    prints: frozenset[int]

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values, to be stored beside the piece."""
        sets = {name: sorted(getattr(self, name)) for name in _SETS}
        return {"terms": dict(self.terms), **sets, "prints": [f"{p:x}" for p in sorted(self.prints)]}

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "Features":
        """Return what `as_json` stored. What version 1 stored is read too: without title, names and numbers."""
        sets = {name: frozenset(stored.get(name, ())) for name in _SETS}
        prints = frozenset(int(p, 16) for p in stored["prints"])
        return Features(terms=dict(stored["terms"]), prints=prints, **sets)


def features(piece: Piece, background: Background) -> Features:
    """Return the features of a piece: its heaviest terms, its title, places, names, numbers and fingerprint."""
    written = normal(f"{piece.title}.\n{piece.sapo}.\n{piece.text}")
    plain = fold(written)
    whole = [_SAME.get(word, word) for word in tokens(plain)]
    size = len(tokens(fold(piece.title)))
    title, rest = whole[:size], whole[size:]
    counts = _counted(title, rest)
    kept = _heaviest(counts, background.table)
    joined = " ".join(whole)
    numbers = frozenset(_numbers(plain))
    units = frozenset(" ".join(_SAME.get(word, word) for word in tokens(fold(run))) for run in _UNIT.findall(written))
    names = _names(written, plain)
    return Features(kept, frozenset(title), _places(joined), units, names, numbers, fingerprint_of(whole))


def _counted(title: list[str], rest: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for words, weight in ((title, 2), (rest, 1)):
        for term in words:
            counts[term] = counts.get(term, 0) + weight
        for term in map(" ".join, pairwise(words)):
            counts[term] = counts.get(term, 0) + weight
    return counts


def _heaviest(counts: dict[str, int], table: bytes) -> dict[str, int]:
    if len(counts) <= KEPT:
        return counts
    mask = len(table) - 1
    weights = [
        (table[crc32(term.encode()) & mask] * (1 if n == 1 else 1 + math.log(n)), term) for term, n in counts.items()
    ]
    weights.sort(reverse=True)
    return {term: counts[term] for _, term in weights[:KEPT]}


def _places(joined: str) -> frozenset[str]:
    found = set()
    for kind, first, second in _PLACE.findall(joined):
        found.add(f"{kind} {first}")
        if second and not first.isdigit():
            found.add(f"{kind} {first} {second}")
    return frozenset(found)


def _names(written: str, plain: str) -> frozenset[str]:
    """Return runs of two to four words that begin with capitals, folded: "muoi kheo", "kinh xang"."""
    found = set()
    for run in _NAME.finditer(written):
        words = plain[run.start() : run.end()].split(" ")
        found.add(" ".join([_SAME.get(word, word) for word in words]))
    return frozenset(found)


def _numbers(plain: str) -> Iterable[str]:
    for figure, what in _NUMBER.findall(plain):
        if "/" in figure:
            yield figure
        elif len(figure) > 1 or what:
            yield f"{figure} {what}".strip()
            if len(figure) > 2 and not (len(figure) == 4 and figure[:2] in ("19", "20")):
                yield figure
