"""Say what the texts most like a text are about: k nearest neighbours by cosine, each weighing its likeness squared."""

from typing import Any

import numpy as np

NEAREST = 10
AT_ONCE = 500  # texts compared at once, as one dense block against all that were learned from


def shares(texts: Any, learned: Any, topics: Any, classes: Any) -> Any:
    """Return texts × topics: what share of the neighbours' weight has that topic.

    Rows of `texts` and `learned` are of unit length, so that their product is the cosine. Texts that share no gram with
    any learned one have equal shares.
    """
    found = [_of(block, learned, topics, classes) for block in _blocks(texts)]
    return np.vstack(found)


def _blocks(texts: Any) -> Any:
    return (texts[low : low + AT_ONCE] for low in range(0, texts.shape[0], AT_ONCE))


def _of(texts: Any, learned: Any, topics: Any, classes: Any) -> Any:
    like = (texts @ learned.T).toarray()
    nearest = min(NEAREST, like.shape[1])
    at = np.argpartition(-like, nearest - 1, axis=1)[:, :nearest]
    weight = np.take_along_axis(like, at, axis=1) ** 2
    summed = np.stack([(weight * (topics[at] == one)).sum(axis=1) for one in classes], axis=1)
    whole = summed.sum(axis=1, keepdims=True)
    even = np.full_like(summed, 1 / len(classes))
    return np.divide(summed, whole, out=even, where=whole > 0)
