"""Which steps make the sample week, when, and by which post? Reads the TOML files of this room; plays nothing.

A step names an action of the desk (`do`), the account that takes it (`by`) and its instant (`at`); all that the action
needs besides stands in `facts` as written in the file.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Step:
    """One action of one post in one case at one instant of Vietnam's time."""

    at: datetime
    case: str
    do: str
    by: str
    facts: Mapping[str, Any]


def office() -> dict[str, Any]:
    """Return the sample offices, units and accounts as written."""
    return _read("office.toml")


def weekly() -> dict[str, Any]:
    """Return what the weekly report needs besides the cases: collecting, sheets, requests, the report's own words."""
    return _read("weekly.toml")


def cases() -> dict[str, dict[str, Any]]:
    """Return the cases by key, in the order of their files: papers, claims, letters, steps, how each ends."""
    folder = resources.files("hoiam.sample.week").joinpath("cases")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    found = [_read("cases", name) for name in names]
    return {case["key"]: case for case in found}


def steps(installed_on: date | None = None) -> list[Step]:
    """Return the steps of all cases of 2022 in time order; with a day of installation, those of the living case."""
    made = [
        Step(moment(row, installed_on), case["key"], row["do"], row["by"], row)
        for case in cases().values()
        if (case["ends"] == "alive") == (installed_on is not None)
        for row in case["steps"]
    ]
    return sorted(made, key=lambda step: step.at)


def moment(row: Mapping[str, Any], installed_on: date | None = None, name: str = "at") -> datetime:
    """Return when a row happens: written out, or counted in days from the day of installation."""
    if name in row:
        return zoned(row[name])
    if installed_on is None:
        raise ValueError("a living step needs the day of installation")
    return datetime.combine(installed_on + timedelta(days=row["day"]), row["time"], HANOI)


def zoned(written: datetime) -> datetime:
    """Return an instant of the files, which are written in Vietnam's time without a zone."""
    return written.replace(tzinfo=HANOI)


def _read(*path: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("hoiam.sample.week").joinpath(*path).read_text("utf-8"))
