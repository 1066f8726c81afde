"""How does a piece stand to each story that earlier pieces stand in? A row of numbers for each. Decides nothing."""

from collections import Counter
from collections.abc import Sequence
from math import exp, log, log1p
from typing import NamedTuple

import numpy as np

from hoiam.core.group.learned import views
from hoiam.core.group.learned.views import Compared
from hoiam.core.group.learned.window import Weighed

_BEST = (
    *("both_titles", "same_commune", "place", "plain", "plain_days", "other_commune", "commune_days", "other_higher"),
    *("names", "numbers", "scattered_days", "strangers", "unmarked", "only_names", "home", "foreign", "other_place"),
    *("named", "thing_here", "thing_elsewhere", "only_here"),
)
_TOLD = ("pairs", "named", "place", "names", "numbers", "only", "only_names")
NAMES = (
    *("best", "second", "best_three", "sum", "ahead", "size", "compared", "few_known", "since"),
    *("told", "told_by_many", "title_told", "things", "by_two", "only_by_two", "all_here"),
    *(f"all_{name}" for name in _TOLD),
    *(f"best_{name}" for name in _BEST),
)
_OF_BEST = [views.NUMBER[name] for name in _BEST]
_OF_ALL = [views.PAIRS, views.NAMED, views.PLACE, views.OWN, views.NUMBERS, views.ONLY, views.ONLY_NAMES]
_TWICE = [views.THINGS, views.ONLY]
_DAYS = views.NUMBER["days"]
_COMMUNE = views.NUMBER["same_commune"]
MOST = 5  # stories judged, those whose best piece is nearest
_NO_OTHER = 8.0  # points below zero that a story has which is not there


class Known(NamedTuple):
    """A story among the earlier pieces: its key, the rows of its pieces (best first), what stands for it."""

    story: str
    rows: list[int]
    numbers: list[float]


def stories(
    piece: Weighed, near: Sequence[str], compared: Compared, points: Sequence[float], sizes: Counter[str]
) -> list[Known]:
    """Return the stories in which the nearest pieces stand (`near`, one for each row of `compared`).

    `points` are those of each piece, `sizes` how many pieces each story has.
    """
    rows_of: dict[str, list[int]] = {}
    for row in sorted(range(len(near)), key=lambda row: -points[row]):
        rows_of.setdefault(near[row], []).append(row)
    bests = [points[rows[0]] for rows in rows_of.values()]
    few, most_ahead = 1 / (1 + len(sizes)), min(6.0, len(sizes) / 2)  # to be ahead of few says little
    views_ = compared.views.tolist()
    found = []
    for number, (story, rows) in enumerate(list(rows_of.items())[:MOST]):
        first = compared.told[rows[0]]
        told, most, two, only_two = first, first[views.THINGS], 0.0, 0.0
        if len(rows) > 1:
            held = compared.shared[rows].sum(axis=0)
            told = (np.minimum(held, 1) @ compared.tells).tolist()
            two, only_two = ((held > 1) @ compared.tells[:, _TWICE]).tolist()
            most = max([compared.told[row][views.THINGS] for row in rows])
        rest = bests[1 if number == 0 else 0] if len(bests) > 1 else -_NO_OTHER
        z, size, best = [points[row] for row in rows], sizes[story], views_[rows[0]]
        here = best[_COMMUNE] or told[views.PLACE] > 0
        words, three = told[views.THINGS], z[:3]
        numbers = [
            *(z[0], z[1] if len(z) > 1 else z[0] - 2.0, sum(three) / len(three)),
            *(log(sum([exp(min(one, 5.0)) for one in z]) + 1e-9), max(-most_ahead, min(most_ahead, z[0] - rest))),
            *(log1p(size), len(z) / max(1, size), few, min([views_[row][_DAYS] for row in rows])),
            *(words / piece.words, (words - most) / piece.words),
            *(told[views.TITLED] / piece.title if piece.title else 0.3, log1p(words / 10)),
            *(two / piece.words, log1p(only_two / 10), here * log1p(words / 10)),
            *[log1p(told[column] / 10) for column in _OF_ALL],
            *[best[view] for view in _OF_BEST],
        ]
        found.append(Known(story, rows, numbers))
    return found
