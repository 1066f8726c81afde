"""How do kind and tone go together? The points of both, summed, over the five pairs that occur.

Blame goes with complaints and praise with good news: of nine pairs of kind and tone five occur, and a pair has the
points of its kind and of its tone, and its own offset. How loud both are, the offsets and how sure the answers are is
learned from sources that neither model had seen: six numbers.
"""

import numpy as np
from scipy.optimize import minimize

EVENED = 0.5  # how far rare pairs are made as heavy as common ones
SOFTLY = 0.4  # the share of the learned offsets that is taken: the whole of them blames and praises too much elsewhere
PAIRS = (("complaint", "-1"), ("complaint", "0"), ("information", "0"), ("positive", "0"), ("positive", "1"))


def learn(heads, kind, tone, truth, sources):
    """Return what joins kind and tone as the file of the model holds it, from points of texts left out.

    That is weights (points of kind and tone × pair), offsets, temperature, and how often kind and tone are right then.
    """
    known = np.array([pair in PAIRS for pair in truth])
    y = np.array([PAIRS.index(pair) for pair in truth if pair in PAIRS])
    kinds, tones = (heads[name]["labels"].index for name in ("kind", "tone"))
    both = [centred(kind)[:, [kinds(one) for one, _ in PAIRS]], centred(tone)[:, [tones(one) for _, one in PAIRS]]]
    kind_points, tone_points = (some[known] for some in both)
    heavy = np.bincount(y, minlength=len(PAIRS)) ** -EVENED

    def cost(numbers):
        said = numbers[0] * kind_points + numbers[1] * tone_points + evened(numbers[2:])
        return np.average(losses(said, y), weights=heavy[y])

    found = minimize(cost, np.array([0.6, 0.4, 0.0, 0.0, 0.0, 0.0]), method="L-BFGS-B").x
    offsets = SOFTLY * evened(found[2:])
    loud = [
        found[place] * np.array([[one == pair[place] for pair in PAIRS] for one in heads[name]["labels"]])
        for place, name in enumerate(("kind", "tone"))
    ]
    said = found[0] * kind_points + found[1] * tone_points + offsets
    print("pairs:", found.round(2), "left out:", round(loss(said, y), 3), flush=True)
    warm = temperature(said, y, sources[known])
    told = shares(np.hstack([centred(kind), centred(tone)]) @ np.vstack(loud) + offsets, warm)
    right = []
    for place, name in enumerate(("kind", "tone")):
        labels = heads[name]["labels"]
        true = np.array([labels.index(pair[place]) for pair in truth])
        right.append(steps(of_one(told, place, labels), true, sources))
    return {"weights": np.vstack(loud).tolist(), "bias": offsets.tolist(), "temperature": warm, "right": right}


def evened(offsets):
    """Return one offset for each pair, with a sum of nothing."""
    return np.append(offsets, -offsets.sum())


def centred(points):
    """Return points with a mean of nothing: only their differences say something."""
    return points - points.mean(axis=1, keepdims=True)


def of_one(shares_of_pairs, place, labels):
    """Return the probabilities of kinds (place 0) or tones (1) from those of the pairs."""
    return np.stack([shares_of_pairs[:, [pair[place] == one for pair in PAIRS]].sum(axis=1) for one in labels], axis=1)


def temperature(said, true, sources):
    """Return what points are divided by so that answers are as sure as they are right (likelihood).

    Counted on the half of the sources that are told worst: what an office reads was written by others still.
    """
    hard = told_worst(losses(said, true), sources)
    return round(float(min(np.arange(0.2, 6.0, 0.05), key=lambda t: losses(said[hard] / t, true[hard]).mean())), 2)


def told_worst(wrong, sources, part=2):
    """Return which texts are of the half (or a `part`) of the sources that are told worst, from how wrong each is."""
    names, place = np.unique(sources, return_inverse=True)
    each = np.bincount(place, wrong) / np.bincount(place)
    return np.isin(place, np.argsort(-each)[: (len(names) + part - 1) // part])


def steps(chances, true, sources, many=10):
    """Return how often the likeliest label is right as its probability rises: (probability, share right).

    Counted like the temperature on the half of the sources that are told worst; neighbours that fall are pooled, so
    that a surer answer is never said to be right less often.
    """
    here = told_worst(-np.log(np.maximum(chances[np.arange(len(true)), true], 1e-9)), sources, part=3)
    said, right = chances[here].max(axis=1), chances[here].argmax(axis=1) == true[here]
    found = []
    for some in np.array_split(np.argsort(said, kind="stable"), many):
        found.append([len(some), float(said[some].mean()), float(right[some].mean())])
        while len(found) > 1 and found[-1][2] <= found[-2][2]:
            (a, x, p), (b, y, q) = found[-2:]
            found[-2:] = [[a + b, (a * x + b * y) / (a + b), (a * p + b * q) / (a + b)]]
    return [[round(x, 4), round(share, 4)] for _, x, share in found]


def shares(said, warm):
    """Return points as probabilities."""
    powers = np.exp((said - said.max(axis=1, keepdims=True)) / warm)
    return powers / powers.sum(axis=1, keepdims=True)


def loss(said, true):
    """Return how wrong points are as probabilities, on average (negative log likelihood)."""
    return float(losses(said, true).mean())


def losses(said, true):
    scaled = said - said.max(axis=1, keepdims=True)
    return -(scaled[np.arange(len(true)), true] - np.log(np.exp(scaled).sum(axis=1)))
