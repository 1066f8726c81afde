"""Rules made for a test, and moments written short."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from hoiam.core.calendar import VIETNAM
from hoiam.core.schedule import parse_instrument
from hoiam.core.values.law import ClockKind, Due, Event, Rule
from hoiam.core.values.reason import Reason

HEAD = """
[instrument]
id = "TEST"
number = "1/TEST"
name = "Quy tắc thử"
in_force_from = 2022-01-01
source = "bài thử"
recorded_from = 2022-01-01
"""


def rule(clock: str = "", id: str = "TEST.1", **changes: Any) -> Rule:
    """Return a rule with that clock (TOML), changed where a test cares."""
    line = f"clock = {{ {clock} }}" if clock else ""
    text = f'{HEAD}\n[[rule]]\nid = "{id}"\nobligor = "agency"\naction = "act"\ntext = "Làm việc."\n{line}\n'
    return replace(parse_instrument(text)[1][0], **changes)


def vn(text: str) -> datetime:
    """Return a moment on a Vietnamese wall clock: vn("2022-10-06 15:00")."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def reason(due: Due, code: str) -> Reason:
    """Return the one reason with that code."""
    [found] = [r for r in due.reasons if r.code == code]
    return found


def codes(due: Due) -> set[str]:
    return {r.code for r in due.reasons}


__all__ = ["ClockKind", "Event", "codes", "reason", "rule", "vn"]
