"""A rule's clock, read from its TOML table and checked: each kind has what it needs, and nothing else."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hoiam.core.errors import Unreadable
from hoiam.core.values.law import ByDate, Clock, ClockKind, Event, HolidayPolicy

# What each kind needs and what it may have, beside kind and start. `n = "unknown"` is a number that could not be read.
SHAPES: Mapping[ClockKind, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        ClockKind.IMMEDIATE: (frozenset(), frozenset()),
        ClockKind.HOURS: (frozenset({"n"}), frozenset({"before"})),
        ClockKind.CALENDAR_DAYS: (frozenset({"n"}), frozenset({"before", "least", "starts_on"})),
        ClockKind.WORKING_DAYS: (frozenset({"n"}), frozenset()),
        ClockKind.MONTHS: (frozenset({"n"}), frozenset()),
        ClockKind.NEXT_ISSUE: (frozenset(), frozenset()),
        ClockKind.BEFORE_WALLCLOCK: (frozenset({"weekday", "time"}), frozenset({"strict", "holiday_policy"})),
        ClockKind.ONCE_BY_DATE: (frozenset({"day"}), frozenset({"month", "year", "strict"})),
    }
)


def parse_clock(raw: Mapping[str, Any], rule: str) -> Clock:
    """Read one clock. Raises Unreadable("law.clock", id, fault) where a part is missing, strange or out of range."""
    try:
        kind = ClockKind(raw["kind"])
        _check_shape(kind, set(raw) - {"kind", "start"})
        clock = Clock(
            kind=kind,
            start=Event(raw["start"]),
            n=_number(raw.get("n")),
            before=bool(raw.get("before", False)),
            least=bool(raw.get("least", False)),
            strict=bool(raw.get("strict", False)),
            weekday=raw.get("weekday"),
            hour=raw.get("time"),
            holiday_policy=HolidayPolicy(raw.get("holiday_policy", HolidayPolicy.PREVIOUS)),
            by=_by(raw) if kind is ClockKind.ONCE_BY_DATE else None,
            starts_on=raw.get("starts_on"),
        )
        if clock.weekday is not None and clock.weekday not in range(1, 8):
            raise ValueError("weekday")
    except (KeyError, TypeError, ValueError) as fault:
        raise Unreadable("law.clock", id=rule, fault=str(fault)) from fault
    return clock


def _check_shape(kind: ClockKind, keys: set[str]) -> None:
    needed, allowed = SHAPES[kind]
    wrong = (needed - keys) | (keys - needed - allowed)
    if wrong:
        raise ValueError(f"{kind}: {', '.join(sorted(wrong))}")


def _number(raw: object) -> int | None:
    if raw is None or raw == "unknown":
        return None
    if not isinstance(raw, int) or raw < 0:
        raise ValueError(f"n: {raw}")
    return raw


def _by(raw: Mapping[str, Any]) -> ByDate:
    by = ByDate(int(raw["day"]), raw.get("month"), raw.get("year"))
    if by.day not in range(1, 32) or (by.month is not None and by.month not in range(1, 13)):
        raise ValueError("day, month")
    if by.year is not None and by.month is None:
        raise ValueError("year without month")
    return by
