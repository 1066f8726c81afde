"""How alike is a piece to each of some earlier ones? A row of numbers for each of them. Decides nothing."""

from math import log, log1p, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from hoiam.core.group.learned import terms as of
from hoiam.core.group.learned.window import Floats, Held, Weighed, Window

NAMES = (
    *(
        "cosine",
        "share",
        "things",
        "pairs",
        "named",
        "place",
        "names",
        "numbers",
        "only",
        "only_names",
        "titled",
        "lead",
    ),
    *("title", "both_titles", "days", "months", "strangers", "unmarked", "short", "long", "more_alike", "more_things"),
    *("same_commune", "other_commune", "same_higher", "other_higher", "site", "site_elsewhere", "plain", "plain_days"),
    *(
        "commune_days",
        "beyond_days",
        "scattered_days",
        "home",
        "foreign",
        "other_place",
        "thing_here",
        "thing_elsewhere",
    ),
    "only_here",
)
NUMBER = {name: number for number, name in enumerate(NAMES)}
# Columns of what is told: which terms count for what. Things are words that are part of no name.
THINGS, PAIRS, NAMED, TITLED, LEAD, PLACE, OWN, NUMBERS, ONLY, ONLY_NAMES = range(10)
_OFTEN = (1 + np.log(np.maximum(1, np.arange(256)))).astype(np.float32)
_OFTEN[0] = 0
_THREE_DAYS = log(4)
_FEW = (1 / np.maximum(1, np.arange(64)) ** 2).astype(np.float32)  # what few stories say tells more
_FOREIGN = 0.05  # share of the stories that name a place, below which it is not of the home
_TITLE = 256


def _counting() -> Floats:
    """Return for the marks of a term, and 256 more for two words, in which columns it counts."""
    found = np.zeros((512, 10), dtype=np.float32)
    for marks in range(256):
        titled, place, number = marks & of.TITLE != 0, marks & of.PLACE != 0, marks & of.NUMBER != 0
        named = marks & of.NAMED != 0
        thing = not named and not place
        found[marks] = (thing, 0, named, titled, thing and marks & of.LEAD != 0, place, 0, number, thing, not thing)
        found[marks + 256] = (0, thing and not number, named, 0, 0, place, 0, number, thing, not thing)
    return found


_COUNTS = _counting()


class Compared(NamedTuple):
    """`views`, a row for each earlier piece; `shared`, the terms that each holds; `tells`, what each term counts for.

    `told` is shared times tells.
    """

    views: npt.NDArray[np.float64]
    shared: Floats
    tells: Floats
    told: list[list[float]]


def tells(piece: Weighed) -> Floats:
    """Return for each term of a piece what it counts for, in the columns above."""
    found: Floats = _COUNTS.take(piece.marks + piece.features.pairs * np.uint16(256), axis=0)
    found *= piece.weight[:, None]
    found[:, ONLY:] *= _FEW.take(piece.stories, mode="clip")[:, None]
    if piece.own:
        found[piece.own, OWN] = piece.weight[piece.own]
    return found


def compare(piece: Weighed, window: Window, numbers: list[int], near: list[Held]) -> Compared:
    """Return how a piece is like each of the earlier ones."""
    laid = window.laid(piece, numbers)
    counts = laid & 0xFF
    shared = (counts > 0).astype(np.float32)
    tell = tells(piece)
    told = shared @ tell
    dots = (_OFTEN.take(counts) @ (piece.vector * piece.weight)).tolist()
    backs = ((laid >= _TITLE) @ (piece.weight * ~piece.features.pairs)).tolist()
    like = [min(1.0, dot / (piece.norm * one.weighed.norm)) for dot, one in zip(dots, near, strict=True)]
    piece.usual = _rest(like) if len(like) > 4 else min(like) * 0.5
    logs = np.log1p(told / 10).tolist()
    rest = _rest([row[THINGS] for row in logs])
    sums = told.tolist()
    views = np.array(
        [
            _row(piece, one.weighed, like[n], sums[n], logs[n], backs[n], rest, window.scattered)
            for n, one in enumerate(near)
        ],
        dtype=np.float64,
    )
    return Compared(views, shared, tell, sums)


def _row(
    piece: Weighed,
    other: Weighed,
    like: float,
    told: list[float],
    logs: list[float],
    back: float,
    rest: float,
    scattered: float,
) -> list[float]:
    root = sqrt(like)
    titled = min(1.2, told[TITLED] / piece.title) if piece.title else 0.0
    back = min(1.2, back / max(other.title, 1.0))
    days = max(0.0, piece.days - other.days)
    since = log1p(days)
    commune = not (piece.main.isdisjoint(other.units) and piece.units.isdisjoint(other.main))
    higher = not (piece.high_main.isdisjoint(other.highs) and piece.highs.isdisjoint(other.high_main))
    other_commune = not commune and bool(piece.main) and bool(other.main)
    place = told[PLACE] > 0
    plain = not commune and not place
    small, large = piece.features.size, other.features.size
    if small > large:
        small, large = large, small
    things = logs[THINGS]
    return [
        *(root, told[THINGS] / min(piece.words, other.words), things, logs[PAIRS], logs[NAMED], logs[PLACE], logs[OWN]),
        *(logs[NUMBERS], logs[ONLY], logs[ONLY_NAMES], titled, told[LEAD] / min(piece.lead, other.lead)),
        *(back, min(titled, back), since, days / 30, bool(piece.own) and bool(other.own) and told[OWN] == 0),
        piece.features.unmarked or other.features.unmarked,
        *(log1p(small / 50), log1p(large / 50), root - sqrt((other.usual + piece.usual) / 2), things - rest),
        *(commune, other_commune, higher, plain and not higher and bool(piece.high_main) and bool(other.high_main)),
        *(commune and place, other_commune and place, plain, plain * since, commune * since),
        *(max(0.0, since - _THREE_DAYS), scattered * since, log1p(20 * piece.homely)),
        piece.homely < _FOREIGN and bool(piece.units or piece.highs),
        piece.site and other.site and not place,
        *((commune or place) * things, other_commune * things, (commune or place) * logs[ONLY]),
    ]


def _rest(values: list[float]) -> float:
    """Return the mean of the fourth to twelfth value: what is usual for what is no neighbour."""
    if len(values) <= 4:
        return min(values)
    behind = sorted(values, reverse=True)[3:12]
    return sum(behind) / len(behind)
