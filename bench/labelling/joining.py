"""How do kind and tone go together? The points of both, summed, over the five pairs that occur.

Blame goes with complaints and praise with good news: of nine pairs of kind and tone five occur, and a pair has the
points of its kind and of its tone. How sure the answers are is learned from sources that neither model had seen.
"""

import numpy as np

TONE = 0.6  # how loud the points of the tone are beside those of the kind
PAIRS = (("complaint", "-1"), ("complaint", "0"), ("information", "0"), ("positive", "0"), ("positive", "1"))


def learn(heads, kind, tone, truth, sources):
    """Return weights (points of kind and tone × pair), offsets and temperature, from points of texts left out."""
    labels = [("kind", one) for one in heads["kind"]["labels"]] + [("tone", one) for one in heads["tone"]["labels"]]
    loud = {"kind": 1.0, "tone": TONE}
    weights = np.array([[loud[name] * (one == pair[name == "tone"]) for pair in PAIRS] for name, one in labels])
    said = np.hstack([centred(kind), centred(tone)]) @ weights
    known = np.array([pair in PAIRS for pair in truth])
    y = np.array([PAIRS.index(pair) for pair in truth if pair in PAIRS])
    return weights, np.zeros(len(PAIRS)), temperature(said[known], y, np.array(sources)[known])


def centred(points):
    """Return points with a mean of nothing: only their differences say something."""
    return points - points.mean(axis=1, keepdims=True)


def temperature(said, true, sources):
    """Return what points are divided by so that answers are as sure as they are right (likelihood).

    Counted on the half of the sources that are told worst: what an office reads was written by others still.
    """
    names, place = np.unique(sources, return_inverse=True)
    each = np.bincount(place, losses(said, true)) / np.bincount(place)
    hard = np.isin(place, np.argsort(-each)[: (len(names) + 1) // 2])
    return round(float(min(np.arange(0.2, 6.0, 0.05), key=lambda t: losses(said[hard] / t, true[hard]).mean())), 2)


def loss(said, true):
    """Return how wrong points are as probabilities, on average (negative log likelihood)."""
    return float(losses(said, true).mean())


def losses(said, true):
    scaled = said - said.max(axis=1, keepdims=True)
    return -(scaled[np.arange(len(true)), true] - np.log(np.exp(scaled).sum(axis=1)))
