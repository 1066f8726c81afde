"""Which rows does a table between bars have whose head a scan has spoiled? Told by what stands in the cells.

A cell that begins with a body or post acts, the next such one helps, a cell that begins with words of time is the term,
and the longest of what is left in front is what is to be done. Less sure than table.py, which knows the columns.
"""

import re
from dataclasses import dataclass, replace

from hoiam.core.read.bodies import HEAD
from hoiam.core.read.persons import begins_a_name
from hoiam.core.read.sheet import Line, joined
from hoiam.core.read.verbs import VERB

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
_WORDS_OF_NAME = range(2, 6)


class Bars:
    """The rows between bars of one body, each read once, however many lines are asked whether a table begins there."""

    def __init__(self, body: list[Line]) -> None:
        self._body = body
        self._read: dict[int, _Below] = {}

    def table(self, at: int) -> tuple[list[Line], int] | None:
        """Return the rows of a table without its head that begins at a line as items, and the line after it."""
        start = self._first_row(at)
        if not _ROW.match(self._body[start].clear):
            return None
        if start not in self._read:
            self._read_block(start)
        below = self._read[start]
        if below.broken or below.persons or below.rows < _FEWEST or min(below.told, below.ordered) * 2 <= below.rows:
            return None
        reads = (self._read[row] for row in range(start, below.end))
        return _counted([one.row for one in reads if one.row]), below.end

    def _first_row(self, at: int) -> int:
        """Return where the rows begin: here, or soon below what a scan has left of the head."""
        if len(_HEAD_WORDS.findall(self._body[at].plain)) >= _FEWEST:
            near = range(at, min(at + _SOON, len(self._body)))
            return next((row for row in near if _ROW.match(self._body[row].clear) and self._row_at(row)), at)
        return at

    def _row_at(self, at: int) -> Line | None:
        return self._read[at].row if at in self._read else _row(self._body[at])

    def _read_block(self, start: int) -> None:
        """Read the rows from a line to the end of their block, and of each line what stands from there on."""
        end = start
        while end < len(self._body) and (self._body[end].empty or _ROW.match(self._body[end].clear)):
            end += 1
        below = _Below(end)
        for at in range(end - 1, start - 1, -1):
            line = self._body[at]
            below = below.under(None if line.empty else line)
            self._read[at] = below


@dataclass(frozen=True, slots=True)
class _Below:
    """What stands between a line and the end of its block: how many rows, and of them which tell who, when, what."""

    end: int
    row: Line | None = None  # of the line itself
    rows: int = 0
    told: int = 0
    ordered: int = 0  # rows whose work is named by a verb of orders
    broken: bool = False  # a cell goes on in the next line: no row has all its cells on one
    persons: bool = False  # a list of people, of whom none is a task

    def under(self, line: Line | None) -> "_Below":
        """Return the same seen from the line above."""
        if line is None:
            return replace(self, row=None)
        row = _row(line)
        told = row is not None and ("Phối hợp: " in row.clear or _BOUND.search(row.clear) is not None)
        return _Below(
            self.end,
            row,
            self.rows + (row is not None),
            self.told + told,
            self.ordered + (row is not None and VERB.search(_work(row).plain) is not None),
            self.broken or line.clear.lstrip(DUST)[:1].islower(),
            self.persons or (row is not None and _is_person(row)),
        )


def _work(row: Line) -> Line:
    return joined([Line(row.number, re.split(r"\. (?:Chủ trì|Phối hợp|Thời gian): ", row.clear)[0], "")])


def _is_person(row: Line) -> bool:
    """Tell whether what is to be done is the name of a person: a row of a list of members."""
    words = _work(row).clear.split()
    return (
        len(words) in _WORDS_OF_NAME
        and all(word[0].isupper() and word.strip(".").isalpha() for word in words)
        and begins_a_name(" ".join(words))
    )


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
