"""Where does a doubtful word stand in the restored text, and how does the text read once a person has settled it?

A doubt names its line and what stands there; which of two like words of the line is meant is told by where the scanned
line has the word. Writes nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal

FIGURE, NAME, PLAIN = range(3)
_COUNTS = frozenset(
    {"ngày", "tháng", "năm", "quý", "tuần", "giờ", "phút", "thứ", "nhật", "trước", "chậm", "đầu", "giữa"}
)
_COUNTS |= {"cuối", "hằng", "hàng", "không", "một", "mốt", "hai", "ba", "bốn", "tư", "lăm", "sáu", "bảy", "tám", "chín"}
_COUNTS |= {"mười", "mươi", "linh", "lẻ", "rưỡi", "nửa", "chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"}
_BARE = frozenset(map(fold, _COUNTS))  # what lost its marks is as grave
_WORD = re.compile(r"\w+(?:[-&/]\w+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """A word of the restored text: line from 0, and from where to where in it."""

    line: int
    start: int
    end: int


def reading(doubt: Mapping[str, Any]) -> str:
    """Return how a doubtful word reads now: as a person settled it, else as the machine proposed."""
    return str(doubt.get("settled") or doubt["restored"])


def standing(restored: str, place: Place | None, doubt: Mapping[str, Any]) -> str:
    """Return the words that stand in the text: the mending of phrases may have gone beyond the doubt's own reading."""
    return restored.split("\n")[place.line][place.start : place.end] if place else reading(doubt)


def weight(doubt: Mapping[str, Any]) -> int:
    """Return what a wrong reading harms: a number or date (FIGURE), a name or no word at all (NAME), else PLAIN."""
    words = f"{reading(doubt)} {doubt['original']}"
    if any(letter.isdigit() for letter in words) or any(map(_counts, reading(doubt).lower().split())):
        return FIGURE
    garbled = any(not letter.isalpha() for letter in words if not letter.isspace())  # "-__VW": no word at all
    return NAME if garbled or any(letter.isupper() for letter in words) else PLAIN


def _counts(word: str) -> bool:
    return word in _COUNTS or (word.isascii() and word in _BARE)


def open_doubts(doubts: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return the places in the list of the doubts that nobody has settled: numbers and dates, names, then the rest."""
    left = [n for n, doubt in enumerate(doubts) if not doubt.get("settled")]
    return sorted(left, key=lambda n: weight(doubts[n]))


def plain_rest(doubts: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return the open doubts that may be accepted together: [] while a number, a date or a name is open."""
    left = open_doubts(doubts)
    return left if left and weight(doubts[left[0]]) == PLAIN else []


def places(source: str, restored: str, doubts: Sequence[Mapping[str, Any]]) -> list[Place | None]:
    """Return where each doubt stands; None where later mending has changed the word beyond knowing."""
    scanned, lines = normal(source).split("\n"), restored.split("\n")
    taken: set[tuple[int, int]] = set()
    found: list[Place | None] = []
    for doubt in doubts:
        at = int(doubt["line"]) - 1
        place = _place(doubt, at, scanned[at], lines[at], taken) if at < min(len(scanned), len(lines)) else None
        found.append(place)
        if place:
            taken.add((at, place.start))
    return found


def _place(doubt: Mapping[str, Any], at: int, scanned: str, line: str, taken: set[tuple[int, int]]) -> Place | None:
    now = reading(doubt)
    spans = [(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(now)}(?!\w)", line)]
    if not spans:  # office phrases are mended after the words: the same letters with other marks are the same word
        spans = [m.span() for m in _WORD.finditer(line) if fold(m[0]) == fold(now)]
    free = [span for span in spans if (at, span[0]) not in taken]
    if not free:
        return None
    expected = max(scanned.find(str(doubt["original"])), 0)
    start, end = min(free, key=lambda span: abs(span[0] - expected))
    return Place(at, start, end)


def settled_text(restored: str, place: Place | None, words: str) -> str:
    """Return the restored text with the word at a place read as `words`."""
    if place is None:
        return restored
    lines = restored.split("\n")
    line = lines[place.line]
    lines[place.line] = line[: place.start] + words + line[place.end :]
    return "\n".join(lines)
