"""The items that a file lists: a table (CSV, XLSX, a DOCX table), a list of links, or one paper (DOCX, PDF, e-mail).

Vietnamese headings of such tables are recognised ("Tên bài viết", "Tên cơ quan báo chí", "Ngày đăng", "Đường dẫn");
columns that are not recognised are not read. Nothing is fetched, no formula is computed.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from hoiam.core.errors import Permanent
from hoiam.core.extract.dates import instant
from hoiam.core.text.fold import fold
from hoiam.outside.scan import kinds, mime
from hoiam.outside.scan.door import look
from hoiam.outside.scan.files import decoded, scan

MOST_ROWS = 2_000
_MOST_CELL = 20_000  # characters
_MOST_COLUMNS = 60
_FEWEST_WORDS = 3  # beside a link: "Đọc:" is no title
_MOST_CELLS = 500_000  # of a sheet, empty ones too
_CELL = re.compile(rb"\br=[\"']([A-Za-z]{1,4})(\d{1,9})[\"']")
_HEAD_WITHIN = 15  # lines over a table: name of the office, of the table
_LINK = re.compile(r"https?://[^\s<>\"'|]{4,1000}", re.I)
_HEADINGS = (  # folded words of a heading → field; the first that fits
    ("url", ("duong dan", "duong link", "link", "url", "dia chi bai", "lien ket")),
    ("title", ("ten bai", "tieu de", "ten tin", "tin bai", "title", "vu viec", "van de")),
    ("outlet", ("co quan bao", "ten bao", "bao dai", "bao, dai", "to bao", "nguon", "outlet")),
    ("date", ("ngay", "thoi gian", "date")),
    ("text", ("noi dung", "tom tat", "trich", "text")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a file, at its line. `date` is as it is written, `at` what it was read as."""

    line: int
    title: str = ""
    url: str = ""
    outlet: str = ""
    text: str = ""
    date: str = ""
    at: datetime | None = None


def rows(data: bytes, name: str, most: int) -> list[Row]:
    """Return the items of a file. Raises Permanent: as `look` and `scan`, and scan.no_rows, scan.too_many_rows."""
    kind = look(data, name, kinds.PAPERS | {"xlsx"}, most).kind
    if kind == "xlsx":
        found = _table(_sheet(data))
    elif kind == "text":
        found = [_letter(data)] if name.lower().endswith(".eml") else _text(decoded(data))
    else:
        found = _paper(scan(data, name).text)
    if not found:
        raise Permanent("scan.no_rows")
    if len(found) > MOST_ROWS:
        raise Permanent("scan.too_many_rows")
    return found


def _letter(data: bytes) -> Row:
    letter = mime.read(data)
    return Row(1, letter.subject, "", letter.domain, letter.text, "", letter.sent_at)


def _text(text: str) -> list[Row]:
    lines = [line for line in text.splitlines() if line.strip()]
    head = lines[0] if lines else ""
    comma = max(",;\t", key=head.count)
    if head.count(comma):
        csv.field_size_limit(_MOST_CELL * 10)
        try:
            table = _table(csv.reader(io.StringIO(text), delimiter=comma))
        except csv.Error as error:
            raise Permanent("scan.broken", "csv") from error
        if table:
            return table
    return _links(lines)


def _paper(text: str) -> list[Row]:
    """A table of articles in a paper, or a list of links; else the paper itself as one item.

    A list is what has a link on most of its lines; an address in the prose of a report makes no list of it, which
    would lose all that it says.
    """
    lines = text.splitlines()
    table = _table([cell.strip() for cell in line.split(" | ")] for line in lines if " | " in line)
    if table:
        return table
    said = [line.strip() for line in lines if line.strip()]
    links = _links(said)
    if len(links) > 1 and len(links) * 2 >= len(said):
        return links
    return [Row(1, said[0][:500], text="\n".join(said)[:50_000])] if said else []


def _links(lines: Sequence[str]) -> list[Row]:
    found = []
    for number, line in enumerate(lines, 1):
        link = _LINK.search(line)
        if link:
            rest = " ".join((line[: link.start()] + " " + line[link.end() :]).split()).strip(" -–|,;:.")
            title = rest[:500] if len(rest.split()) >= _FEWEST_WORDS else ""
            found.append(Row(number, title, link[0].rstrip(".,;)")))
    return found


def _sheet(data: bytes) -> Iterable[Sequence[Any]]:
    """Return the rows of the first sheet: values only, no formula is computed."""
    _bounded(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError, KeyError, OSError) as error:
        raise Permanent("scan.broken", "xlsx") from error
    return [row for row in rows if any(cell not in (None, "") for cell in row)]


def _bounded(data: bytes) -> None:
    """Refuse a sheet with a cell far out: the reader makes every cell up to the last one."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.infolist():
            if not entry.filename.startswith("xl/worksheets/") or not entry.filename.endswith(".xml"):
                continue
            refs = _CELL.findall(package.read(entry))
            across = max((_column(ref[0]) for ref in refs), default=0)
            down = max((int(ref[1]) for ref in refs), default=0)
            if across * down > _MOST_CELLS:
                raise Permanent("scan.too_many_rows", entry.filename[:80])


def _column(letters: bytes) -> int:
    at = 0
    for letter in letters.upper():
        at = at * 26 + letter - 64
    return at


def _table(lines: Iterable[Sequence[Any]]) -> list[Row]:
    """Return the rows under the first heading that names a title or a link; [] where there is none."""
    columns: dict[str, int] = {}
    found: list[Row] = []
    for number, cells in enumerate(lines, 1):
        if not columns:
            columns = _columns(cells)
            if not columns and number > _HEAD_WITHIN:
                return []
            continue
        row = _row(number, cells, columns)
        if row:
            found.append(row)
        if len(found) > MOST_ROWS:
            break
    return found


def _columns(cells: Sequence[Any]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells[:_MOST_COLUMNS]):
        said = fold(str(cell or ""))
        field = next((f for f, words in _HEADINGS if f not in columns and any(word in said for word in words)), "")
        if field and len(said) < 60:
            columns[field] = place
    return columns if {"title", "url"} & set(columns) else {}


def _row(number: int, cells: Sequence[Any], columns: dict[str, int]) -> Row | None:
    said = {field: cells[place] for field, place in columns.items() if place < len(cells)}
    words = {
        field: " ".join(str(value if value is not None else "").split())[:_MOST_CELL] for field, value in said.items()
    }
    link = _LINK.search(words.get("url", "")) or _LINK.search(words.get("title", ""))
    address = link[0] if link else words.get("url", "")[:1000]
    title = words.get("title", "").replace(link[0] if link else "\0", "").strip()[:500]
    if not title and not address:
        return None
    date = said.get("date")
    at = date if isinstance(date, datetime) else None
    return Row(
        number,
        title,
        address,
        words.get("outlet", "")[:200],
        words.get("text", ""),
        words.get("date", "")[:40],
        at or instant(words.get("date", "")),
    )
