"""Where on the paper does a doubtful word stand, so that a person can look at it there? Writes nothing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from hoiam.core.text.normal import normal
from hoiam.core.values.sight import Box, Sight, Strip

_REACH = 0.22  # of the page along the line, shown on each side of the word
_OVER = 1.2  # of the word's height, shown over and under it
_LEAST = 0.012  # of the page: no line of print is lower
_ALIKE = 0.75  # how near what stands on the line must be to a word that dust was swept from, 0 to 1
_FIGURES = str.maketrans("lI|iOoSB", "11110058")  # seen where a figure stands, as core/read/specks.py puts them right
_LYING = (90, 270)  # degrees of a page whose lines run from top to bottom as it was handed in


@dataclass(frozen=True, slots=True)
class Spot:
    """A word on a page, from 1: its box, and the piece of the page round it, both as the page was handed in.

    The page must be turned by `turn` degrees clockwise to be read.
    """

    page: int
    turn: int
    word: Box
    piece: Box


def spot(sight: Sight, source: str, doubts: Sequence[Mapping[str, Any]], place: int) -> Spot | None:
    """Return where a text's doubt of this place stands; None where the recogniser told nothing of word or line.

    Of like words on a line the doubts have one each, in their order: no doubt keeps where in its line it stands.
    """
    doubt = doubts[place]
    number, original = int(doubt["line"]), str(doubt["original"])
    lines = normal(source).split("\n")
    strip = next((one for one in sight.strips if one.line == number), None)
    if strip is None or number > len(lines):
        return None
    before = sum(int(one["line"]) == number and str(one["original"]) == original for one in doubts[:place])
    boxes = [box for box in _boxes(strip, lines[number - 1], original, before) if box]
    if not boxes:
        return None
    word = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Spot(strip.page, strip.turn, word, _piece(word, strip.turn))


def _boxes(strip: Strip, line: str, original: str, before: int) -> tuple[Box | None, ...]:
    """Return the boxes of the words of a line that a doubt is about; `before`: doubts of the same word before it."""
    spans = [found.span() for found in re.finditer(r"\S+", line)]
    whole = [found.span() for found in re.finditer(rf"(?<!\w){re.escape(original)}(?!\w)", line)]
    at = whole[min(before, len(whole) - 1)] if whole else _likest(line, spans, original)
    if at is None:
        return ()
    held = [n for n, (start, end) in enumerate(spans) if start < at[1] and end > at[0]]
    return strip.boxes[held[0] : held[-1] + 1]


def _likest(line: str, spans: list[tuple[int, int]], original: str) -> tuple[int, int] | None:
    """Return where the words stand that are most like those of a doubt; None where none are like them."""
    many = len(original.split())
    runs = [(spans[n][0], spans[n + many - 1][1]) for n in range(len(spans) - many + 1)]
    near = max(((_alike(line[start:end], original), -start, end) for start, end in runs), default=(0.0, 0, 0))
    return (-near[1], near[2]) if near[0] >= _ALIKE else None


def _alike(seen: str, original: str) -> float:
    seen = seen.strip(".,;:()|'\"“”")
    if any(letter.isdigit() for letter in original):
        seen, original = seen.translate(_FIGURES), original.translate(_FIGURES)
    return SequenceMatcher(None, seen, original, autojunk=False).ratio()


def _piece(word: Box, turn: int) -> Box:
    left, top, right, bottom = word
    if turn in _LYING:
        top, left, bottom, right = _window(top, left, bottom, right)
    else:
        left, top, right, bottom = _window(left, top, right, bottom)
    return max(left, 0.0), max(top, 0.0), min(right, 1.0), min(bottom, 1.0)


def _window(begin: float, over: float, end: float, under: float) -> Box:
    """Return a word's box made larger: along its line, and across it."""
    more = _OVER * max(under - over, _LEAST)
    return begin - _REACH, over - more, end + _REACH, under + more
