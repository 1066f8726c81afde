"""Pages of a list that goes on from a row and not from a count: ?sau=PLACE follows it, ?truoc=PLACE precedes it.

A place is what the list is ordered by, of one row: whole numbers joined by dots. Rows that arrive, or that people sort
away meanwhile, shift nothing, and page 300 costs what page 1 does. An address of before, ?trang=3, is counted out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.http import QueryDict

Place = tuple[int, ...]
PAGES = 99_999  # the last that ?trang= may name
DIGITS = 18  # of one number of a place: more fit into no column


class Listed(Protocol):
    """A list in its order, as pages need it."""

    def first(self, skip: int, size: int) -> list[Any]:
        """Return rows from the top, without the first `skip`."""

    def after(self, place: Place, size: int) -> list[Any]:
        """Return the rows that follow a place."""

    def before(self, place: Place, size: int) -> list[Any]:
        """Return the rows that precede a place, the nearest first."""

    def place(self, row: Any) -> Place:
        """Return the place of a row."""


@dataclass(frozen=True, slots=True)
class Page:
    """What components/pages.html shows. `number` goes by how often somebody went on, `pages` is 0 where not counted."""

    rows: list[Any]
    number: int
    pages: int
    before: str  # the place of the first row, "" where nothing precedes it
    after: str  # the place of the last row, "" where nothing follows it

    def previous_number(self) -> int:
        """Return the number of the page before."""
        return max(1, self.number - 1)

    def next_number(self) -> int:
        """Return the number of the page after."""
        return self.number + 1


def page_of(listed: Listed, asked: QueryDict, size: int, count: int = 0) -> Page:
    """Return the page that an address asks for. `count`: how many rows there are, 0 where that is not known."""
    number = _number(asked.get("trang", ""))
    try:
        rows, earlier, later = _rows(listed, _read(asked.get("sau", "")), _read(asked.get("truoc", "")), number, size)
    except (OverflowError, ValueError):  # a place of another list
        rows, earlier, later = _top(listed, size)
    number = max(2, number) if earlier else 1
    before = _told(listed.place(rows[0])) if earlier else ""
    after = _told(listed.place(rows[-1])) if later else ""
    pages = max(number + bool(after), -(-count // size)) if count else 0
    return Page(rows, number, pages, before, after)


def _rows(
    listed: Listed, after: Place | None, before: Place | None, number: int, size: int
) -> tuple[list[Any], bool, bool]:
    """Return the rows of a page, and whether rows precede and follow it."""
    if after and (rows := listed.after(after, size + 1)):
        return rows[:size], True, len(rows) > size
    if place := before or after:  # where nothing follows any more, what precedes
        rows = listed.before(place, size + 1)[::-1]
        if rows and before is None:  # the row of the place itself, if it is still there, is the last of the list
            rows += listed.after(listed.place(rows[-1]), 1)
        return (rows[-size:], True, before is not None) if len(rows) > size else _top(listed, size)
    rows = listed.first((number - 1) * size, size + 1)
    return (rows[:size], number > 1, len(rows) > size) if rows else _top(listed, size)


def _top(listed: Listed, size: int) -> tuple[list[Any], bool, bool]:
    rows = listed.first(0, size + 1)
    return rows[:size], False, len(rows) > size


def _number(asked: str) -> int:
    return min(max(1, int(asked)), PAGES) if asked.isdecimal() and len(asked) < DIGITS else 1


def _told(place: Place) -> str:
    return ".".join(map(str, place))


def _read(asked: str) -> Place | None:
    """Return a place, None where nothing like one was asked for."""
    parts = asked.split(".")
    right = all(part.isascii() and part.removeprefix("-").isdecimal() and len(part) <= DIGITS for part in parts)
    return tuple(map(int, parts)) if right else None


@dataclass(frozen=True, slots=True)
class Held:
    """A list that is held whole, in rising order of `of`."""

    rows: Sequence[Any]
    of: Callable[[Any], Place]

    def first(self, skip: int, size: int) -> list[Any]:
        """Return rows from the top, without the first `skip`."""
        return list(self.rows[skip : skip + size])

    def after(self, place: Place, size: int) -> list[Any]:
        """Return the rows that follow a place."""
        at = bisect_right(self.rows, place, key=self.of)
        return list(self.rows[at : at + size])

    def before(self, place: Place, size: int) -> list[Any]:
        """Return the rows that precede a place, the nearest first."""
        at = bisect_left(self.rows, place, key=self.of)
        return list(self.rows[max(0, at - size) : at])[::-1]

    def place(self, row: Any) -> Place:
        """Return the place of a row."""
        return self.of(row)
