"""How is a text cut into terms, and what is each term: in the title, a name, a number, a place?

A term is a word, or two words that stand side by side, folded, as a 32-bit hash. What it is, is a sum of the marks
below, from general patterns and not from a gazetteer, so that any district can be read. Knows no rarity.
"""

import re
from functools import lru_cache
from operator import itemgetter
from struct import Struct
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal

TITLE, LEAD, NAME, COMMUNE, PLACE, NUMBER, HIGHER, NAMED = 1, 2, 4, 8, 16, 32, 64, 128  # NAMED: a part of any name
LEAD_WORDS = 45  # after the title: what a piece is about
SAME = {"dac": "dak", "ngoc": "ngok"}  # Đắc, Đăk; Ngọc, Ngọk: one name in two spellings
_CUT = re.compile(r"\d+(?:[.,/]\d+)*|[^\W_]+|[^\w\s]+|\n+")
_UNMARKED = 0.05  # a Vietnamese text has more bytes for marks than that, for each letter
_MOST_KNOWN = 200_000
_FIRST, _SECOND, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(32)
_HASH = np.uint64(0xFFFFFFFF)
_WIDE = Struct("=Q").pack

# The sort of a word: a sign, a number, or letters, which may say what kind of name follows; CAPITAL is added.
_SIGN, _DIGIT, _LONG, _YEAR, _PLAIN, _SITE, _UNIT, _WARD, _THI, _XA, _THANH, _PHO, _HIGH = range(13)
_CAPITAL = 9
_SORTS = _HIGH + _CAPITAL + 1
_SITES = (
    "thon lang buon ban ap xom khu khoanh lo duong hem cau truong cho ho dap suoi kenh rach bai ben cong rung doi deo"
    " doc dam trai mieu chua dinh ngo bau nui vinh dao cang kinh tram mo km to song"
)
_SORT_OF = {
    **dict.fromkeys(_SITES.split(), _SITE),
    **dict.fromkeys(("x", "p", "tt", "tran"), _UNIT),
    **dict.fromkeys(("huyen", "tinh", "tp", "quan", "h", "tx"), _HIGH),
    "phuong": _WARD,
    "thi": _THI,
    "xa": _XA,
    "thanh": _THANH,
    "pho": _PHO,
}

Numbers = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
Marks = npt.NDArray[np.uint8]


class Cut(NamedTuple):
    """A text in words and signs as written; how many are the title's; was it written without marks?"""

    words: list[str]
    title: int
    unmarked: bool


def cut(title: str, sapo: str, text: str) -> Cut:
    """Return the words and signs of a piece."""
    words, size, letters, more = list[str](), 0, 0, 0
    for part in (title, sapo, text):
        clean = normal(part)
        words += _CUT.findall(clean)
        words.append(".")
        size = size or len(words)
        letters += len(clean)
        more += len(clean.encode("utf-8", "replace")) - len(clean)
    return Cut(words, size, more < _UNMARKED * letters)


class _Codes(dict[str, bytes]):
    """The hash of a word, folded, and above it its sort, as eight bytes; each word is looked at once."""

    def __missing__(self, word: str) -> bytes:
        if len(self) > _MOST_KNOWN:
            self.clear()
        folded = folded_of(word)
        code = self[word] = _WIDE(crc32(folded.encode("utf-8", "replace")) | _sort(word, folded) << 32)
        return code


_codes = _Codes()


@lru_cache(maxsize=1 << 14)
def folded_of(word: str) -> str:
    """Return a word as it is compared: without marks, in one spelling."""
    folded = fold(word)
    return SAME.get(folded, folded)


def _sort(word: str, folded: str) -> int:
    if not word[:1].isalnum():
        return _SIGN
    if word[0].isdigit():
        if len(word) == 4 and word[:2] in ("19", "20"):
            return _YEAR
        return _LONG if len(word) > 2 else _DIGIT
    return _SORT_OF.get(folded, _PLAIN) + (_CAPITAL if word[0].isupper() else 0)


def coded(words: list[str]) -> Numbers:
    """Return for each word its hash and, above that, its sort."""
    found = itemgetter(*words)(_codes) if len(words) > 1 else map(_codes.__getitem__, words)
    return np.frombuffer(b"".join(found), dtype=np.uint64)  # joined bytes: half the time of a number for each


def alone_hash(codes: Numbers) -> Numbers:
    """Return the hash of each word."""
    return codes & _HASH


def paired_hash(first: Numbers, second: Numbers) -> Numbers:
    """Return the hash of each two words that stand side by side."""
    return (((first & _HASH) * _FIRST ^ (second & _HASH) * _SECOND) * _FIRST) >> _HALF


def hash_of(term: str) -> int:
    """Return the hash of one folded term of one or two words."""
    codes = coded(term.split(" "))
    return int(alone_hash(codes)[0] if len(codes) == 1 else paired_hash(codes[:1], codes[1:2])[0])


def sorts(codes: Numbers) -> npt.NDArray[np.int64]:
    """Return the sort of each word; 0 is a sign and no word."""
    return (codes >> _HALF).astype(np.int64)


def marks(sort: npt.NDArray[np.int64], title: int) -> Marks:
    """Return what each word is, and after these what each word is together with the next one.

    It depends on the word, the two before it and the one after it: looked up, not computed.
    """
    size = len(sort)
    beside = np.zeros(size + 3, dtype=np.int64)
    beside[2 : size + 2] = sort
    row = _BEFORE[beside[:size]] + beside[1 : size + 1] * _SORTS**2 + sort * _SORTS + beside[3:]
    both = _TABLE[row]
    found = np.concatenate([both & 0xFF, both >> 8]).astype(np.uint8)
    for start in (0, size):
        found[start : start + title + LEAD_WORDS] |= LEAD
        found[start : start + title] |= TITLE
    return found


def _table() -> npt.NDArray[np.uint16]:
    """Return the marks of a word and of its pair with the next, for the sorts of two words before, it, and the next."""
    each = np.arange(_SORTS)
    a, b, c, n = np.ix_(np.array([_PLAIN, _THI, _THANH]), each, each, each)
    capital, digit = each > _HIGH, (each >= _DIGIT) & (each <= _YEAR)
    letter = each >= _PLAIN
    level, before = _levels(b, c) * (capital[n] & ~digit[c]), _levels(a, b) * (capital[c] & ~digit[b])
    whole = capital[n]  # the name has a second word with a capital
    small = letter[b] & ~capital[b]
    site, earlier_site = _is(c, _SITE, _PHO) & (capital[n] | digit[n]), _is(b, _SITE, _PHO) & capital[c]
    named = capital[c] & (small | capital[b] | capital[n])
    alone = (
        named * NAMED
        | before * ~whole
        | (capital[c] & letter[c] & (small | (before > 0))) * NAME
        | (each == _LONG)[c] * NUMBER
    )
    paired = (
        before * whole
        | (capital[c] & capital[n] & (level == 0) & ~digit[c]) * NAME
        | ((digit & (each != _YEAR))[c] & letter[n] & ~capital[n]) * NUMBER
        | (site | earlier_site) * PLACE
        | (_is(c, _WARD) & digit[n]) * COMMUNE
        | (named | (capital[n] & letter[c])) * NAMED
    )
    table: npt.NDArray[np.uint16] = (alone | paired << 8).astype(np.uint16).ravel()
    return table


def _is(sort: npt.NDArray[np.int64], *wanted: int) -> Flags:
    found: Flags = np.isin(sort, [*wanted, *(one + _CAPITAL for one in wanted)])
    return found


def _levels(before: npt.NDArray[np.int64], word: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return whether a word says that the name of a commune follows, or of a higher unit."""
    town = _is(word, _XA) & _is(before, _THI)
    high = _is(word, _HIGH) | town | (_is(word, _PHO) & _is(before, _THANH))
    return high * HIGHER | (_is(word, _UNIT, _WARD, _XA) & ~town) * COMMUNE


_TABLE = _table()
_BEFORE = (_is(np.arange(_SORTS), _THI) + 2 * _is(np.arange(_SORTS), _THANH)) * _SORTS**3
