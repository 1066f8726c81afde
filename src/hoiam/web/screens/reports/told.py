"""A report of any kind but the weekly one as the screen shows it: its parts, with numbers that open their lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from hoiam.core.compose.snapshot import Field, Grid, Section, Snapshot
from hoiam.core.compose.snapshot_report import ROMAN
from hoiam.core.values.document import Chart
from hoiam.desk.reports.models import Report
from hoiam.web.screens.reports.links import counted_at, thing_at


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `label` is its column's title on a phone."""

    words: str
    label: str
    url: str = ""
    key: str = ""
    right: bool = False
    bold: bool = False
    late: bool = False
    part: str = ""  # tt: its running number; head: names the row; "" otherwise


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the screen."""

    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str
    counts: bool  # numbers only beside the row's name: three abreast on a phone


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what the paper says, and whether a person writes it."""

    number: str
    title: str
    said: tuple[str, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    nil: str
    gap: str
    written: str


def parts(snapshot: Snapshot, lists: Mapping[str, object], report: Report) -> list[Part]:
    """Return the parts in their order."""
    return [_part(ROMAN[at], section, lists, report) for at, section in enumerate(snapshot.sections)]


def _part(number: str, section: Section, lists: Mapping[str, object], report: Report) -> Part:
    tables = tuple(_table(grid, lists, report) for grid in section.grids if grid.rows)
    empty = not (section.said or tables or section.charts or section.gap)
    nil = section.nil if empty else ""
    return Part(number, section.title, section.said, section.charts, tables, nil, section.gap, section.written)


def _table(grid: Grid, lists: Mapping[str, object], report: Report) -> Table:
    columns = tuple((column.title, column.align == "right") for column in grid.columns)
    parts_ = _parts(columns)
    rows = tuple(
        tuple(_cell(*told, lists, report) for told in zip(row, columns, parts_, strict=True)) for row in grid.rows
    )
    counts = all(right for (_label, right), part in zip(columns, parts_, strict=True) if not part)
    return Table(columns, rows, grid.note, counts)


def _parts(columns: tuple[tuple[str, bool], ...]) -> list[str]:
    """Return what each column is to its row: the running number, the name, or one of the things told of it."""
    first = 1 if columns[0][0] == "TT" else 0
    return ["tt" if at < first else "head" if at == first else "" for at in range(len(columns))]


def _cell(field: Field, column: tuple[str, bool], part: str, lists: Mapping[str, object], report: Report) -> Cell:
    label, right = column
    url = field.link
    if field.opens and field.opens in lists:
        url = counted_at(field.opens, report)
    elif field.thing:
        url = thing_at(field.thing, report)
    return Cell(field.text, label, url, field.thing, right, field.bold, field.late, part)
