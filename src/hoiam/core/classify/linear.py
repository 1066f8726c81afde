"""Which label does the model give, with which words and how surely? "" where it is not sure enough."""

from collections.abc import Mapping

import numpy as np

from hoiam.core.classify.grams import grams_of
from hoiam.core.classify.model import Model, Scored, placed, score
from hoiam.core.values.article import Label, Piece
from hoiam.core.values.reason import why

_SHOWN = 6


def labels_of(
    piece: Piece, model: Model, names: tuple[str, ...], beside: Mapping[str, Mapping[str, float]]
) -> dict[str, Label]:
    """Return the label of each name. A piece without one known word is not sure of anything.

    `beside` holds for a name the points of labels that come from elsewhere than the model.
    """
    views = placed(grams_of(piece), model)
    return {name: _label(name, score(name, views, model, beside.get(name)), model) for name in names}


def _label(name: str, scored: Scored, model: Model) -> Label:
    if not scored.grams:
        return Label(name, "", 0.0, (why("label.nothing", name=name),))
    first, second = (int(n) for n in np.argsort(-scored.chances, kind="stable")[:2])
    value, confidence = scored.labels[first], round(float(scored.chances[first]), 2)
    evidence = why("label.words", value=value, words=_heaviest(scored, first))
    if confidence < model.heads[name].least:
        unsure = why("label.unsure", name=name, first=value, second=scored.labels[second])
        return Label(name, "", confidence, (unsure, evidence))
    return Label(name, value, confidence, (evidence,))


def _heaviest(scored: Scored, label: int) -> list[str]:
    """Return the words that spoke most for a label against the others, as written where marks are known."""
    worth: dict[str, float] = {}
    against = scored.gave[:, label] - scored.gave.mean(axis=1)
    for gram, value in zip(scored.grams, against.tolist(), strict=True):
        worth[gram] = worth.get(gram, 0.0) + value
    ranked = sorted((gram for gram in worth if worth[gram] > 0), key=lambda gram: (-worth[gram], gram))
    marked = [gram for gram in ranked if not gram.isascii()]
    return (marked or ranked)[:_SHOWN]
