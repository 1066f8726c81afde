"""Which rows does a table have whose lines a scan has lost, and whose cells stand side by side with gaps or stray bars?

Rows begin where a line holds nearly all cells and starts with a capital, or all of them after a gap. The
first cell is what is to be done, the last the term, between them who leads and who helps. Less sure than table.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hoiam.core.read.sheet import Line, joined

_CUT = re.compile(r"\s*[|}{\]]+\s*|\s{3,}|\t|\s+[—_]+\s+")
_WORD_OF_HEAD = re.compile(
    r"\b(?:noi dung|nhiem vu|cong viec|hoat dong|co quan|don vi|phoi hop|chu tri|thuc hien|thoi gian|thoi han)\b"
)
_COUNT = re.compile(r"^\W*\d{1,2}[\W_]{1,5}(?=[^\W\d_])")
_WHEN = re.compile(
    r"\b(?:truoc|cham nhat|xong|trong (?:thang|quy|vong|ngay)|tu ngay|den het|hang (?:ngay|tuan|thang|quy|nam)|"
    r"thu (?:hai|ba|tu|nam|sau|bay)|thuong xuyen|dinh ky|quy [ivx]+|thang \d|\d{1,2}/\d{1,2})"
)
_ENDS = re.compile(r"^\s*(?:[IVXl1]{1,4}|\d{1,2})\s?[.\-–]+\s+\S|^\W*n[oơ]i nh[aậ]n", re.IGNORECASE)
_RUNNING = 12  # words without a gap: no line of a cell is so long
_LONGEST = 80  # lines of a table
_FEWEST = 2  # rows


@dataclass(slots=True)
class Row:
    """The cells of one row, each as its lines."""

    cells: list[list[Line]] = field(default_factory=list)


def loose(body: list[Line], at: int) -> tuple[list[Line], int] | None:
    """Return the rows of a table that begins at a line as items, and the line after it; None where none begins."""
    if not _is_head(body, at):
        return None
    end = at + 1
    while end < len(body) and end - at < _LONGEST and not _over(body[end]):
        end += 1
    lines = [line for line in body[at + 1 : end] if not line.empty]
    width = max((len(_cells(line)) for line in lines), default=0)
    rows = list(_rows(lines, width))
    if width < 2 or len(rows) < _FEWEST:
        return None
    return [line for number, row in enumerate(rows, 1) if (line := _item(row, number))], end


def _is_head(body: list[Line], at: int) -> bool:
    cells = _cells(body[at])
    return (
        len(cells) > 1
        and sum(_WORD_OF_HEAD.search(cell.plain) is not None for cell in cells) > 1
        and not (body[at].clear.rstrip().endswith((".", ";", ":")))
    )


def _over(line: Line) -> bool:
    cells = _cells(line)
    return len(cells) == 1 and (_ENDS.match(line.clear) is not None or len(line.plain.split()) >= _RUNNING)


def _rows(lines: list[Line], width: int) -> Iterator[Row]:
    row: Row | None = None
    last = 0
    for line in lines:
        gap, last = line.number - last > 1, line.number
        cells = _cells(line)
        capital = bool(cells) and cells[0].clear.lstrip("“\"'")[:1].isupper()
        if (len(cells) >= width and gap) or (len(cells) >= max(2, width - 1) and capital):
            if row:
                yield row
            row = Row([[cell] for cell in cells])
        elif row:
            _go_on(row, cells, line)
    if row:
        yield row


def _go_on(row: Row, cells: list[Line], line: Line) -> None:
    """Put the cells of a further line under those that they stand below."""
    for cell in cells:
        at = line.clear.find(cell.clear)
        place = 0 if at < 0 else min(range(len(row.cells)), key=lambda n: abs(_start(row, n) - at))
        row.cells[place].append(Line(line.number, cell.clear, cell.plain))


def _start(row: Row, place: int) -> int:
    """Return about where a cell of the row began on its line."""
    return sum(len(part[0].clear) + 4 for part in row.cells[:place])


def _cells(line: Line) -> list[Line]:
    if counted := _COUNT.match(line.clear):
        line = line.cut(counted.end())
    parts, last = [], 0
    for cut in _CUT.finditer(line.clear):
        parts.append(line.cut(last, cut.start()))
        last = cut.end()
    parts.append(line.cut(last))
    found: list[Line] = []
    for part in (part.strip() for part in parts if re.search(r"\w", part.plain)):
        spread = found and len(found[-1].plain.split()) == 1 and len(part.plain.split()) == 1
        if spread and part.clear[:1].islower():
            found[-1] = joined([found[-1], part])  # "Văn      phòng": a justified line
        else:
            found.append(part)
    return found


def _item(row: Row, number: int) -> Line | None:
    cells = [joined(part) for part in row.cells]
    what, *rest = cells
    when = next((cell for cell in reversed(rest) if _WHEN.match(cell.plain.lstrip(' “"-'))), None)
    rest = [cell for cell in rest if cell is not when]
    if when is None and rest and (found := _WHEN.search(rest[-1].plain)):
        when, rest[-1] = rest[-1].cut(found.start()), rest[-1].cut(0, found.start())
    said = [f"{name}: {swept(cell)}." for name, cell in zip(("Chủ trì", "Phối hợp"), rest, strict=False)]
    if when is not None:
        said.append(f"Thời gian: {when.clear.strip(' .;,“')}.")
    words = swept(what)
    return joined([Line(what.number, f"{number}) {words}. {' '.join(said)}", "")]) if words else None


def swept(cell: Line) -> str:
    """Return what a cell says without the specks around it; behind the last word a dash is one too."""
    return re.sub(r"^[\s.;,:_|*~^'`‘’“”\"]+|(?:[^\w)%]|ˆ)+$", "", cell.clear)
