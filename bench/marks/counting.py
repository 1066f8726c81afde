"""From a stream of words to the tables of the model: counted, smoothed, pruned. Knows numbers only.

Modified Kneser-Ney (Chen & Goodman 1999): three discounts for each order, from the counts of counts; lower orders
count in how many contexts a word stands. What pruning takes away goes to the shorter run, so each row sums to one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hoiam.core.text.marks import STEP

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]
_BITS = 16
_LOW = (1 << _BITS) - 1


@dataclass(frozen=True)
class Pruning:
    """What is kept: pairs and triples seen so often, and triples worth so many nats in the text that was read."""

    pair: int = 1
    triple: int = 1
    worth: float = 0.0


def tables(stream: Counts, known: int, pruning: Pruning) -> dict[str, bytes]:
    """Return the parts of the model for a stream of word numbers below `known` (1 is the stop, 0 the unknown)."""
    pairs, pair_n = np.unique((stream[:-1] << _BITS) | stream[1:], return_counts=True)
    keys = (stream[:-2] << (2 * _BITS)) | (stream[1:-1] << _BITS) | stream[2:]
    triples, triple_n = np.unique(keys, return_counts=True)
    heads = np.searchsorted(pairs, triples >> _BITS)
    tails = np.searchsorted(pairs, triples & 0xFFFFFFFF)
    before = np.bincount(tails, minlength=len(pairs))  # how many different words stood before this pair
    before_one = np.bincount(pairs & _LOW, minlength=known)

    one = _unigrams(before_one, known)
    first, last = pairs >> _BITS, pairs & _LOW
    keep = pair_n >= pruning.pair
    share = _discounted(np.maximum(before, 1), first, known)
    rest_one = _rest(share, first, keep, known)
    pair = share + rest_one[first] * one[last]
    pair = np.where(keep, pair, rest_one[first] * one[last])

    share = _discounted(triple_n, heads, len(pairs))
    good = (triple_n >= pruning.triple) & keep[heads] & keep[tails] & ((triples >> _BITS) & _LOW != 1)
    good &= (triples & _LOW) != 0
    rest_two = _rest(share, heads, good, len(pairs))
    if pruning.worth:
        gain = triple_n * np.log((share + rest_two[heads] * pair[tails]) / np.maximum(pair[tails], 1e-12))
        good &= gain >= pruning.worth
        rest_two = _rest(share, heads, good, len(pairs))
    triple = share + rest_two[heads] * pair[tails]
    print(f"{keep.sum():,} pairs of {len(pairs):,}, {good.sum():,} triples of {len(triples):,}", flush=True)
    place = np.cumsum(keep) - 1
    per_pair = np.bincount(place[heads[good]], minlength=int(keep.sum()))
    return {
        "one": units(np.log(one)),
        "one_rest": units(np.log(rest_one)),
        "pairs_of": np.bincount(first[keep], minlength=known).astype("<u2").tobytes(),
        "pair_last": last[keep].astype("<u2").tobytes(),
        "pair": units(np.log(pair[keep])),
        "pair_rest": units(np.log(rest_two[keep])),
        "triples_of": per_pair.astype("<u2").tobytes(),
        "triple_last": (triples[good] & _LOW).astype("<u2").tobytes(),
        "triple": units(np.log(triple[good])),
    }


def units(logs: Shares) -> bytes:
    """Return natural logs as steps below zero."""
    return np.clip(np.rint(-logs / STEP), 0, 255).astype(np.uint8).tobytes()


def _unigrams(before: Counts, known: int) -> Shares:
    share = _discounted(np.maximum(before, 1), np.zeros(known, dtype=np.int64), 1)
    return np.maximum(share + (1 - share.sum()) / known, 1e-9)


def _discounted(counts: Counts, heads: Counts, of: int) -> Shares:
    """Return each count less its discount, as a share of all that follows the same head."""
    n = np.bincount(np.minimum(counts, 5), minlength=6).astype(float)
    y = n[1] / (n[1] + 2 * n[2])
    cut = np.array([0, *(min(max(i - (i + 1) * y * n[i + 1] / max(n[i], 1), 0.1), i - 0.05) for i in (1, 2, 3))])
    total = np.bincount(heads, weights=counts, minlength=of)
    shares: Shares = (counts - cut[np.minimum(counts, 3)]) / total[heads]
    return shares


def _rest(share: Shares, heads: Counts, keep: NDArray[np.bool_], of: int) -> Shares:
    rest: Shares = np.clip(1 - np.bincount(heads[keep], weights=share[keep], minlength=of), 1e-4, 1)
    return rest
