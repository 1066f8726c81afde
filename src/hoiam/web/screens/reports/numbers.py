"""What did a number of table I count? Keys are "row.column"; the sums stand in the row "all"."""

from collections.abc import Mapping, Sequence
from typing import Any

from hoiam.desk.reports.kinds.owed import LIST
from hoiam.desk.reports.lines import ROWS

COLUMNS = ("items", "issues", "positive", "critical", "neutral")
KEYS = (*(key for key, _name in ROWS), "sheets", "all")  # the rows of table I, in their order
WITH_SHEETS = ("items", "critical")  # a sheet counts as a piece, and as a complaint
Lists = Mapping[str, Sequence[Any]]


def articles(key: str, lists: Lists) -> list[int]:
    """Return the articles that a number counted, without those of the sheets."""
    row, _dot, column = key.partition(".")
    rows = [name for name, _name in ROWS] if row == "all" else [row]
    if column not in COLUMNS or column == "issues" or row == "sheets":
        return []
    return [article for name in rows for article in lists.get(f"{name}.{column}", ())]


def stories(key: str, lists: Lists) -> list[int]:
    """Return the stories that a number counted."""
    row, _dot, column = key.partition(".")
    return list(lists.get(key, ())) if column == "issues" and row != "sheets" else []


def sheets(key: str, lists: Lists) -> list[int]:
    """Return the sheets that a number counted. Their issues open the same list: one line, one sheet."""
    row, _dot, column = key.partition(".")
    if row == "sheets" or (row == "all" and column in WITH_SHEETS):
        return list(lists.get("sheets.items", ()))
    return []


def tasks(key: str, lists: Lists) -> list[str]:
    """Return what a line of part VIII counted: "U12" a task of a unit, "E7" what was handed in."""
    return [str(ref) for ref in lists.get(key, ())] if key.startswith(LIST) else []


def opens(key: str, lists: Lists) -> bool:
    """Say whether there is a list behind a number."""
    return bool(articles(key, lists) or stories(key, lists) or sheets(key, lists) or tasks(key, lists))
