"""What do an office's corrections teach? A small linear model of its own, added to the shipped one.

It learns from pieces whose label a person put right, held in place by pieces whose label people let stand, and only by
how far the shipped model was off: where that is right already there is nothing to learn. It holds words and numbers,
no text, and nothing of who corrected or who wrote (guard-rail G1). The same corrections always teach the same.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hoiam.core.classify.grams import Grams
from hoiam.core.classify.model import Model, placed, score

LEAST = 3  # corrections to one label from which they count: one slip teaches nothing
MOST = 400  # examples learned from, the newest first
_LOOKED_AT, _GRAMS = 12000, 4000  # words and pairs that are learned from, and that are kept
_EVERYWHERE = 2.2  # inverse document frequency below which a word says nothing of its own
_UNKNOWN = 7.0  # that of a word which the shipped model lacks: a local name, most likely
_PULL = 80.0  # how far one correction may reach
_MARGIN = 7.0  # by which a correction has to win beyond an even answer, so that like pieces follow it
_LET_STAND = 0.5  # what a label that stands weighs beside a correction
_STEPS = 300
_TINY = 0.02  # points below which a word is dropped

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A piece by its words, what the machine had said ("" for not sure) and what is right.

    `beside` are the points that the lexicon gives its labels.
    """

    grams: Grams
    beside: Mapping[str, float]
    said: str
    value: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one name (field, kind, tone) learned: points of each word for each label; how often each was corrected."""

    name: str
    labels: tuple[str, ...]
    points: Mapping[str, tuple[float, ...]]
    times: Mapping[str, int]  # right value → corrections to it


def teach(name: str, examples: Sequence[Example], model: Model) -> Lesson | None:
    """Return what the examples teach, None where no label was corrected to often enough.

    Corrections to a label that the model does not have are left out, and so are those below `LEAST`.
    """
    labels = model.heads[name].labels
    times = Counter(one.value for one in examples if one.said != one.value and one.value in labels)
    enough = {value: n for value, n in times.items() if n >= LEAST}
    used = [one for one in examples if one.value in labels and (one.said == one.value or one.value in enough)][:MOST]
    if not enough:
        return None
    values = [_values(one.grams, model) for one in used]
    grams = _widest(values)
    x = _matrix(values, grams)
    base = np.array([_points(name, one, model) for one in used])
    right = np.array([labels.index(one.value) for one in used])
    wrong = np.array([one.said != one.value for one in used])
    base[wrong, right[wrong]] -= _MARGIN
    weight = np.where(wrong, 1.0, _LET_STAND)
    learned = x.T @ _fitted(x @ x.T, base, right, weight) * model.heads[name].temperature
    return Lesson(name, labels, _kept(grams, learned), enough)


def added(lesson: Lesson, grams: Grams, model: Model) -> tuple[dict[str, float], dict[str, tuple[float, ...]]]:
    """Return the points that a lesson adds to each label of a piece, and those of each of its words."""
    words = {
        gram: tuple(value * point for point in lesson.points[gram])
        for gram, value in _values(grams, model).items()
        if gram in lesson.points
    }
    total = [sum(column) for column in zip(*words.values(), strict=True)] if words else [0.0] * len(lesson.labels)
    return dict(zip(lesson.labels, total, strict=True)), words


def _widest(values: Sequence[Mapping[str, float]]) -> list[str]:
    """Return the words that most examples hold: enough to learn from, and few enough for a small machine's memory."""
    held = Counter(gram for one in values for gram in one)
    return sorted(sorted(held, key=lambda gram: (-held[gram], gram))[:_LOOKED_AT])


def _matrix(values: Sequence[Mapping[str, float]], grams: Sequence[str]) -> _Floats:
    rows = {gram: row for row, gram in enumerate(grams)}
    x = np.zeros((len(values), len(grams)))
    for row, one in enumerate(values):
        for gram in one.keys() & rows.keys():
            x[row, rows[gram]] = one[gram]
    return x


def _own(grams: Grams, model: Model) -> list[str]:
    """Return the words of a piece that say something of their own: not those of every text."""
    return [gram for gram in grams.views[0] if _rarity(gram, model) >= _EVERYWHERE]


def _rarity(gram: str, model: Model) -> float:
    row = model.rows.get(gram)
    return _UNKNOWN if row is None else float(model.idf[row])


def _values(grams: Grams, model: Model) -> dict[str, float]:
    counts = grams.views[0]
    found = {gram: (1 + math.log(counts[gram])) * _rarity(gram, model) for gram in _own(grams, model)}
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return {gram: value / length for gram, value in found.items()}


def _points(name: str, one: Example, model: Model) -> list[float]:
    scored = score(name, placed(one.grams, model), model, one.beside)
    return [math.log(max(float(chance), 1e-9)) for chance in scored.chances]


def _fitted(alike: _Floats, base: _Floats, right: npt.NDArray[np.int64], weight: _Floats) -> _Floats:
    """Return the share of each example in each label: logistic regression on top of `base`, by plain descent."""
    many, labels = base.shape
    truth = np.zeros((many, labels))
    truth[np.arange(many), right] = 1
    step = 1.0 / (0.5 * float(np.abs(alike).sum(axis=1).max()) + 1 / _PULL)
    shares = np.zeros((many, labels))
    for _ in range(_STEPS):
        said = base + alike @ shares
        chance = np.exp(said - said.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        shares -= step * ((chance - truth) * weight[:, None] + shares / _PULL)
    return shares


def _kept(grams: Sequence[str], learned: _Floats) -> dict[str, tuple[float, ...]]:
    loud = np.abs(learned).max(axis=1)
    heaviest = [row for row in np.argsort(-loud, kind="stable")[:_GRAMS].tolist() if loud[row] >= _TINY]
    return {grams[row]: tuple(round(float(point), 3) for point in learned[row]) for row in sorted(heaviest)}
