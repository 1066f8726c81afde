"""The table of days off, read from TOML text. Decides nothing about terms; see working.py for the answers."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hoiam.core.errors import Unreadable

KINDS = ("holiday", "substitute", "swapped")


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day off beyond Saturday and Sunday.

    `kind`: holiday | substitute (for a holiday that fell on a weekend) | swapped (for a Saturday worked, `worked`).
    `doubtful` rows are switched off: they do not count as days off, but every term that they could change says so.
    """

    day: date
    name: str
    kind: str = "holiday"
    worked: date | None = None
    doubtful: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The days off of one year. A year without a table is a year of which nothing is known.

    `provisional`: what the law and the lunar calendar tell before the year's own decision on swapped days is known.
    """

    year: int
    source: str
    days: tuple[DayOff, ...]
    provisional: bool = False


def parse_year(text: str) -> Year:
    """Read one year's TOML. Raises Unreadable("holidays.…") with the fault, so that no half table is ever used."""
    try:
        raw = tomllib.loads(text)
        days = tuple(_days(raw["day"], str(raw["source"])))
        year = Year(int(raw["year"]), str(raw["source"]), days, bool(raw.get("provisional", False)))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as fault:
        raise Unreadable("holidays.broken", fault=str(fault)) from fault
    for row in year.days:
        _check(row, year.year)
    if len({row.day for row in year.days}) < len(year.days):
        raise Unreadable("holidays.twice", year=year.year)
    return year


def _days(rows: Iterable[Mapping[str, Any]], source: str) -> Iterable[DayOff]:
    for row in rows:
        yield DayOff(
            day=row["date"],
            name=str(row["name"]),
            kind=str(row.get("kind", "holiday")),
            worked=row.get("worked"),
            doubtful=bool(row.get("doubtful", False)),
            source=str(row.get("source", source)),
        )


def _check(row: DayOff, year: int) -> None:
    facts = {"year": year, "day": str(row.day)}
    if type(row.day) is not date or row.day.year != year:
        raise Unreadable("holidays.wrong_year", **facts)
    if row.day.isoweekday() > 5:
        raise Unreadable("holidays.weekend", **facts)
    if row.kind not in KINDS or (row.kind == "swapped") != (row.worked is not None):
        raise Unreadable("holidays.kind", **facts)
    if row.worked is not None and (type(row.worked) is not date or row.worked.isoweekday() != 6):
        raise Unreadable("holidays.worked", **facts)


def as_toml(year: Year) -> str:
    """Return the table as TOML text that `parse_year` reads back unchanged."""
    lines = [f"year = {year.year}", f"source = {_quoted(year.source)}"]
    if year.provisional:
        lines.append("provisional = true")
    for row in year.days:
        lines += ["", "[[day]]", f"date = {row.day}", f"name = {_quoted(row.name)}", f"kind = {_quoted(row.kind)}"]
        if row.worked is not None:
            lines.append(f"worked = {row.worked}")
        if row.doubtful:
            lines.append("doubtful = true")
        if row.source and row.source != year.source:
            lines.append(f"source = {_quoted(row.source)}")
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    # A TOML basic string is a JSON string, but for the delete character, which JSON leaves bare.
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
