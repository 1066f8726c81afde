"""What is a piece made of, for comparing it? Words and pairs of words, place phrases, sampled runs of words.

Folded, so that a post without marks meets the article with marks. Holds no name of an author and no outlet.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hoiam.core.group.versions.v1.background import Background
from hoiam.core.text.fold import fold
from hoiam.core.text.shingles import fingerprint_of
from hoiam.core.text.tokens import tokens
from hoiam.core.values.article import Piece

KEPT = 300  # heaviest terms of a piece (the measured setting of the baseline)
_SAME = {"dac": "dak", "ngoc": "ngok"}  # Đắc, Đăk; Ngọc, Ngọk: one name in two spellings
# A word of place and what it is called: "thon 3", "tieu khu 316", "tinh lo 671", "xa dak ui".
_PLACE = re.compile(
    r"\b(xa|thi tran|phuong|thon|lang|buon|ban|to dan pho|to|tieu khu|khoanh|quoc lo|tinh lo|duong|truong|cho|ho|dap"
    r"|song|suoi|cau|rung|hem|khu pho|du an|mo|trai|nha may|khu) (?=(\w+)(?: (\w+))?)"
)


@dataclass(frozen=True, slots=True)
class Features:
    """`terms` counts (the title counts twice), `places` the place phrases, `prints` the fingerprint of the whole."""

    terms: Mapping[str, int]
    places: frozenset[str]
    prints: frozenset[int]

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values, to be stored beside the piece."""
        return {"terms": dict(self.terms), "places": sorted(self.places), "prints": [f"{p:x}" for p in self.prints]}

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "Features":
        """Return what `as_json` stored."""
        prints = frozenset(int(p, 16) for p in stored["prints"])
        return Features(dict(stored["terms"]), frozenset(stored["places"]), prints)


def features(piece: Piece, background: Background) -> Features:
    """Return the features of a piece: its heaviest terms, its place phrases, its fingerprint."""
    title, sapo, text = (_words(part) for part in (piece.title, piece.sapo, piece.text))
    counts: Counter[str] = Counter()
    for words, weight in ((title, 2), (sapo, 1), (text, 1)):
        for term in (*words, *map(" ".join, pairwise(words))):
            counts[term] += weight
    heavy = sorted(counts, key=lambda term: (-(1 + math.log(counts[term])) * background.rarity(term), term))
    whole = [*title, *sapo, *text]
    return Features({term: counts[term] for term in heavy[:KEPT]}, _places(whole), fingerprint_of(whole))


def _words(text: str) -> list[str]:
    return [_SAME.get(word, word) for word in tokens(fold(text))]


def _places(words: list[str]) -> frozenset[str]:
    found = set()
    for place in _PLACE.finditer(" ".join(words)):
        found.add(f"{place[1]} {place[2]}")
        if place[3] and not place[2].isdigit():
            found.add(f"{place[1]} {place[2]} {place[3]}")
    return frozenset(found)
