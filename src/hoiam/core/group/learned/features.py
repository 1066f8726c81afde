"""What is a piece made of, for comparing it? Its rarest terms, what each of them is, sampled runs of words.

Folded, so that a post without marks meets the article with marks. Holds no name of an author and no outlet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from hoiam.core.group.copies import SAMPLED
from hoiam.core.group.learned import terms as of
from hoiam.core.group.learned.background import Background
from hoiam.core.text.shingles import sampled
from hoiam.core.values.article import Piece

READ = 200  # words and signs from which terms are taken: news says first what it is about
KEPT = 160  # rarest terms of a piece
_TOLD = 3.0  # rarity that a name, number or place counts more when terms are chosen
_CHOSEN = np.uint8(of.NAME | of.COMMUNE | of.PLACE | of.NUMBER | of.HIGHER)
_OLD = (("title", of.TITLE), ("names", of.NAME), ("units", of.COMMUNE), ("places", of.PLACE), ("numbers", of.NUMBER))
_MOST = 255
_NOTHING = 0xFFFFFFFF  # the hash of what is no term, sorted behind all others
_HALF, _PLACE, _ZERO = np.uint64(32), np.uint64(0xFFFFFFFF), np.zeros(1, dtype=np.intp)
_KIND = 8  # bits for the count, below the marks
_OFTEN = (1 + np.log(np.maximum(1, np.arange(READ + _MOST)))).astype(np.float32)
_TELLING = np.where(np.arange(256) & int(_CHOSEN), np.float32(_TOLD), np.float32(0))


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
    rarity: npt.NDArray[np.float32] | None  # at large; None where it was not kept
    size: int
    unmarked: bool
    prints: frozenset[int]
    one_in: int
    words: Sequence[str]
    places: npt.NDArray[np.intp]

    def term(self, number: int) -> str:
        """Return a term in letters, folded."""
        at = int(self.places[number])
        return " ".join(of.folded_of(word) for word in self.words[at : at + 1 + int(self.pairs[number])])

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values, to be stored beside the piece; version 3 stored nearly the same."""
        packed = (self.counts.astype(int) | self.marks.astype(int) << _KIND).tolist()
        terms = {self.term(number): value for number, value in enumerate(packed)}
        prints = [f"{p:x}" for p in sorted(self.prints)]
        return {"v": 4, "terms": terms, "size": self.size, "unmarked": self.unmarked, "prints": prints}

    def heaviest(self, background: Background) -> "Features":
        """Return them with as many terms as this version keeps: versions 1 and 2 stored more.

        They are weighed anew, in the order of their hashes: PostgreSQL gives back no order in which they were stored.
        """
        if len(self.hashes) <= KEPT:
            return self
        order = self.hashes.argsort(kind="stable")
        hashes = self.hashes[order]
        chosen = order[_heaviest(background.rarities(hashes), self.counts[order], self.marks[order])]
        kept = {name: getattr(self, name)[chosen] for name in ("hashes", "counts", "marks", "pairs", "places")}
        return replace(self, rarity=None, **kept)

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "Features":
        """Return what `as_json` stored; what earlier versions stored is read as far as it goes, all its terms."""
        new = stored.get("v", 0) >= 3
        terms: dict[str, int] = dict(stored.get("terms", {}))
        packed = np.array([value if new else _older(term, value, stored) for term, value in terms.items()], dtype=int)
        words, places = list[str](), list[int]()
        for term in terms:
            places.append(len(words))
            words += term.split(" ")[:2]
        size = stored["size"] if new else sum(n for term, n in terms.items() if " " not in term)
        pairs = np.array([" " in term for term in terms], dtype=bool)
        codes = of.alone_hash(of.coded(words))
        first = np.array(places, dtype=np.intp)
        second = np.minimum(first + 1, max(0, len(codes) - 1))
        marks = (packed >> _KIND).astype(np.uint8)
        if stored.get("v", 0) < 4:
            marks |= _in_names(list(terms), marks)
        return Features(
            hashes=np.where(pairs, of.paired_hash(codes[first], codes[second]), codes[first]) if places else codes,
            counts=(packed & _MOST).astype(np.uint8),
            marks=marks,
            pairs=pairs,
            rarity=None,
            size=size,
            unmarked=bool(stored.get("unmarked")),
            prints=frozenset(int(p, 16) for p in stored.get("prints", ())),
            one_in=SAMPLED if new else 2 * SAMPLED,
            words=words,
            places=first,
        )


def _older(term: str, count: int, stored: Mapping[str, Any]) -> int:
    """Return count and marks of a term of version 1 or 2, which kept each kind apart; the start was not kept."""
    kinds = sum(mark for name, mark in _OLD if term in stored.get(name, ()))
    return min(count, _MOST) | (kinds | of.LEAD if kinds & of.TITLE else kinds) << _KIND


def _in_names(terms: Sequence[str], marks: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Return which terms are names or words of names, for what was stored before that was kept."""
    names = [
        term for term, mark in zip(terms, marks.tolist(), strict=True) if mark & (of.NAME | of.COMMUNE | of.HIGHER)
    ]
    words = {word for name in names for word in name.split(" ")} | set(names)
    return np.array([of.NAMED if term in words else 0 for term in terms], dtype=np.uint8)


def _heaviest(
    rarity: npt.NDArray[np.float32], counts: npt.NDArray[np.integer[Any]], kinds: npt.NDArray[np.uint8]
) -> npt.NDArray[np.intp]:
    """Return the places of the heaviest terms, heaviest first; among equals the first.

    No weight is below zero, so their bits stand in their order: weight and place are sorted as one number.
    """
    weight = _OFTEN[counts] * rarity + _TELLING[kinds]
    packed = ~weight.view(np.uint32).astype(np.uint64) << _HALF | np.arange(len(weight), dtype=np.uint64)
    packed.sort()
    found: npt.NDArray[np.intp] = (packed[:KEPT] & _PLACE).astype(np.intp)
    return found


def features(piece: Piece, background: Background) -> Features:
    """Return the features of a piece."""
    return features_of(of.cut(piece.title, piece.sapo, piece.text), background)


def features_of(cut: of.Cut, background: Background) -> Features:
    """Return the features of a piece that is cut into words already."""
    whole = of.coded(cut.words)
    sort, hashed = of.sorts(whole), of.alone_hash(whole)
    word = sort > 0
    read = max(READ, cut.title)
    near, codes = word[:read], hashed[:read]
    size = len(codes)
    packed = np.empty(2 * size, dtype=np.uint64)  # the hash of a term and its place are sorted as one number
    packed[:size], packed[size:-1] = codes, of.paired_hash(codes[:-1], codes[1:])
    packed[:size][~near] = packed[-1] = _NOTHING
    packed[size:-1][~(near[:-1] & near[1:])] = _NOTHING
    packed <<= _HALF
    packed |= np.arange(2 * size, dtype=np.uint64)
    packed.sort()
    order, ordered = (packed & _PLACE).astype(np.intp), packed >> _HALF
    starts = (ordered[1:] != ordered[:-1]).nonzero()[0] + 1  # the last run is what is no term
    starts = np.concatenate([_ZERO, starts])
    kinds = np.bitwise_or.reduceat(of.marks(sort[:read], cut.title)[order], starts)[:-1]
    counts, starts = starts[1:] - starts[:-1], starts[:-1]
    first, terms = order[starts], ordered[starts]
    rarity = background.rarities(terms)
    if len(terms) > KEPT:
        chosen = _heaviest(rarity, counts, kinds)
        terms, counts, kinds, first, rarity = (
            terms[chosen],
            counts[chosen],
            kinds[chosen],
            first[chosen],
            rarity[chosen],
        )
    pairs = first >= size
    words = hashed[word]
    return Features(
        hashes=terms,
        counts=np.minimum(counts, _MOST).astype(np.uint8),
        marks=kinds,
        pairs=pairs,
        rarity=rarity,
        size=len(words),
        unmarked=cut.unmarked,
        prints=sampled(words, SAMPLED),
        one_in=SAMPLED,
        words=cut.words,
        places=first - size * pairs,
    )
