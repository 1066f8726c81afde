"""How is a text cut into terms, and what is each term: in the title, a name, a number, a place?

A term is a word, or two words that stand side by side, folded, as a 32-bit hash. What it is, is a sum of the marks
below, from general patterns and not from a gazetteer, so that any district can be read. Knows no rarity.
"""

import re
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal

TITLE, LEAD, NAME, COMMUNE, PLACE, NUMBER, HIGHER = 1, 2, 4, 8, 16, 32, 64
LEAD_WORDS = 45  # after the title: what a piece is about
SAME = {"dac": "dak", "ngoc": "ngok"}  # Đắc, Đăk; Ngọc, Ngọk: one name in two spellings
_CUT = re.compile(r"\d+(?:[.,/]\d+)*|[^\W_]+|[^\w\s]+|\n+")
_UNMARKED = 0.05  # a Vietnamese text has more bytes for marks than that, for each letter
# What a folded word is, above the 32 bits of its hash.
_WORD, _DIGIT, _LONG, _YEAR, _COMMUNE, _HIGHER, _PLACE, _WARD, _THI, _XA, _THANH, _PHO, _LETTER = (
    1 << bit for bit in range(32, 45)
)
_PLACES = (
    "thon lang buon ban ap xom khu khoanh lo duong hem cau truong cho ho dap suoi kenh rach bai ben cong rung doi deo"
    " doc dam trai mieu chua dinh ngo pho bau nui vinh dao cang"
)
_KINDS: dict[str, int] = dict.fromkeys(_PLACES.split(), _PLACE)
for _words, _kind in (
    ("xa phuong x p tt tran", _COMMUNE),
    ("huyen tinh tp quan h tx", _HIGHER),
    ("phuong", _WARD),
    ("thi", _THI),
    ("xa", _XA),
    ("thanh", _THANH),
    ("pho", _PHO),
):
    for _word in _words.split():
        _KINDS[_word] = _KINDS.get(_word, 0) | _kind
_FIRST, _SECOND, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(32)
_HASH = np.uint64(0xFFFFFFFF)
_known: dict[str, int] = {}
_MOST_KNOWN = 200_000

Numbers = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
Marks = npt.NDArray[np.uint8]


class Cut(NamedTuple):
    """A text in words and signs, as written and folded; how many are the title's; was it written without marks?"""

    written: list[str]
    folded: list[str]
    title: int
    unmarked: bool


def cut(title: str, sapo: str, text: str) -> Cut:
    """Return the words and signs of a piece."""
    written, folded, size, letters, more = list[str](), list[str](), 0, 0, 0
    for part in (title, sapo, text):
        clean = normal(part)
        runs, plain = _CUT.findall(clean), _CUT.findall(fold(clean))
        if len(runs) != len(plain):
            plain = [fold(run) for run in runs]
        written += [*runs, "."]
        folded += [*plain, "."]
        size = size or len(written)
        letters += len(clean)
        more += len(clean.encode("utf-8", "replace")) - len(clean)
    return Cut(written, folded, size, more < _UNMARKED * letters)


def coded(folded: list[str]) -> Numbers:
    """Return for each word its hash and, above that, what it is."""
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    known = _known.get
    codes = [known(word) or _code(word) for word in folded]
    return np.array(codes, dtype=np.uint64)


def _code(word: str) -> int:
    code = crc32(SAME.get(word, word).encode("utf-8", "replace")) | _KINDS.get(word, 0)
    if word[:1].isalnum():
        code |= _WORD
        code |= _DIGIT if word[0].isdigit() else _LETTER
    if code & _DIGIT:
        year = len(word) == 4 and word[:2] in ("19", "20")
        code |= _YEAR if year else _LONG if len(word) > 2 else 0
    _known[word] = code
    return code


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


def is_word(codes: Numbers) -> Flags:
    """Return which are words and not signs."""
    return _is(codes, _WORD)


def marks(codes: Numbers, capital: Flags, title: int) -> tuple[Marks, Marks]:
    """Return what each word is, and what each word is together with the next one."""
    size = len(codes)
    alone, both = np.zeros(size + 2, dtype=np.uint8), np.zeros(size + 2, dtype=np.uint8)
    here, after = codes[:-1], codes[1:]
    digit, next_capital = _is(here, _DIGIT), capital[1:]
    level = np.where(next_capital & ~digit, _levels(codes)[:-1], 0).astype(np.uint8)
    whole = np.append(capital[2:], False)  # the name has a second word with a capital
    both[1:size] |= np.where(whole, level, 0)
    alone[1:size] |= np.where(whole, 0, level)
    both[: size - 1] |= _if(capital[:-1] & next_capital & (level == 0) & ~digit, NAME)
    small = _is(here, _LETTER) & ~capital[:-1]
    alone[1:size] |= _if(next_capital & _is(after, _LETTER) & (small | (level > 0)), NAME)
    counted = digit & ~_is(here, _YEAR)
    both[: size - 1] |= _if(counted & _is(after, _LETTER) & ~next_capital, NUMBER)
    alone[: size - 1] |= _if(_is(here, _LONG), NUMBER)
    place = _is(here, _PLACE) & (next_capital | _is(after, _DIGIT))
    both[: size - 1] |= _if(place, PLACE) | _if(_is(here, _WARD) & _is(after, _DIGIT), COMMUNE)
    both[1:size] |= _if(place & next_capital, PLACE)
    for found in (alone, both):
        found[:title] |= TITLE
        found[: title + LEAD_WORDS] |= LEAD
    return alone[:size], both[:size]


def _levels(codes: Numbers) -> Marks:
    """Return for each word whether it says that the name of a commune follows, or of a higher unit."""
    before = np.concatenate([codes[:1] & _HASH, codes[:-1]])
    town = _is(codes, _XA) & _is(before, _THI)
    high = _is(codes, _HIGHER) | town | (_is(codes, _PHO) & _is(before, _THANH))
    return _if(high, HIGHER) | _if(_is(codes, _COMMUNE) & ~town, COMMUNE)


def _is(codes: Numbers, kind: int) -> Flags:
    found: Flags = (codes & np.uint64(kind)) != 0
    return found


def _if(flags: Flags, mark: int) -> Marks:
    return flags.astype(np.uint8) * np.uint8(mark)
