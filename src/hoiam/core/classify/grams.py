"""What does a piece consist of for a linear model? Words and pairs of words, folded and with marks, in three views.

The views are the whole text, its head (title and sapo), and the sentences that name the authority. A gram stands
folded always and with its marks where it has some, so that one model reads both kinds of text.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from hoiam.core.classify.words import Words, words_of
from hoiam.core.text.sentences import sentences
from hoiam.core.values.article import Piece

VIEWS = ("all", "head", "authority")
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
    """Return the grams of a piece in the three views."""
    parts = [[(s, words_of(s)) for s in sentences(part)] for part in (piece.title, piece.sapo, piece.text)]
    everything = [one for part in parts for one in part]
    head = parts[0] + parts[1] or everything[:1]
    named = [one for one in everything if _names(one[1])]
    return Grams(tuple(_counted([words for _, words in some]) for some in (everything, head, named)))


def _names(words: Words) -> bool:
    marked, folded = (f" {' '.join(some)} " for some in (words.marked, words.folded))
    return bool(_pattern(marked == folded).search(marked))


@lru_cache(maxsize=2)
def _pattern(unmarked: bool) -> re.Pattern[str]:
    written = [words_of(name) for name in _AUTHORITY.split("|")]
    names = sorted({" ".join(one.folded if unmarked else one.marked) for one in written})
    return re.compile(f" (?:{'|'.join(names)}) ")


def _counted(parts: list[Words]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for words in parts:
        folded, marked = words.folded, words.marked
        found.update(folded)
        found.update(m for f, m in zip(folded, marked, strict=True) if m != f)
        pairs = [f"{a} {b}" for a, b in pairwise(folded)]
        found.update(pairs)
        found.update(m for f, m in zip(pairs, map(" ".join, pairwise(marked)), strict=True) if m != f)
    return found
