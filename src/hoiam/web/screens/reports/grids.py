"""A printed table of the report as a table of the screen: what leads where, what is late, which finding it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hoiam.core.compose.weekly_figures import Link, WeeklyFigures
from hoiam.core.values.document import Cell, Table
from hoiam.core.values.figures import count_in
from hoiam.desk.reports.models import Report
from hoiam.web.chrome.days import short_day
from hoiam.web.screens.reports import numbers
from hoiam.web.screens.reports.links import counted_at, thing_at

VERDICTS = {"Đúng": "true", "Đúng một phần": "partly", "Sai": "false", "Chưa đủ căn cứ": "unknown"}
FINDINGS = ("Tình trạng xác minh", "Kết quả xác minh", "Đã kiểm chứng chưa")
ADDRESSES = "Đường dẫn"  # printed as its own column; on the screen the paper's name leads there
OUTLETS = ("Báo, đài", "Báo, đài, ngày")
OWED = "Nội dung"
IN_TIME = {"Quá hạn (ngày)": ("không",), "Đúng hạn?": ("có", "trong hạn"), "Chậm": ()}


@dataclass(frozen=True, slots=True)
class Seen:
    """One cell: its lines, each with where it leads; `label` is the column's title on a phone."""

    lines: tuple[tuple[str, str], ...]
    label: str
    key: str = ""  # the number of the thing, shown small below its name
    verdict: str = ""
    late: bool = False
    right: bool = False
    bold: bool = False
    span: int = 1
    part: str = ""  # head: names the row; tt: its running number; "" otherwise
    folded: bool = False  # several pieces: their count stands before them


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the screen. `foot` is the row of sums of table I."""

    columns: tuple[tuple[str, bool], ...]  # title, and whether figures stand at its right
    rows: tuple[tuple[Seen, ...], ...]
    foot: tuple[Seen, ...] = ()
    note: str = ""


def numbers_grid(table: Table, lists: numbers.Lists, report: Report) -> Grid:
    """Return table I: each number opens the list that it counted."""
    columns = _columns(table)
    rows = [_counts(key, row, columns, lists, report) for key, row in zip(numbers.KEYS, table.rows, strict=True)]
    return Grid(columns, tuple(rows[:-1]), rows[-1], table.note)


def grid(part: str, table: Table, figures: WeeklyFigures, report: Report) -> Grid:
    """Return the table of another part: each issue leads to its thing, each paper to its piece."""
    columns = _columns(table)
    kept = [n for n, (name, _right) in enumerate(columns) if name != ADDRESSES]
    links = _links(part, figures)
    rows = []
    for at, row in enumerate(table.rows):
        seen = [_seen(n, row[n], columns[n], report) for n in kept]
        rows.append(tuple(_linked(cell, links[at]) if links and cell.label in OUTLETS else cell for cell in seen))
    if part == "VIII":
        rows = [_opened(row, line.opens, report) for row, line in zip(rows, figures.late, strict=True)]
    return Grid(tuple(columns[n] for n in kept), tuple(rows), note=table.note)


def _opened(row: tuple[Seen, ...], opens: str, report: Report) -> tuple[Seen, ...]:
    """Let a line about tasks open the list that it counted."""
    if not opens:
        return row
    url = counted_at(opens, report)
    return tuple(replace(cell, lines=((cell.lines[0][0], url),)) if cell.label == OWED else cell for cell in row)


def _columns(table: Table) -> tuple[tuple[str, bool], ...]:
    return tuple((column.title, column.align == "right") for column in table.columns)


def _counts(
    key: str, row: Sequence[Cell], columns: Sequence[tuple[str, bool]], lists: numbers.Lists, report: Report
) -> tuple[Seen, ...]:
    made = []
    for at, cell in enumerate(row):
        column = numbers.COLUMNS[at - 1] if 0 < at <= len(numbers.COLUMNS) else ""
        opens = column and cell.span == 1 and count_in(cell.text) and numbers.opens(f"{key}.{column}", lists)
        url = counted_at(f"{key}.{column}", report) if opens else ""
        right = at > 0 and cell.span == 1
        lines = ((cell.text, url),)
        made.append(Seen(lines, columns[at][0], right=right, bold=cell.bold, span=cell.span, part="" if at else "head"))
    return tuple(made)


def _seen(at: int, cell: Cell, column: tuple[str, bool], report: Report) -> Seen:
    label, right = column
    words, key = _key(cell.text)
    url = cell.link or (thing_at(key, report) if key else "")
    lines = tuple((line, url if not n else "") for n, line in enumerate(words.split("\n")))
    late = label in IN_TIME and bool(words) and words not in IN_TIME[label]
    verdict = VERDICTS.get(words, "") if label in FINDINGS else ""
    part = {0: "tt", 1: "head"}.get(at, "")
    return Seen(
        lines, label, key=key, verdict=verdict, late=late, right=right, bold=cell.bold, span=cell.span, part=part
    )


def _key(text: str) -> tuple[str, str]:
    """Take the printed number off an issue's name: "Đèn đường hỏng\\n(VV-2022-004)"."""
    words, newline, last = text.rpartition("\n")
    if newline and last.startswith("(") and last.endswith(")"):
        return words, last[1:-1]
    return text, ""


def _links(part: str, figures: WeeklyFigures) -> list[tuple[Link, ...]]:
    """Return the pieces of each row where the part names papers."""
    if part == "II":
        return [(line.link,) for line in figures.good]
    return [line.links for line in figures.new] if part == "III" else []


def _linked(cell: Seen, links: Sequence[Link]) -> Seen:
    """Name every piece with its day, each leading to where it stands; paper names only the first few."""
    if not links:
        return cell
    dated = cell.label == OUTLETS[1]
    lines = tuple((_piece(link, dated), link.url) for link in links)
    return replace(cell, lines=lines, folded=len(lines) > 1)


def _piece(link: Link, dated: bool) -> str:
    return f"{link.outlet}, {short_day(link.on)}" if dated and link.on else link.outlet
