"""Which row of candidates makes the likeliest sentence?

Viterbi's search over pairs of words with a narrow beam, and afterwards how sure each word is when its neighbours
stand as chosen. Knows candidates and scores only: where they come from is not its business.
"""

from dataclasses import dataclass

import numpy as np

from hoiam.core.text.marks import STOP, Ids, Marks, Scores

_BEAM = 24


@dataclass(frozen=True, slots=True)
class Choices:
    """The candidates of one place: words of the model, and how well each fits what was seen (nats).

    `tallies` are carried along for the channel and not looked at here.
    """

    words: Ids
    fits: Scores
    tallies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    lasts: Ids  # candidate of this place, per state
    back: Ids  # state before, per state
    scores: Scores


def likeliest(row: list[Choices], marks: Marks) -> list[int]:
    """Return for each place the number of the candidate in the likeliest row."""
    firsts = np.array([STOP])
    seconds = np.array([STOP])
    scores = np.zeros(1)
    steps: list[_Step] = []
    for choices in row:
        total = scores[:, None] + _follow(firsts, seconds, choices.words, marks) + choices.fits
        step, firsts, seconds = _best(total, seconds, choices.words)
        scores = step.scores
        steps.append(step)
    return _traced(steps)


def _follow(firsts: Ids, seconds: Ids, thirds: Ids, marks: Marks) -> Scores:
    """Return log P(third | first, second) for each state and each candidate."""
    states, count = len(seconds), len(thirds)
    left, right = np.repeat(seconds, count), np.tile(thirds, states)
    shorter = marks.after_one(left, right, marks.pair_places(left, right))
    pairs = np.repeat(marks.pair_places(firsts, seconds), count)
    return marks.after_two(pairs, right, shorter).reshape(states, count)


def _best(total: Scores, seconds: Ids, words: Ids) -> tuple[_Step, Ids, Ids]:
    """Keep the best way to each pair (second, third), and of those the best few."""
    known, where = np.unique(seconds, return_inverse=True)
    ways: list[tuple[Ids, Ids, Scores]] = []
    for place in range(len(known)):
        rows = np.flatnonzero(where == place)
        best = total[rows].argmax(axis=0)
        ways.append((rows[best], np.arange(len(words)), total[rows[best], np.arange(len(words))]))
    back, lasts = np.concatenate([way[0] for way in ways]), np.concatenate([way[1] for way in ways])
    scores = np.concatenate([way[2] for way in ways])
    if len(scores) > _BEAM:
        kept = np.argpartition(-scores, _BEAM)[:_BEAM]
        back, lasts, scores = back[kept], lasts[kept], scores[kept]
    return _Step(lasts, back, scores - scores.max()), seconds[back], words[lasts]


def _traced(steps: list[_Step]) -> list[int]:
    if not steps:
        return []
    state = int(steps[-1].scores.argmax())
    chosen = []
    for step in reversed(steps):
        chosen.append(int(step.lasts[state]))
        state = int(step.back[state])
    return chosen[::-1]


def shares(row: list[Choices], chosen: list[int], marks: Marks) -> list[Scores]:
    """Return for each place how probable each candidate is (sums to 1) while the other places stand as chosen."""
    words = np.array(
        [STOP, STOP, *(choices.words[pick] for choices, pick in zip(row, chosen, strict=True)), STOP, STOP]
    )
    found = []
    for at, choices in enumerate(row):
        count = len(choices.words)
        if count == 1:
            found.append(np.ones(1))
            continue
        window = np.tile(words[at : at + 5], (count, 1))
        window[:, 2] = choices.words
        score = choices.fits.copy()
        for end in range(2, min(5, len(row) - at + 2)):
            a, b, c = window[:, end - 2], window[:, end - 1], window[:, end]
            shorter = marks.after_one(b, c, marks.pair_places(b, c))
            score += marks.after_two(marks.pair_places(a, b), c, shorter)
        weight = np.exp(score - score.max())
        found.append(weight / weight.sum())
    return found
