"""Which row of candidates makes the likeliest sentence?

A lattice of candidates is thinned by runs of two words, then searched exactly over runs of three (Viterbi); afterwards
it tells how sure each word is when its neighbours stand as chosen. Knows candidates and scores only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self, TypeVar

import numpy as np

from hoiam.core.text.marks import STOP, Ids, Marks, Scores

_Table = TypeVar("_Table", Ids, Scores)


def thinned(words: list[Ids], fits: list[Scores], marks: Marks, most: int) -> list[Ids]:
    """Return for each place the numbers of its best few candidates, judged by the best row of pairs through each.

    `words` are the candidates of each place, `fits` how well each fits what was seen (nats). A word that stands
    in few contexts (dõi, after theo) would be lost if candidates were judged one by one.
    """
    edge = np.array([STOP])
    links = _links([edge, *words, edge], marks)[1]
    onward = [links[-1].max(axis=1)]
    for at in range(len(fits) - 1, 0, -1):
        onward.append((links[at] + (fits[at] + onward[-1])).max(axis=1))
    found, so_far = [], np.zeros(1)
    for link, fit, rest in zip(links, fits, reversed(onward), strict=False):
        so_far = (so_far[:, None] + link).max(axis=0) + fit
        found.append(np.argsort(-(so_far + rest), kind="stable")[:most])
        so_far = so_far - so_far.max()
    return found


@dataclass(frozen=True, slots=True)
class Lattice:
    """Scores of each run of three: `triples[t][a, b, c]` is log P(c at t | a and b at the two places before)."""

    triples: list[Scores]

    @classmethod
    def of(cls, row: list[Ids], marks: Marks) -> Self:
        """Return the lattice of the candidates of each place; two stops stand before it and two after it."""
        edge = np.array([STOP])
        words = [edge, edge, *row, edge, edge]
        places, shorter = _links(words, marks)
        shapes = [(len(a), len(b), len(c)) for a, b, c in zip(words, words[1:], words[2:], strict=False)]
        heads = np.concatenate([np.repeat(p.ravel(), s[2]) for p, s in zip(places, shapes, strict=False)])
        lasts = np.concatenate([np.tile(c, s[0] * s[1]) for c, s in zip(words[2:], shapes, strict=True)])
        less = np.concatenate([np.tile(p.ravel(), s[0]) for p, s in zip(shorter[1:], shapes, strict=True)])
        return cls(_split(marks.after_two(heads, lasts, less), shapes))

    def likeliest(self, fits: list[Scores]) -> list[int]:
        """Return for each place the number of the candidate in the likeliest row."""
        score, back = np.zeros((1, 1)), []
        for triples, fit in zip(self.triples, [*fits, np.zeros(1), np.zeros(1)], strict=True):
            total = score[:, :, None] + triples
            best = total.argmax(axis=0)
            back.append(best)
            score = np.take_along_axis(total, best[None], axis=0)[0] + fit
            score -= score.max()
        chosen, pair = [], (0, 0)
        for best in reversed(back):
            pair = (int(best[pair]), pair[0])
            chosen.append(pair[1])
        return chosen[::-1][1:-1]

    def shares(self, fits: list[Scores], chosen: list[int]) -> list[Scores]:
        """Return for each place how probable each candidate is (sums to 1) while the other places stand as chosen."""
        pick = [0, 0, *chosen, 0, 0]
        found = []
        for at, fit in enumerate(fits):
            a, b, _, d, e = pick[at : at + 5]
            score = fit + self.triples[at][a, b] + self.triples[at + 1][b, :, d] + self.triples[at + 2][:, d, e]
            weight = np.exp(score - score.max())
            found.append(weight / weight.sum())
        return found


def _links(words: Sequence[Ids], marks: Marks) -> tuple[list[Ids], list[Scores]]:
    """Return, for each two neighbouring places, where each pair stands in the model and log P(second | first)."""
    shapes = [(len(a), len(b)) for a, b in pairwise(words)]
    if not shapes:
        return [], []
    left = np.concatenate([np.repeat(a, len(b)) for a, b in pairwise(words)])
    right = np.concatenate([np.tile(b, len(a)) for a, b in pairwise(words)])
    places = marks.pair_places(left, right)
    return _split(places, shapes), _split(marks.after_one(left, right, places), shapes)


def _split(flat: _Table, shapes: Sequence[tuple[int, ...]]) -> list[_Table]:
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes])[:-1]
    return [part.reshape(shape) for part, shape in zip(np.split(flat, ends), shapes, strict=True)]
