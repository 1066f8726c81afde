"""Which rows of a task table are tasks?

Turns each row of a table (cells between bars, or under the words of its head) into a line like "1) Khảo sát thiết bị.
Chủ trì: X. Phối hợp: Y. Thời gian: trước ngày …", which the outline then reads as an item. Knows the heads of tables.
"""

import re

from hoiam.core.read.barred import Bars
from hoiam.core.read.grid import loose, swept
from hoiam.core.read.sheet import Line, joined

_HEAD = re.compile(r"^\W*(?:s?tt|so tt|[s5][tri]{2})\b.*\b(?:noi dung|nhiem vu|cong viec|hoat dong|dau viec|ten)\b")
_COLUMNS = (
    ("count", re.compile(r"^\W*(?:s?tt|so tt|[s5][tri]{2})\b")),
    ("Phối hợp", re.compile(r"phoi hop|\bphoi$")),
    ("Thời gian", re.compile(r"thoi gian|thoi han|thoi diem|\bhan\b|tien do|hoan thanh|lo trinh|ky han")),
    ("", re.compile(r"ket qua|san pham|ghi chu|kinh phi|don vi tinh|dia diem|thanh phan")),
    ("what", re.compile(r"^\W*(?:ten |cac )?(?:noi dung|nhiem vu|cong viec|hoat dong|dau viec)")),
    (
        "Chủ trì",
        re.compile(r"chu tri|thuc hien|phu trach|tham muu|chiu trach nhiem|don vi|co quan|nguoi|bo phan|phan cong"),
    ),
    ("what", re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|\bten\b")),
)
_ORDER = ("Chủ trì", "Phối hợp", "Thời gian")
_COUNT = re.compile(r"^\W*(\d{1,3})[.)]?\W*$")
_GROUP = re.compile(r"^\W*[ivxabc]{1,4}\W*$")  # a row that heads the next ones
_BAR_OR_GAP = re.compile(r"\s*\|\s*|\s{3,}|\t")
_SOON = 8  # lines from a head to its first row
_CELLS_LEAST = 3
_SHORT_COUNT = 3  # letters of a number that a scan bent


def tables_out(body: list[Line]) -> list[Line]:
    """Return the body with the rows of its task tables as items, one line each."""
    found: list[Line] = []
    bars = Bars(body)
    at = 0
    while at < len(body):
        head = _head(body, at)
        if len(head) < _CELLS_LEAST or not _HEAD.search(body[at].plain):
            if rows_and_end := bars.table(at) or loose(body, at):
                rows, at = rows_and_end
                found += _apart(rows, body[at - 1].number)
                continue
            found.append(body[at])
            at += 1
            continue
        rows, at = _rows(body, at + 1, head)
        found += _apart(rows, body[at - 1].number)
    return found


def is_task_table(line: Line) -> bool:
    """Tell whether a line is the head of a task table: what is to be done, and who does it or by when.

    A list of what the press said or of programmes has bodies and times too, but nobody in it carries anything out.
    """
    head = _cells(line, _BAR_OR_GAP)
    return (
        len(head) >= _CELLS_LEAST
        and any(_column(cell) == "what" for _, cell in head)
        and any(_ASSIGNED.search(cell.plain) and not _TOLD.search(cell.plain) for _, cell in head)
    )


_ASSIGNED = re.compile(r"chu tri|thuc hien|phu trach|tham muu|phan cong|hoan thanh|thoi han")
_TOLD = re.compile(r"\b(?:bao chi|san xuat|dang|phat)\b")


def _apart(rows: list[Line], number: int) -> list[Line]:
    """Return the rows with an empty line round each."""
    empty = Line(number, "", "")
    return [empty, *(line for row in rows for line in (row, empty))]


def _rows(body: list[Line], at: int, head: list[tuple[int, Line]]) -> tuple[list[Line], int]:
    barred = len(head) > 1 and (any("|" in line.clear for line in body[at : at + 3]) or _barred_soon(body, at))
    names = [_column(cell) for _, cell in head]
    rows: list[list[list[Line]]] = []
    while at < len(body):
        cells = _cells(body[at])
        if body[at].empty:
            at += 1
            continue
        starts = _starts(cells, len(head)) if cells else False
        if starts and len(cells) > 1:
            rows.append([[] for _ in names])
        elif not rows and _barred_soon(body, at):
            at += 1  # the head goes on below
            continue
        elif not rows or not _goes_on(body[at], barred, len(cells)):
            break
        _fill(rows[-1], cells, head, barred, starts)
        at += 1
    return [line for number, row in enumerate(rows, 1) if (line := _line(row, names, number))], at


def _head(body: list[Line], at: int) -> list[tuple[int, Line]]:
    """Return the cells of a head: where bars follow it, a scan may have kept only some of its own."""
    own = _cells(body[at])
    return _cells(body[at], _BAR_OR_GAP) if _HEAD.search(body[at].plain) and _barred_soon(body, at + 1) else own


def _barred_soon(body: list[Line], at: int) -> bool:
    """Tell whether a row between bars begins within the next lines."""
    return any(re.match(r"\W*[\divx]{1,3}\s*\|.*\|", line.plain) for line in body[at : at + _SOON])


def _starts(cells: list[tuple[int, Line]], columns: int) -> bool:
    """Tell whether a row begins here: with its number, or with all cells and something short in the first."""
    first = cells[0][1].plain.strip()
    whole = len(cells) == columns and len(first) <= _SHORT_COUNT and columns > _CELLS_LEAST
    return _COUNT.match(first) is not None or whole or (len(cells) > 1 and _GROUP.match(first) is not None)


def _goes_on(line: Line, barred: bool, cells: int) -> bool:
    if barred:
        return "|" in line.clear or line.clear.strip()[:1].islower() or line.clear.strip()[:1] in "“\"'"
    return cells > 1 or line.clear.startswith("   ")


def _fill(
    row: list[list[Line]], cells: list[tuple[int, Line]], head: list[tuple[int, Line]], barred: bool, starts: bool
) -> None:
    last = max((at for at, cell in enumerate(row) if cell), default=0)
    for place, (start, cell) in enumerate(cells):
        if barred:
            column = place if starts else last + place
        else:
            column = min(range(len(head)), key=lambda at: abs(head[at][0] - start))
        row[min(column, len(row) - 1)].append(cell)


def _cells(line: Line, sign: re.Pattern[str] | None = None) -> list[tuple[int, Line]]:
    """Return the cells of a line with the offsets at which they start."""
    sign = sign or (re.compile(r"\s*\|\s*") if "|" in line.clear else re.compile(r"\s{3,}|\t"))
    cells: list[tuple[int, Line]] = []
    last = 0
    text = line.clear.rstrip(" |")
    for gap in [*sign.finditer(text), None]:
        end = gap.start() if gap else len(text)
        part = line.cut(last, end)
        if not part.empty or (cells and "|" in line.clear):
            cells.append((last + len(part.clear) - len(part.clear.lstrip()), part.strip()))
        last = gap.end() if gap else end
    return cells


def _column(head: Line) -> str:
    said = " ".join(head.plain.split())
    return next((name for name, words in _COLUMNS if words.search(said)), "")


def _line(row: list[list[Line]], names: list[str], number: int) -> Line | None:
    cells: dict[str, Line] = {}
    for name, parts in zip(names, row, strict=True):
        if parts and name not in cells:
            cells[name] = joined(parts)
    what = cells.get("what")
    if what is None or what.empty or "count" not in cells:
        return None
    if _GROUP.match(cells["count"].plain) and all(cells[name].empty for name in _ORDER if name in cells):
        return joined([Line(what.number, f"{cells['count'].clear.strip(' .')}. {what.clear.strip(' .;')}", "")])
    said = [f"{name}: {swept(cells[name])}." for name in _ORDER if name in cells and not cells[name].empty]
    count = re.sub(r"\D", "", cells["count"].clear) or str(number)
    return joined([Line(what.number, f"{count}) {swept(what)}. {' '.join(said)}", "")])
