"""Which lines are drawn in the head of a DOCX, and how long? By a border, an underline or a drawing."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_FLAT_MM = 1.5  # a drawing not higher than this is a line
_EMU = 36_000
_LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|in|cm|mm|px)?")
_UNITS = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, None: 25.4 / 1440, "": 25.4 / 1440}


def border(holders: list[Any], side: str) -> bool:
    """Return whether a paragraph has a line along its top or bottom."""
    for holder in holders:
        found = holder.find(f"{qn('w:pBdr')}/{qn(f'w:{side}')}")
        if found is not None:
            return found.get(qn("w:val"), "none") not in {"none", "nil"}
    return False


def drawings(paragraph: Any) -> Iterator[float | None]:
    """Yield the length in millimetres of each line drawn at a paragraph; None where the file does not say it."""
    for extent in paragraph.iter(f"{_WP}extent"):
        if _inside_box(extent):
            continue
        wide, high = (_int(extent.get(side)) / _EMU for side in ("cx", "cy"))
        if high <= _FLAT_MM < wide:
            yield wide
    for line in paragraph.iter(f"{_V}line", f"{_V}shape"):
        if f"{_MC}Fallback" in {each.tag for each in line.iterancestors()} or _inside_box(line):
            continue
        yield from _vml(line)


def _vml(line: Any) -> Iterator[float | None]:
    if line.tag == f"{_V}line":
        ends = [_LENGTH.match(str(line.get(end, "")).split(",")[0].strip()) for end in ("from", "to")]
        yield abs(_mm(ends[1]) - _mm(ends[0])) if all(ends) else None
        return
    style = dict(part.split(":", 1) for part in str(line.get("style", "")).split(";") if ":" in part)
    wide, high = (_mm(_LENGTH.match(style.get(side, "").strip())) for side in ("width", "height"))
    if high <= _FLAT_MM < wide:
        yield wide


def _inside_box(element: Any) -> bool:
    return any(each.tag == qn("w:txbxContent") for each in element.iterancestors())


def _mm(found: "re.Match[str] | None") -> float:
    return float(found[1]) * _UNITS[found[2]] if found else 0.0


def _int(said: str | None) -> int:
    return int(said) if said and said.lstrip("-").isdigit() else 0
