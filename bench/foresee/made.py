"""Streams of daily counts whose truth is known: rhythm, wandering level, Tết, days off, events, and planted bursts."""

import math
import random
from dataclasses import dataclass
from datetime import date, timedelta

from hoiam.core.calendar import TET
from hoiam.core.foresee import Almanac, Awaited, Series

FIRST, DAYS = date(2024, 9, 2), 760
LEVELS = (0.3, 0.6, 1.0, 2.0, 4.0, 10.0)
OF_EACH = 20
OFF = {(1, 1): "Tết Dương lịch", (4, 30): "Ngày Giải phóng", (5, 1): "Ngày Lao động", (9, 2): "Quốc khánh"}
BURSTS = 8  # planted in a stream, of one to three days


@dataclass(frozen=True)
class Made:
    """A stream, what its office knows of days, and the days on which a burst was planted."""

    series: Series
    almanac: Almanac
    planted: frozenset[date]


def streams() -> list[Made]:
    """Return the same streams each time."""
    rng = random.Random(2736)
    return [_made(rng, level) for level in LEVELS for _ in range(OF_EACH)]


def _made(rng: random.Random, level: float) -> Made:
    days = [FIRST + timedelta(days=n) for n in range(DAYS)]
    week = [rng.uniform(0.9, 1.4) for _ in range(5)] + [rng.uniform(0.4, 0.9), rng.uniform(0.3, 0.8)]
    spread = rng.uniform(1.0, 1.8)
    off = {day: OFF[day.month, day.day] for day in days if (day.month, day.day) in OFF}
    awaited = tuple(_event(rng, days) for _ in range(5))
    almanac = Almanac(TET, off, awaited)
    planted = _bursts(rng, days, almanac)
    tet = (rng.uniform(0.7, 1.5), rng.uniform(0.1, 0.5), rng.uniform(0.6, 1.2))
    counts, wander = [], 0.0
    for day in days:
        wander = 0.97 * wander + rng.gauss(0, 0.06)
        mean = level * week[day.weekday()] * math.exp(wander)
        part = almanac.tet_part(day)
        mean *= tet[part] if part is not None else rng.uniform(0.4, 0.7) if day in off else 1
        mean *= 2.5 if almanac.events(day) else 1
        count = _drawn(rng, mean, spread)
        counts.append(count + (max(4, round(mean * rng.uniform(2.5, 5))) if day in planted else 0))
    return Made(Series(FIRST, tuple(counts)), almanac, planted)


def _event(rng: random.Random, days: list[date]) -> Awaited:
    first = rng.choice(days)
    return Awaited("Sự kiện mẫu", first, first + timedelta(days=rng.randint(0, 3)))


def _bursts(rng: random.Random, days: list[date], almanac: Almanac) -> frozenset[date]:
    planted: set[date] = set()
    while len(planted) < BURSTS * 2:
        first = rng.choice(days)
        run = [first + timedelta(days=n) for n in range(rng.randint(1, 3))]
        if all(almanac.kind(day) == "plain" for day in run):
            planted.update(run)
    return frozenset(planted)


def _drawn(rng: random.Random, mean: float, spread: float) -> int:
    """Return a count of a negative binomial distribution with variance = spread × mean (gamma, then Poisson)."""
    if spread > 1.01:
        mean = rng.gammavariate(mean / (spread - 1), spread - 1)
    edge, value, product = math.exp(-mean), 0, rng.random()
    while product > edge:
        value, product = value + 1, product * rng.random()
    return value
