"""What would a day bring if nothing were the matter?

Level × rhythm of the week. The level is a mean that forgets by half in three weeks; the rhythm is each weekday's share,
drawn towards "all days alike" while few weeks are known. Days around Tết, days off and days of announced events neither
teach the level nor are judged by it: Tết by what its part brought last time, a day off as a Sunday, an event not
at all. A day that stuck out teaches no more than a high usual day would, so that yesterday's storm is not today's norm.
The variance is that of the counts themselves (never below chance's own) plus what is not known of the level.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hoiam.core.foresee.almanac import TET_PARTS, Almanac
from hoiam.core.foresee.chance import interval
from hoiam.core.foresee.series import Series

WINDOW = 84  # days looked back
HALF = 21  # days in which a count loses half of its weight
LEAST = 28  # plain days without which nothing is said
DRAWN = 2.0  # days' worth by which a weekday is drawn to the mean
SUNDAY = 7
COVERAGE = 0.8


@dataclass(frozen=True, slots=True)
class Expected:
    """What a day would bring: mean, variance, the interval in which 8 days of 10 would lie, and why."""

    day: date
    mean: float
    variance: float
    low: int
    high: int
    reasons: tuple[tuple[str, dict[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class Level:
    """What the plain days before a moment teach."""

    mean: float
    rhythm: tuple[float, ...]  # Monday first, 1 is the mean day
    spread: float  # variance ÷ mean, at least 1
    weight: float  # days' worth behind the mean
    days: int


def expected(series: Series, day: date, almanac: Almanac, asof: date | None = None) -> Expected | None:
    """Return what a day would bring as known on the eve of `asof` (the day itself, unless told); None where unknown.

    Unknown is: fewer than 28 plain days before, a Tết of which no earlier one was counted, a day of an announced event.
    """
    level = learned(series, asof or day, almanac)
    return None if level is None else placed(level, series, day, almanac)


def unknown(series: Series, day: date, almanac: Almanac, asof: date | None = None) -> str:
    """Return why nothing is expected of a day: short, tet, event; "" where something is."""
    level = learned(series, asof or day, almanac)
    if level is None:
        return "short"
    return "" if placed(level, series, day, almanac) else almanac.kind(day)


def learned(series: Series, asof: date, almanac: Almanac) -> Level | None:
    """Return what the plain days before `asof` teach; None where they are fewer than 28."""
    known = series.between(asof - timedelta(days=WINDOW), asof - timedelta(days=1))
    days = [(day, count) for day, count in known if almanac.kind(day) == "plain"]
    if len(days) < LEAST:
        return None
    rhythm = _rhythm(_clipped(days))
    days = _clipped(days, rhythm)
    weights = [0.5 ** ((asof - day).days / HALF) for day, _count in days]
    plain = sum(weight * rhythm[day.weekday()] for weight, (day, _count) in zip(weights, days, strict=True))
    mean = sum(weight * count for weight, (_day, count) in zip(weights, days, strict=True)) / plain
    worth = sum(weights) ** 2 / sum(weight * weight for weight in weights)
    return Level(mean, rhythm, _spread(days, mean, rhythm), worth, len(days))


def placed(level: Level, series: Series, day: date, almanac: Almanac) -> Expected | None:
    """Return a day's expectation by a level that was learned; None for a day that it says nothing about."""
    kind = almanac.kind(day)
    reasons: list[tuple[str, dict[str, Any]]] = [("foresee.level", {"days": level.days, "mean": round(level.mean, 1)})]
    if kind == "event":
        return None
    if kind == "tet":
        share = _tet_share(series, day, almanac)
        if share is None:
            return None
        reasons.append(("foresee.tet", {"share": round(share, 2)}))
    else:
        share = level.rhythm[SUNDAY - 1 if kind == "off" else day.weekday()]
        reasons.append(("foresee.off" if kind == "off" else "foresee.weekday", {"share": round(share, 2)}))
    mean = level.mean * share
    variance = level.spread * mean * (1 + share / level.weight)
    low, high = interval(mean, variance, COVERAGE)
    return Expected(day, mean, variance, low, high, tuple(reasons))


def _rhythm(days: list[tuple[date, int]]) -> tuple[float, ...]:
    mean = sum(count for _day, count in days) / len(days)
    if not mean:
        return (1.0,) * 7
    shares = []
    for weekday in range(7):
        counts = [count for day, count in days if day.weekday() == weekday]
        shares.append((sum(counts) + DRAWN * mean) / (len(counts) + DRAWN) / mean)
    return tuple(shares)


def _clipped(days: list[tuple[date, int]], rhythm: tuple[float, ...] = (1.0,) * 7) -> list[tuple[date, int]]:
    """Cut what sticks out down to a high usual day: three times the median day's worth, and three at least."""
    worth = sorted(count / rhythm[day.weekday()] for day, count in days)
    median = worth[len(worth) // 2]
    return [(day, min(count, max(3, round(3 * median * rhythm[day.weekday()])))) for day, count in days]


def _spread(days: list[tuple[date, int]], mean: float, rhythm: tuple[float, ...]) -> float:
    if not mean:
        return 1.0
    off = sum((count - mean * rhythm[day.weekday()]) ** 2 / (mean * rhythm[day.weekday()]) for day, count in days)
    return max(1.0, off / max(len(days) - 7, 1))


def _tet_share(series: Series, day: date, almanac: Almanac) -> float | None:
    """Return how a part of the Tết season stood to the plain days before it, over earlier years."""
    part = almanac.tet_part(day)
    shares: list[float] = []
    for first in almanac.earlier_tet(day)[:3] if part is not None else ():
        start, end = (first + timedelta(days=edge) for edge in TET_PARTS[part or 0])
        before = [n for when, n in series.between(first - timedelta(days=45), first) if almanac.kind(when) == "plain"]
        during = [n for _day, n in series.between(start, end)]
        if len(before) >= LEAST and len(during) == (end - start).days + 1 and any(before):
            shares.append(sum(during) / len(during) / (sum(before) / len(before)))
    return sum(shares) / len(shares) if shares else None
