"""What is a piece made of, for comparing it? Its rarest terms, what each of them is, sampled runs of words.

Folded, so that a post without marks meets the article with marks. Holds no name of an author and no outlet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hoiam.core.group.copies import SAMPLED
from hoiam.core.group.versions.v3 import terms as of
from hoiam.core.group.versions.v3.background import Background
from hoiam.core.text.shingles import sampled
from hoiam.core.values.article import Piece

READ = 280  # words and signs from which terms are taken: news says first what it is about
KEPT = 160  # rarest terms of a piece
_TOLD = 3.0  # rarity that a name, number or place counts more when terms are chosen
_CHOSEN = np.uint8(of.NAME | of.COMMUNE | of.PLACE | of.NUMBER | of.HIGHER)
_OLD = (("title", of.TITLE), ("names", of.NAME), ("units", of.COMMUNE), ("places", of.PLACE), ("numbers", of.NUMBER))
_MOST = 255
_KIND = 8  # bits for the count, below the marks


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What is kept beside a piece: hashed terms, rarest first, how often each stands there, and what it is.

    `pairs` says which terms are two words; `size` counts all words; `prints` is the fingerprint of the whole, one run
    of words in `one_in`. The terms in letters are `words` and, for a term of two words, the one at `second`.
    """

    hashes: npt.NDArray[np.uint64]
    counts: npt.NDArray[np.uint8]
    marks: npt.NDArray[np.uint8]
    pairs: npt.NDArray[np.bool_]
    size: int
    unmarked: bool
    prints: frozenset[int]
    one_in: int
    words: Sequence[str]
    places: npt.NDArray[np.intp]

    def term(self, number: int) -> str:
        """Return a term in letters."""
        at = int(self.places[number])
        both = self.words[at : at + 2] if self.pairs[number] else self.words[at : at + 1]
        return " ".join(of.SAME.get(word, word) for word in both)

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values, to be stored beside the piece."""
        packed = (self.counts.astype(int) | self.marks.astype(int) << _KIND).tolist()
        terms = {self.term(number): value for number, value in enumerate(packed)}
        prints = [f"{p:x}" for p in sorted(self.prints)]
        return {"v": 3, "terms": terms, "size": self.size, "unmarked": self.unmarked, "prints": prints}

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "Features":
        """Return what `as_json` stored; what earlier versions stored is read as far as it goes."""
        new = stored.get("v") == 3
        terms: dict[str, int] = dict(stored.get("terms", {}))
        packed = np.array([value if new else _older(term, value, stored) for term, value in terms.items()], dtype=int)
        words, places = list[str](), list[int]()
        for term in terms:
            places.append(len(words))
            words += term.split(" ")[:2]
        size = stored["size"] if new else sum(n for term, n in terms.items() if " " not in term)
        return Features(
            hashes=np.array([of.hash_of(term) for term in terms], dtype=np.uint64),
            counts=(packed & _MOST).astype(np.uint8),
            marks=(packed >> _KIND).astype(np.uint8),
            pairs=np.array([" " in term for term in terms], dtype=bool),
            size=size,
            unmarked=bool(stored.get("unmarked")),
            prints=frozenset(int(p, 16) for p in stored.get("prints", ())),
            one_in=SAMPLED if new else 2 * SAMPLED,
            words=words,
            places=np.array(places, dtype=np.intp),
        )


def _older(term: str, count: int, stored: Mapping[str, Any]) -> int:
    """Return count and marks of a term of version 1 or 2, which kept each kind apart; the start was not kept."""
    kinds = sum(mark for name, mark in _OLD if term in stored.get(name, ()))
    return min(count, _MOST) | (kinds | of.LEAD if kinds & of.TITLE else kinds) << _KIND


def features(piece: Piece, background: Background) -> Features:
    """Return the features of a piece."""
    return features_of(of.cut(piece.title, piece.sapo, piece.text), background)


def features_of(cut: of.Cut, background: Background) -> Features:
    """Return the features of a piece that is cut into words already."""
    whole = of.coded(cut.folded)
    codes = whole[: max(READ, cut.title)]
    capital = np.array([word[0].isupper() for word in cut.written[: len(codes)]], dtype=bool)
    alone, both = of.marks(codes, capital, cut.title)
    word = of.is_word(codes)
    at = np.flatnonzero(word)
    beside = np.flatnonzero(word[:-1] & word[1:])
    hashes = np.concatenate([of.alone_hash(codes[at]), of.paired_hash(codes[beside], codes[beside + 1])])
    marks = np.concatenate([alone[at], both[beside]])
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(order) else order
    counts = np.diff(np.append(starts, len(order)))
    kinds = np.bitwise_or.reduceat(marks[order], starts) if len(order) else marks
    first, terms = order[starts], ordered[starts]
    chosen = _rarest(background.rarities(terms), counts, kinds)
    first = first[chosen]
    return Features(
        hashes=terms[chosen],
        counts=np.minimum(counts[chosen], _MOST).astype(np.uint8),
        marks=kinds[chosen],
        pairs=first >= len(at),
        size=int(of.is_word(whole).sum()),
        unmarked=cut.unmarked,
        prints=sampled(of.alone_hash(whole[of.is_word(whole)]), SAMPLED),
        one_in=SAMPLED,
        words=cut.folded,
        places=np.concatenate([at, beside])[first],
    )


def _rarest(
    rarity: npt.NDArray[np.float32], counts: npt.NDArray[np.intp], kinds: npt.NDArray[np.uint8]
) -> npt.NDArray[np.intp]:
    weight = (1 + np.log(counts)) * rarity + _TOLD * ((kinds & _CHOSEN) != 0)
    return np.argsort(-weight, kind="stable")[:KEPT]
