"""Where do the feet of a paper begin, and which of their lines is which: Nơi nhận, or who signs?"""

import re
from typing import Protocol

from hoiam.outside.render.word.lines import Line

_FORM = re.compile(
    r"^(TM|KT|TL|TUQ|Q|T/M|K/T|T\.M|K\.T|T\.L|THAY MẶT|THỪA LỆNH|THỪA ỦY QUYỀN)\b\.?[\s.]", re.IGNORECASE
)
_POST = re.compile(
    r"^(PHÓ |CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG |CHÁNH |BÍ THƯ|HIỆU TRƯỞNG|THỦ TRƯỞNG|TỔNG |QUYỀN |ỦY VIÊN|CỤC TRƯỞNG|KẾ TOÁN)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^\(.*\)$|^\[.*\]$")  # "(Đã ký)", "(Ký tên, đóng dấu)"
_MARK = re.compile(r"^[A-ZĐ]{1,6}\.\d{1,4}$")  # box 12: who typed and how many copies
_SIGN_LINES = 6


class Into(Protocol):
    """What the lines are put into: Parts."""

    roles: dict[str, list[Line]]

    def put(self, role: str, line: Line) -> None:
        """Add a line to a role."""


def start(lines: list[Line]) -> int:
    """Return at which line the feet begin: at Nơi nhận, or at the signature above it."""
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].words.startswith("Nơi nhận"):
            near = range(max(0, at - _SIGN_LINES), at)  # the signature stands above it in papers without a table
            return next((above for above in near if _signs(lines[above])), at)
    late = range(len(lines) // 2, len(lines))
    return next((at for at in late if _signs(lines[at])), len(lines))


def _signs(line: Line) -> bool:
    said = line.words
    return len(said) < 80 and bool(
        (_FORM.match(said) and said[:2] == said[:2].upper()) or (_POST.match(said) and said == said.upper())
    )


def sort(found: Into, lines: list[Line]) -> None:
    """Put each line of the feet where it belongs."""
    heads = [line for line in lines if line.words.startswith("Nơi nhận")]
    own_cell = heads[0].cell if heads else ""
    listing = False
    for line in lines:
        if line in heads:
            found.put("recipients_head", line)
            listing = True
            continue
        if listing and not line.cell and _signs(line):
            listing = False
        below = line.cell == own_cell if own_cell else listing
        if heads and below and _MARK.match(line.words):
            found.put("typist", line)
        elif line.words.startswith("-") or (heads and below):
            found.put("recipients", line)
        else:
            _signature(found, line)


def _signature(found: Into, line: Line) -> None:
    if _NOTE.match(line.words):
        return
    if _FORM.match(line.words) and "position" not in found.roles:
        found.put("authority", line)
    elif "position" not in found.roles:
        found.put("position", line)
    else:
        found.put("signer", line)
