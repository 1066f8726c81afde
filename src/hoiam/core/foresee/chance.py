"""Counts and chance: the negative binomial distribution by its mean and variance, Poisson where they are equal."""

from collections.abc import Iterator
from math import exp, inf, lgamma, log

ENOUGH = 1 - 1e-9
MOST = 100_000  # values looked at; a daily count beyond that is none


def at_least(count: int, mean: float, variance: float) -> float:
    """Return the chance of a count of `count` or more."""
    below = 0.0
    for value, mass in _masses(mean, variance):
        if value >= count:
            break
        below += mass
    return max(0.0, 1 - below)


def interval(mean: float, variance: float, coverage: float) -> tuple[int, int]:
    """Return the smallest counts below and above which lies half of what `coverage` leaves, each."""
    tail = (1 - coverage) / 2
    return _quantile(mean, variance, tail), _quantile(mean, variance, 1 - tail)


def _quantile(mean: float, variance: float, share: float) -> int:
    below, found = 0.0, 0
    for value, mass in _masses(mean, variance):
        below, found = below + mass, value
        if below >= min(share, ENOUGH):
            break
    return found


def _masses(mean: float, variance: float) -> Iterator[tuple[int, float]]:
    """Yield each value with its chance, from 0 upwards."""
    if mean <= 0:
        yield 0, 1.0
        return
    size = mean * mean / (variance - mean) if variance > mean * 1.000001 else inf
    for value in range(MOST):
        if size == inf:
            logged = value * log(mean) - mean - lgamma(value + 1)
        else:
            logged = (
                lgamma(value + size)
                - lgamma(size)
                - lgamma(value + 1)
                + size * log(size / (size + mean))
                + value * log(mean / (size + mean))
            )
        yield value, exp(logged)
