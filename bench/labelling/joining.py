"""How do kind and tone go together? A table over the points of both, learned from sources that neither had seen.

Blame goes with complaints and praise with good news: of nine pairs of kind and tone five occur. The table reads the
three points of the kind and the three of the tone and answers with one of the five pairs.
"""

import numpy as np
from sklearn.linear_model import LogisticRegression

PAIRS = (("complaint", "-1"), ("complaint", "0"), ("information", "0"), ("positive", "0"), ("positive", "1"))
_C = 0.05


def learn(kind, tone, kinds, tones):
    """Return weights (6 × 5), offsets and temperature from centred points of pieces left out and their true labels."""
    x = np.hstack([centred(kind), centred(tone)])
    y = np.array([PAIRS.index(pair) if pair in PAIRS else -1 for pair in zip(kinds, tones, strict=True)])
    x, y = x[y >= 0], y[y >= 0]
    scale = x.std(axis=0)
    weight = np.sqrt(len(y) / np.bincount(y, minlength=len(PAIRS)))[y]
    model = LogisticRegression(C=_C, max_iter=500).fit(x / scale, y, weight / weight.mean())
    weights = model.coef_.T / scale[:, None]
    said = x @ weights + model.intercept_
    return weights, model.intercept_, temperature(said, y)


def centred(points):
    """Return points with a mean of nothing: only their differences say something."""
    return points - points.mean(axis=1, keepdims=True)


def temperature(said, true):
    """Return what points are divided by so that the answers are as sure as they are right (likelihood)."""

    def loss(t):
        scaled = said / t - (said / t).max(axis=1, keepdims=True)
        return -(scaled[np.arange(len(true)), true] - np.log(np.exp(scaled).sum(axis=1))).mean()

    return round(float(min(np.arange(0.2, 3.0, 0.02), key=loss)), 2)
