"""Where on the paper does a doubtful word stand, so that a person can look at it there? Writes nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hoiam.core.text.normal import normal
from hoiam.core.values.sight import Box, Sight, Strip

_REACH = 0.22  # of the page along the line, shown on each side of the word
_OVER = 1.2  # of the word's height, shown over and under it
_LEAST = 0.012  # of the page: no line of print is lower
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


def spot(sight: Sight, source: str, doubt: Mapping[str, Any]) -> Spot | None:
    """Return where a doubt of a text stands; None where the recogniser told nothing of the word or of its line."""
    number = int(doubt["line"])
    lines = normal(source).split("\n")
    strip = next((one for one in sight.strips if one.line == number), None)
    if strip is None or number > len(lines):
        return None
    boxes = [box for box in _boxes(strip, lines[number - 1], str(doubt["original"])) if box]
    if not boxes:
        return None
    word = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Spot(strip.page, strip.turn, word, _piece(word, strip.turn))


def _boxes(strip: Strip, line: str, original: str) -> tuple[Box | None, ...]:
    """Return the boxes of the words of a line that a doubt is about."""
    at = line.find(original)
    if at < 0:
        return ()
    spans = [found.span() for found in re.finditer(r"\S+", line)]
    held = [n for n, (start, end) in enumerate(spans) if start < at + len(original) and end > at]
    return strip.boxes[held[0] : held[-1] + 1] if held else ()


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
