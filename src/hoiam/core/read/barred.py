"""Which rows does a table between bars have whose head a scan has spoiled? Told by what stands in the cells.

A cell that begins with a body or post acts, the next such one helps, a cell that begins with words of time is the term,
and the longest of what is left in front is what is to be done. Less sure than table.py, which knows the columns.
"""

import re

from hoiam.core.read.actors import VERB
from hoiam.core.read.bodies import HEAD
from hoiam.core.read.sheet import Line, joined

DUST = " .;,:_|*~^'`‘’“”\""
_ROW = re.compile(r"^[^|]*\|[^|]*\|.*\w")
_WORD_OF_HEAD = re.compile(
    r"^\W*(?:s?tt\b|so tt|noi dung|nhiem vu|cong viec|don vi (?:chu|phoi|thuc)|co quan (?:chu|phoi|thuc)|chu tri|"
    r"phoi hop|"
    r"thoi gian|thoi han|san pham|ket qua|ghi chu|tien do)\b"
)
_WHEN = re.compile(
    r"(?:xong |hoan thanh )?(?:truoc|cham nhat|trong (?:thang|quy|vong|ngay|nam|\d)|tu (?:ngay )?\d|den het|hang "
    r"(?:ngay|tuan|"
    r"thang|quy|nam)|vao (?:ngay|thu)|thu (?:hai|ba|tu|nam|sau|bay)|thuong xuyen|dinh ky|quy [ivx]+|thang \d|ngay \d|"
    r"\d{1,2}/\d{1,2}|\d{1,2} ?(?:h|gio)|ngay sau|khi (?:co|phat))"
)
_BOUND = re.compile(r"Thời gian: (?!\d|[Nn]gày \d)")  # a bare day may be that of a newspaper
_COUNT = re.compile(r"^\W*(?:\d{1,2}|[^\W\d_](?:\s?[^\W\d_])?)\W+(?=[“\"]?[A-ZĐÀ-Ỹ])")
_HEAD_WORDS = re.compile(
    r"\b(?:s?tt|noi dung|nhiem vu|cong viec|don vi|co quan|phoi hop|chu tri|thuc hien|thoi gian|thoi han|san pham)\b"
)
_STROKE = re.compile(r"(?<=\w) [ỊịÍíÏïÌìỈỉĨĩIl!](?= \w| *$)")  # of the line between two cells
_FEWEST = 2  # rows; words of a head
_SOON = 8  # lines from a head to its first row


def barred(body: list[Line], at: int) -> tuple[list[Line], int] | None:
    """Return the rows of a table without its head that begins at a line as items, and the line after it; else None."""
    end, lines = _first_row(body, at), []
    if not _ROW.match(body[end].clear):
        return None
    while end < len(body) and (body[end].empty or _ROW.match(body[end].clear)):
        if not body[end].empty:
            lines.append(body[end])
        end += 1
    rows = [row for line in lines if (row := _row(line))]
    if any(line.clear.lstrip(DUST)[:1].islower() for line in lines):
        return None  # a cell goes on in the next line: no row has all its cells on one
    told = sum("Phối hợp: " in row.clear or _BOUND.search(row.clear) is not None for row in rows)
    return (_counted(rows), end) if len(rows) >= _FEWEST and told * 2 > len(rows) else None


def _first_row(body: list[Line], at: int) -> int:
    """Return where the rows begin: here, or soon below what a scan has left of the head."""
    if len(_HEAD_WORDS.findall(body[at].plain)) >= _FEWEST:
        return next(
            (row for row in range(at, min(at + _SOON, len(body))) if _ROW.match(body[row].clear) and _row(body[row])),
            at,
        )
    return at


def _counted(rows: list[Line]) -> list[Line]:
    return [joined([Line(row.number, f"{count}) {row.clear}", "")]) for count, row in enumerate(rows, 1)]


def _row(line: Line) -> Line | None:
    cells = [cell for cell in _cells(line) if re.search(r"\w\w", cell.plain)]
    if len(cells) < 2 or sum(_WORD_OF_HEAD.match(cell.plain) is not None for cell in cells) * 2 > len(cells):
        return None
    when = next((cell for cell in reversed(cells[1:]) if _WHEN.match(cell.plain)), None)
    rest = [cell for cell in cells if cell is not when]
    acts = [cell for cell in rest if HEAD.match(cell.plain) and not VERB.match(cell.plain)]
    work = [cell for cell in rest if cell not in acts]
    if not work:
        return None
    what = work[0]
    said = [f"{name}: {cell.clear}." for name, cell in zip(("Chủ trì", "Phối hợp"), acts, strict=False)]
    said += [f"Thời gian: {when.clear}."] if when is not None else []
    return Line(line.number, f"{what.clear}. {' '.join(said)}", "")


def _cells(line: Line) -> list[Line]:
    found: list[Line] = []
    last = 0
    for bar in [*re.finditer(r"\|", line.clear), None]:
        part = joined([line.cut(last, bar.start() if bar else None)])
        part = joined([Line(part.number, _STROKE.sub("", part.clear), "")])
        last = bar.end() if bar else last
        count = _COUNT.match(part.clear) if not any(re.search(r"\w\w", cell.plain) for cell in found) else None
        part = part.cut(count.end() if count else 0)
        lead = len(part.clear) - len(part.clear.lstrip(DUST))
        found.append(part.cut(lead, lead + len(part.clear.strip(DUST))))
    return found
