"""How does a piece stand to each story that earlier pieces stand in? A row of numbers for each. Decides nothing."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from hoiam.core.group.versions.v3 import terms as of
from hoiam.core.group.versions.v3.views import AT, Compared
from hoiam.core.group.versions.v3.window import Held, Weighed, Window

NAMES = (
    *("best", "second", "best_three", "size", "told", "told_by_many", "title_told", "since", "compared", "few_known"),
    *("sum", "both_titles", "evidence", "ahead", "same_commune", "place", "plain", "plain_days", "other_commune"),
    *("commune_days", "other_higher", "names", "numbers", "scattered_days"),
)
_OF_BEST = [AT[name] for name in NAMES[14:]]
_DAYS, _TITLES = AT["days"], AT["both_titles"]
MOST = 5
_NO_OTHER = 8.0  # points below zero that a story has which is not there


class Known(NamedTuple):
    """A story among the earlier pieces: its key, the rows of its pieces (best first), and what stands for it."""

    story: str
    rows: list[int]
    told: tuple[float, ...]


def stories(
    piece: Weighed, near: Sequence[Held], compared: Compared, points: Sequence[float], window: Window
) -> list[Known]:
    """Return the stories in which the nearest pieces stand, each with its numbers in the order of NAMES.

    Only the MOST whose best piece is nearest: those behind them have never been chosen.
    """
    rows_of: dict[str, list[int]] = {}
    for row in sorted(range(len(near)), key=lambda row: -points[row]):
        rows_of.setdefault(near[row].story, []).append(row)
    bests = [points[rows[0]] for rows in rows_of.values()]
    words = np.column_stack([piece.words, piece.words * (piece.packed >> 8 & of.TITLE != 0)])
    told = (compared.shared.astype(np.float32) @ words).tolist()
    few = 1 / (1 + len(window.pieces))
    found = []
    for number, (story, rows) in enumerate(list(rows_of.items())[:MOST]):
        z = [points[row] for row in rows]
        most, title = told[rows[0]]
        held = most
        if len(rows) > 1:
            most = max([told[row][0] for row in rows])
            held, title = (compared.shared[rows].any(axis=0).astype(np.float32) @ words).tolist()
        rest = bests[1 if number == 0 else 0] if len(bests) > 1 else -_NO_OTHER
        size = window.sizes[story]
        best = compared.views[rows[0]].tolist()
        found.append(
            Known(
                story,
                rows,
                (
                    *(z[0], z[1] if len(z) > 1 else z[0] - 2.0, sum(z[:3]) / len(z[:3]), math.log1p(size)),
                    *(held / piece.words_sum, (held - most) / piece.words_sum),
                    title / piece.title_sum if piece.title_sum else 0.3,
                    min([float(compared.views[row, _DAYS]) for row in rows]),
                    *(len(rows) / max(1, size), few, math.log(sum([math.exp(min(one, 5.0)) for one in z]) + 1e-9)),
                    *(best[_TITLES], math.log1p(held / 10), max(-6.0, min(6.0, z[0] - rest))),
                    *[best[number] for number in _OF_BEST],
                ),
            )
        )
    return found
