"""How alike is a piece to each of some earlier ones? A row of numbers for each of them. Decides nothing."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from hoiam.core.group.versions.v3 import terms as of
from hoiam.core.group.versions.v3.window import HIGH, HIGH_MAIN, MAIN, OWN_NAME, UNIT, Floats, Held, Weighed

NAMES = (
    *("cosine", "share", "evidence", "pairs", "place", "names", "numbers", "title", "titled", "both_titles", "lead"),
    *("days", "months", "strangers", "unmarked", "short", "long", "more_alike", "more_shared", "same_commune"),
    *("other_commune", "same_higher", "other_higher", "site", "site_elsewhere", "plain", "plain_days", "commune_days"),
    *("beyond_days", "scattered_days"),
)
AT = {name: number for number, name in enumerate(NAMES)}
_SIZES = 1 + np.log(np.maximum(1, np.arange(256, dtype=np.float32)))
_KIND, _LEVEL = 8, 16


class Compared(NamedTuple):
    """`views`, a row for each earlier piece; `shared`, the terms of the piece that each of them holds."""

    views: npt.NDArray[np.float64]
    shared: npt.NDArray[np.bool_]


def compare(
    piece: Weighed, at: datetime, near: Sequence[Held], where: npt.NDArray[np.int32], scattered: float
) -> Compared:
    """Return how a piece is like each of the earlier ones, in a stream that is `scattered`, 0 to 1, over many places.

    `where` is scratch: -1 for each term before and after.
    """
    others = [held.weighed for held in near]
    packed = _laid(piece, others, where)
    counts, marks, levels = packed & 0xFF, packed >> _KIND & 0xFF, packed >> _LEVEL
    shared = counts > 0
    weight, words = piece.weight, piece.words
    own_marks, own_levels = piece.packed >> _KIND & 0xFF, piece.packed >> _LEVEL
    both_marks = marks & own_marks
    titled, lead = words * (own_marks & of.TITLE != 0), words * (own_marks & of.LEAD != 0)
    sums = shared.astype(np.float32) @ np.column_stack([words, weight - words, titled])
    other_has = np.array([other.has for other in others])
    words_sum, title_sum, lead_sum, norm, usual, size, unmarked = np.array(
        [(o.words_sum, o.title_sum, o.lead_sum, o.norm, o.usual, o.features.size, o.features.unmarked) for o in others]
    ).T
    dots = (_SIZES[counts] * shared) @ (piece.vector * weight)
    like = np.minimum(1.0, dots / (piece.norm * norm))
    evidence = np.log1p(sums[:, 0] / 10)
    _usual(piece, like)
    names = shared & ((levels | own_levels) & OWN_NAME != 0)
    title = np.minimum(1.2, sums[:, 2] / piece.title_sum) if piece.title_sum else np.zeros(len(near))
    title_back = np.where(title_sum > 0, (marks & of.TITLE != 0) @ words / np.maximum(title_sum, 1e-6), 0)
    title_back = np.minimum(1.2, title_back)
    days = np.array([max(0.0, (at - held.at).total_seconds() / 86400) for held in near])
    since = np.log1p(days)
    place = np.log1p((both_marks & of.PLACE != 0) @ weight / 10)
    commune = _same(levels, own_levels, MAIN, UNIT)
    other_commune = _apart(commune, other_has, piece.has, MAIN)
    higher = _same(levels, own_levels, HIGH_MAIN, HIGH)
    plain = ~commune & (place == 0)
    rows = (
        *(np.sqrt(like), sums[:, 0] / np.minimum(piece.words_sum, words_sum), evidence, np.log1p(sums[:, 1] / 10)),
        *(place, np.log1p(names @ weight / 10), np.log1p((both_marks & of.NUMBER != 0) @ weight / 10)),
        *(title, title_back, np.minimum(title, title_back)),
        (both_marks & of.LEAD != 0) @ lead / np.minimum(piece.lead_sum, lead_sum),
        *(since, days / 30, (other_has & piece.has & OWN_NAME != 0) & ~names.any(axis=1)),
        (unmarked > 0) | piece.features.unmarked,
        np.log1p(np.minimum(size, piece.features.size) / 50),
        np.log1p(np.maximum(size, piece.features.size) / 50),
        *(np.sqrt(like) - np.sqrt((usual + piece.usual) / 2), evidence - _rest(evidence)),
        *(commune, other_commune, higher, _apart(higher, other_has, piece.has, HIGH_MAIN)),
        *(commune & (place > 0), other_commune & (place > 0), plain, plain * since, commune * since),
        *(np.maximum(0.0, since - np.log(4)), scattered * since),
    )
    return Compared(np.array(rows, dtype=np.float64).T, shared)


def _laid(piece: Weighed, others: Sequence[Weighed], where: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Return for each earlier piece, in the order of the piece's own terms, what the earlier one holds; 0 for none."""
    size = len(piece.ids)
    where[piece.ids] = np.arange(size, dtype=np.int32)
    places = where[np.concatenate([other.ids for other in others])]
    where[piece.ids] = -1
    hit = places >= 0
    rows = np.repeat(np.arange(len(others)), [len(other.ids) for other in others])
    laid = np.zeros(len(others) * size, dtype=np.int32)
    laid[rows[hit] * size + places[hit]] = np.concatenate([other.packed for other in others])[hit]
    return laid.reshape(len(others), size)


def _same(levels: npt.NDArray[np.int32], own: npt.NDArray[np.int32], main: int, any_: int) -> npt.NDArray[np.bool_]:
    """Return whether the unit that one piece is about stands in the other."""
    there = (levels & any_ != 0) & (own & main != 0)
    here = (levels & main != 0) & (own & any_ != 0)
    found: npt.NDArray[np.bool_] = (there | here).any(axis=1)
    return found


def _apart(same: npt.NDArray[np.bool_], others: npt.NDArray[np.int_], own: int, level: int) -> npt.NDArray[np.bool_]:
    """Return whether both name units and neither stands in the other."""
    apart: npt.NDArray[np.bool_] = ~same & (others & own & level != 0)
    return apart


def _rest(values: Floats) -> float:
    """Return the mean of the fourth to twelfth value: what is usual for what is no neighbour."""
    ordered = np.sort(values)[::-1]
    return float(ordered[3:12].mean()) if len(ordered) > 4 else float(ordered.min())


def _usual(piece: Weighed, like: Floats) -> None:
    piece.usual = _rest(like) if len(like) > 4 else float(like.min()) * 0.5
