"""The shipped linear models: which gram speaks how loudly for which label? Reads weights and scores; learns nothing.

The file: one line of JSON (names, labels, offsets, temperatures, steps of how often an answer is right, scales, what
joins kind and tone), then, packed (zlib), the grams one a line, an empty line, the inverse document frequencies
(float16) and the weights (int8, gram × column).
"""

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from hoiam.core.classify.grams import LETTERS, Grams
from hoiam.core.classify.rows import Rows

_Floats = npt.NDArray[np.float32]
Steps = tuple[tuple[float, float], ...]  # probability of the likeliest label, how often it was right; both rising


@dataclass(frozen=True, slots=True)
class Head:
    """One question of the model: its labels, where its columns begin in each view, what it starts from, how sure."""

    labels: tuple[str, ...]
    columns: tuple[int | None, ...]  # first column in each view
    bias: _Floats
    temperature: float
    least: float  # probability below which the answer is "not sure"
    right: Steps


@dataclass(frozen=True, slots=True)
class Join:
    """How kind and tone go together: of their nine pairs five occur, each with its weights over the points of both."""

    pairs: tuple[tuple[str, str], ...]
    weights: _Floats  # points of the kinds, then of the tones × pair
    bias: _Floats
    temperature: float
    right: tuple[Steps, Steps]  # of kind and of tone


@dataclass(frozen=True, slots=True)
class Model:
    """The grams by row, their weights, a head for each name (field, kind, tone), and what joins kind and tone."""

    version: str
    rows: Mapping[str, int]
    known: Rows  # the same, asked for many grams at once
    marked: npt.NDArray[np.bool_]  # is the gram of a row written with marks?
    idf: _Floats
    weights: npt.NDArray[np.int8]
    scales: _Floats
    view_weights: tuple[float, ...]
    heads: Mapping[str, Head]
    join: Join


@dataclass(frozen=True, slots=True)
class Scored:
    """The points of each label, how probable they make it, and what each gram of words gave to each label.

    Runs of letters count in the points, and are no evidence that a person could read.
    """

    labels: tuple[str, ...]
    points: _Floats
    chances: _Floats
    grams: tuple[str, ...]
    rows: npt.NDArray[np.int64]
    marked: npt.NDArray[np.bool_]
    gave: _Floats  # gram × label
    right: Steps

    def confidence(self, label: int) -> float:
        """Return how often an answer of this probability was right in texts of sources that were left out.

        Never more than the probability: to be called too sure is the worse fault.
        """
        said, right = zip(*self.right, strict=True)
        chance = float(self.chances[label])
        return min(chance, float(np.interp(chance, said, right)))


class View(NamedTuple):
    """The known grams of one view, their rows, their values (unit length × weight of the view) and their weights."""

    grams: list[str]
    rows: npt.NDArray[np.int64]
    values: _Floats
    weights: npt.NDArray[np.int8]


def read_model(raw: bytes) -> Model:
    """Read a shipped model. Raises ValueError where it is cut off."""
    first, rest = raw.split(b"\n", 1)
    about: dict[str, Any] = json.loads(first)
    try:
        words, numbers = zlib.decompress(rest).split(b"\n\n", 1)
    except zlib.error as error:
        raise ValueError("labels model: cut off") from error
    grams = words.decode().split("\n")
    size, columns = len(grams), int(about["columns"])
    if len(numbers) != size * 2 + size * columns:
        raise ValueError("labels model: cut off")
    idf = np.frombuffer(numbers, np.float16, size).astype(np.float32)
    weights = np.frombuffer(numbers, np.int8, size * columns, size * 2).reshape(size, columns)
    heads = {
        name: Head(
            tuple(h["labels"]),
            tuple(h["columns"]),
            np.array(h["bias"], np.float32),
            h["temperature"],
            h["least"],
            _steps(h["right"]),
        )
        for name, h in about["heads"].items()
    }
    rows = {gram: row for row, gram in enumerate(grams)}
    marked = np.array([not gram.isascii() for gram in grams], bool)
    scales = np.array(about["scales"], np.float32)
    raw_join = about["join"]
    join = Join(
        tuple((kind, tone) for kind, tone in raw_join["pairs"]),
        np.array(raw_join["weights"], np.float32),
        np.array(raw_join["bias"], np.float32),
        raw_join["temperature"],
        (_steps(raw_join["right"][0]), _steps(raw_join["right"][1])),
    )
    return Model(about["version"], rows, Rows(grams), marked, idf, weights, scales, tuple(about["views"]), heads, join)


def placed(grams: Grams, model: Model) -> list[View]:
    """Return the known grams of each view."""
    found = []
    for counts, share in zip(grams.views, model.view_weights, strict=True):
        rows = model.known.of(counts)
        here = rows >= 0
        known, at = list(compress(counts, here.tolist())), rows[here]
        often = np.fromiter(counts.values(), np.float32, len(counts))[here]
        values = (1 + np.log(often)) * model.idf[at] if known else np.zeros(0, np.float32)
        length = math.sqrt(float(values @ values)) or 1.0
        found.append(View(known, at, (values * (share / length)).astype(np.float32), model.weights[at]))
    return found


def score(
    name: str,
    views: Sequence[View],
    model: Model,
    beside: Mapping[str, float] | None = None,
) -> Scored:
    """Return how probable each label of one name is, calibrated, and what each gram gave.

    `beside` holds points that come from elsewhere than the model (a lexicon, an office's corrections).
    """
    head = model.heads[name]
    many = len(head.labels)
    points = head.bias + np.array([(beside or {}).get(label, 0.0) for label in head.labels], np.float32)
    said: list[str] = []
    rows = [np.zeros(0, np.int64)]
    gave = [np.zeros((0, many), np.float32)]
    for view, ((grams, at, values, weights), column) in enumerate(zip(views, head.columns, strict=True)):
        if column is None:
            continue
        own = slice(column, column + many)
        loud = weights[:, own].astype(np.float32) * model.scales[own]
        points = points + values @ loud
        if view != LETTERS:
            said += grams
            rows.append(at)
            gave.append(values[:, None] * loud)
    points = points.astype(np.float32)
    sure, at = chances(points, head.temperature), np.concatenate(rows)
    return Scored(head.labels, points, sure, tuple(said), at, model.marked[at], np.concatenate(gave), head.right)


def joined(kind: Scored, tone: Scored, join: Join) -> tuple[Scored, Scored]:
    """Return kind and tone with the probabilities that they have together: blame hardly goes with good news."""
    both = np.concatenate([one.points - one.points.mean() for one in (kind, tone)])
    together = chances((both @ join.weights + join.bias).astype(np.float32), join.temperature)
    found = []
    for place, one in enumerate((kind, tone)):
        shares = [
            sum(float(c) for c, pair in zip(together, join.pairs, strict=True) if pair[place] == label)
            for label in one.labels
        ]
        found.append(replace(one, chances=np.array(shares, np.float32), right=join.right[place]))
    return found[0], found[1]


def _steps(pairs: Sequence[Sequence[float]]) -> Steps:
    return tuple((said, right) for said, right in pairs)


def chances(points: _Floats, temperature: float) -> _Floats:
    """Return points as probabilities."""
    scaled = points / temperature
    powers = np.exp(scaled - scaled.max())
    shares: _Floats = (powers / powers.sum()).astype(np.float32)
    return shares
