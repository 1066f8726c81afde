"""What did a number of table I count? Keys are "row.column"; the sums stand in the row "all"."""

from collections.abc import Mapping, Sequence

from hoiam.desk.reports.lines import ROWS

COLUMNS = ("items", "issues", "positive", "critical", "neutral")
KEYS = (*(key for key, _name in ROWS), "sheets", "all")  # the rows of table I, in their order
WITH_SHEETS = ("items", "critical")  # a sheet counts as a piece, and as a complaint
Lists = Mapping[str, Sequence[int]]


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


def opens(key: str, lists: Lists) -> bool:
    """Say whether there is a list behind a number."""
    return bool(articles(key, lists) or stories(key, lists) or sheets(key, lists))
