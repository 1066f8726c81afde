"""Which lines of an annex give tasks: a task table, or items under headings by unit?

An annex below the signature is read where its title says that it assigns work, or where it holds a task table. Forms,
lists of addresses and models of reports give no tasks.
"""

import re

from hoiam.core.read.barred import Bars
from hoiam.core.read.sheet import Line
from hoiam.core.read.table import is_task_table

_ASSIGNS = re.compile(
    r"\b(?:(?:phan cong|giao|bang) (?:thuc hien |cac )?(?:cac )?nhiem vu|phan cong|danh muc (?:cac )?(?:nhiem vu|cong "
    r"viec|hoat dong)|"
    r"nhiem vu (?:cu the|trong tam|cua|giao)|(?:cac )?nhiem vu,? (?:giai phap|va)|lo trinh|tien do|ke hoach (?:cong "
    r"viec|cong tac|"
    r"chi tiet|thuc hien|trien khai)|bang phan cong|noi dung cong viec)"
)
_ASSIGNED = re.compile(r"chu tri|phoi hop|thuc hien|phu trach|hoan thanh")
_FORM = re.compile(
    r"\b(?:mau (?:so|bao cao|phieu|bieu|don)|bieu (?:mau|so|tong hop)|de cuong|phieu|danh sach|bang (?:tong hop|ke|so "
    r"lieu)|"
    r"so lieu|ket qua|du toan|kinh phi)\b"
)
_TITLE = re.compile(r"^\W*(?:phu luc|danh muc|bieu mau|mau so)\b(?!\s*\()")
_ATTACHED = re.compile(
    r"^\W*(?:\(\s*)?(?:ban hanh )?kem theo (?:ke hoach|cong van|quyet dinh|chi thi|thong bao|ket luan|huong)"
)
_TITLE_LONGEST = 8  # lines


def begins(line: Line) -> bool:
    """Tell whether an annex begins at a line."""
    return _TITLE.match(line.plain) is not None


def attached(line: Line) -> bool:
    """Tell whether a line says to which paper the annex above it belongs."""
    return _ATTACHED.match(line.plain) is not None


def tasked(lines: list[Line]) -> list[Line]:
    """Return the lines of the annexes that give tasks, each annex without its title."""
    found: list[Line] = []
    for part in _parts(lines):
        head = _title_end(part)
        title = " ".join(line.plain for line in part[:head])
        assigns = _ASSIGNS.search(title) is not None and not _FORM.search(title)
        bars = Bars(part)
        table = any(is_task_table(line) for line in part) or any(
            _ASSIGNED.search(line.plain) and bars.table(at) for at, line in enumerate(part)
        )
        if assigns or (table and not _FORM.search(title)):
            found += part[head:]
    return found


def _parts(lines: list[Line]) -> list[list[Line]]:
    starts = [at for at, line in enumerate(lines) if begins(line)] or [0]
    if starts[0] > 0:
        starts.insert(0, 0)
    return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _title_end(part: list[Line]) -> int:
    """Return where the title of an annex ends: capitals, and the line that says to what it belongs."""
    end = 0
    for at, line in enumerate(part[:_TITLE_LONGEST]):
        words = line.clear.strip(" -–_*.:|")
        if not words:
            continue
        if at and "|" not in line.clear and re.match(r"\W*(?:[ivx]{1,4}|[a-e]|\d{1,2})[.)]\s", line.plain):
            break
        if not (begins(line) or words.isupper() or words.startswith("(") or attached(line) or _goes_on(part, at, end)):
            break
        end = at + 1
    return end


def _goes_on(part: list[Line], at: int, end: int) -> bool:
    """Tell whether a line ends a bracket that the title has opened."""
    above = " ".join(line.clear for line in part[:at])
    return end > 0 and above.count("(") > above.count(")")
