"""A calendar, hours and a story for the tests of alerts. Thursday 6 October 2022 is a working day."""

from datetime import datetime, timedelta, timezone
from typing import Any

from hoiam.core.alert import DEFAULT, Piece, Policy, Rule, Told
from hoiam.outside.shipped import lawbook

HANOI = timezone(timedelta(hours=7))
CALENDAR = lawbook.calendar()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of October 2022."""
    return datetime(2022, 10, day, hour, minute, tzinfo=HANOI)


NOW = at(6, 8)


def piece(hours: float = 1, outlet: str = "bao-a", **more: Any) -> Piece:
    """Return a piece that came so many hours before NOW."""
    return Piece(outlet, NOW - timedelta(hours=hours), **more)


def told(*pieces: Piece, **more: Any) -> Told:
    """Return a story of those pieces, of one piece without any."""
    facts: dict[str, Any] = {
        "level": "normal",
        "kind": "complaint",
        "field": "environment",
        "places": frozenset({"xa-dak-ui"}),
        "queries": {3: "Nước sạch"},
    }
    return Told(pieces=pieces or (piece(),), **(facts | more))


def policy(*rules: Rule, **more: Any) -> Policy:
    """Return the default hours with these rules."""
    fields = {name: getattr(DEFAULT, name) for name in ("quiet", "working", "digests", "digest_days_off", "steps")}
    return Policy(rules=rules, **(fields | more))
