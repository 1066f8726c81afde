"""What does a piece consist of for a linear model? Words and pairs of words, and runs of letters, in five views.

The views are the whole text, its head (title and sapo), the sentences that name the authority with those that follow
them, the sentence that it ends with, and runs of three to five letters of its beginning. A gram of words stands folded
always and with its marks where it has some, so that one model reads both kinds of text; letters stand folded.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from hoiam.core.classify.words import Words, words_of
from hoiam.core.text.sentences import sentences
from hoiam.core.values.article import Piece

VIEWS = ("all", "head", "authority", "end", "letters")
LETTERS = VIEWS.index("letters")
_RUNS, _BEGINNING = (3, 4, 5), 400  # letters in a run; letters read

_AUTHORITY = (
    "ubnd|ủy ban|uỷ ban|chính quyền|xã|phường|huyện|thị trấn|thành phố|thị xã|cán bộ|công an|nhà trường|trường|"
    "hiệu trưởng|thầy cô|cô giáo|trạm y tế|trung tâm y tế|bệnh viện|kiểm lâm|ban quản lý|cơ quan|ngành chức năng|"
    "lực lượng|lãnh đạo|chủ tịch|phòng|sở|địa phương|tổ công tác|dân quân|bộ đội|một cửa|trưởng thôn|bác sĩ"
)


@dataclass(frozen=True, slots=True)
class Grams:
    """The grams of each view with how often they stand there."""

    views: tuple[Mapping[str, int], ...]


def grams_of(piece: Piece) -> Grams:
    """Return the grams of a piece in the five views."""
    parts = [[words_of(one) for one in sentences(part)] for part in (piece.title, piece.sapo, piece.text)]
    everything = [one for part in parts for one in part]
    said = [_grams(one) for one in everything]
    head = len(parts[0]) + len(parts[1]) or 1
    named = [_names(one) for one in everything]
    near = [one for place, one in enumerate(said) if named[place] or (place and named[place - 1])]
    return Grams((*(Counter(chain(*some)) for some in (said, said[:head], near, said[-1:])), _letters(everything)))


def _letters(everything: list[Words]) -> Mapping[str, int]:
    text = f" {' '.join(' '.join(one.folded) for one in everything)} "[:_BEGINNING]
    return Counter([text[at : at + size] for size in _RUNS for at in range(len(text) - size + 1)])


def _names(words: Words) -> bool:
    marked, folded = (f" {' '.join(some)} " for some in (words.marked, words.folded))
    return bool(_pattern(marked == folded).search(marked))


@lru_cache(maxsize=2)
def _pattern(unmarked: bool) -> re.Pattern[str]:
    written = [words_of(name) for name in _AUTHORITY.split("|")]
    names = sorted({" ".join(one.folded if unmarked else one.marked) for one in written})
    return re.compile(f" (?:{'|'.join(names)}) ")


def _grams(words: Words) -> list[str]:
    folded, marked = words.folded, words.marked
    found = [*folded, *(m for f, m in zip(folded, marked, strict=True) if m != f)]
    pairs = [f"{a} {b}" for a, b in pairwise(folded)]
    found += pairs
    found += [m for f, m in zip(pairs, map(" ".join, pairwise(marked)), strict=True) if m != f]
    return found
