"""How soon must somebody know? Words of danger, and how many press outlets carry a story within a day."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hoiam.core.classify.evidence import Found
from hoiam.core.classify.weigh import heaviest, totals
from hoiam.core.values.article import Label
from hoiam.core.values.reason import Reason, why

LEVELS = ("normal", "high", "urgent")  # Thường, Cao, Khẩn
_URGENT = 6.0
_HIGH = 5.0
_OUTLETS = 3
_WITHIN = timedelta(hours=24)


def urgency_of(found: Sequence[Found], kind: str) -> Label:
    """Return the urgency of one piece by its words. Good news is never urgent."""
    worth = totals(found)
    urgent, high = (sum(worth.get(level, {}).values()) for level in ("urgent", "high"))
    if kind == "positive":
        return Label("urgency", "normal", 0.8, (why("label.positive"),))
    if urgent >= _URGENT:
        return _said("urgent", worth, urgent / (urgent + _URGENT / 2))
    if high >= _HIGH or urgent >= _URGENT / 2:
        level = "high" if high >= urgent else "urgent"
        label = _said(level, worth, (high + urgent) / (high + urgent + _HIGH))
        return Label("urgency", "high", label.confidence, label.reasons)
    return Label("urgency", "normal", round(1 - (urgent + high) / (2 * _URGENT), 2), (why("label.calm"),))


def _said(level: str, worth: dict[str, dict[str, float]], confidence: float) -> Label:
    words = heaviest(worth.get(level, {}))
    return Label("urgency", level, round(confidence, 2), (why("label.words", value=level, words=words),))


def level_of(
    said: Sequence[tuple[str, Sequence[Reason]]], press: Sequence[tuple[str, datetime]]
) -> tuple[str, list[Reason]]:
    """Return the level of a story: the highest of its pieces, one higher where three outlets carry it within a day.

    `said` is the urgency of each piece with its reasons, `press` the outlet and time of each press piece.
    """
    ranked = [(LEVELS.index(level), reasons) for level, reasons in said if level in LEVELS]
    rank, reasons = max(ranked, key=lambda one: one[0], default=(0, ()))
    outlets = _together(press)
    if len(outlets) < _OUTLETS:
        return LEVELS[rank], list(reasons)
    raised = min(rank + 1, len(LEVELS) - 1)
    return LEVELS[raised], [*reasons, why("level.outlets", outlets=outlets, hours=24)]


def _together(press: Sequence[tuple[str, datetime]]) -> list[str]:
    """Return the largest set of outlets that published within one day of each other."""
    best: set[str] = set()
    for _, start in press:
        within = {outlet for outlet, at in press if start <= at <= start + _WITHIN}
        best = max(best, within, key=len)
    return sorted(best)
