"""In which order does one read the paragraphs of a DOCX? Through tables, text boxes, content controls and changes.

What was deleted with tracked changes is left out and what was inserted is read, as if all changes were accepted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HOLDERS = frozenset(
    qn(f"w:{name}")
    for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "dir", "bdo")
) | {qn("w:fldSimple"), f"{_MC}AlternateContent", f"{_MC}Choice"}
_GONE = frozenset((qn("w:del"), qn("w:moveFrom")))
_TEXT = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph, the cell or box that it stands in ("" for neither), its table, and the width there in mm or None."""

    paragraph: Any
    cell: str = ""
    table: Any = None
    width: float | None = None


def paragraphs(root: Any) -> Iterator[Placed]:
    """Yield the paragraphs below a body, header or cell in reading order; the words of a box before its anchor."""
    yield from _blocks(root, Placed(None), [0])


def _blocks(root: Any, here: Placed, count: list[int]) -> Iterator[Placed]:
    for child in root:
        if child.tag == qn("w:p"):
            for box in _boxes(child):
                count[0] += 1
                yield from _blocks(box, Placed(None, f"box.{count[0]}"), count)
            yield Placed(child, here.cell, here.table, here.width)
        elif child.tag == qn("w:tbl"):
            yield from _table(child, count)
        elif child.tag in _HOLDERS:
            yield from _blocks(child, here, count)


def _table(table: Any, count: list[int]) -> Iterator[Placed]:
    number, count[0] = count[0], count[0] + 1
    for row_at, row in enumerate(_kept(table, "w:tr")):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            continue
        for column_at, cell in enumerate(_kept(row, "w:tc")):
            here = Placed(None, f"{number}.{row_at}.{column_at}", table, _width(cell))
            yield from _blocks(cell, here, count)


def _kept(root: Any, name: str) -> Iterator[Any]:
    for child in root:
        if child.tag == qn(name):
            yield child
        elif child.tag in _HOLDERS:
            yield from _kept(child, name)


def _width(cell: Any) -> float | None:
    said = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    if said is None or said.get(qn("w:type"), "dxa") != "dxa":
        return None
    try:
        return float(said.get(qn("w:w"), "")) * 25.4 / 1440
    except ValueError:
        return None


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the contents of text boxes anchored in a paragraph, each once: Word writes them in two dialects."""
    for box in paragraph.iter(qn("w:txbxContent")):
        above = [each.tag for each in box.iterancestors()]
        if f"{_MC}Fallback" not in above and above.count(qn("w:txbxContent")) == 0:
            yield box


def runs(root: Any) -> Iterator[Any]:
    """Yield the runs of a paragraph in order, those in links, fields, controls and insertions too."""
    for child in root:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag in _HOLDERS and child.tag not in _GONE:
            yield from runs(child)


def words(run: Any) -> str:
    """Return the printed words of a run: no field codes, no deleted text; tabs as "\\t", breaks as "\\n"."""
    said = []
    for child in run:
        if child.tag == qn("w:t"):
            said.append(child.text or "")
        elif child.tag == qn("w:br") and child.get(qn("w:type"), "") in {"page", "column"}:
            continue
        else:
            said.append(_TEXT.get(child.tag, ""))
    return "".join(said)


def codes(paragraph: Any) -> str:
    """Return the codes of the fields in a paragraph, and not of its text boxes: " PAGE ", " DATE ..."."""
    said = [field.get(qn("w:instr"), "") for field in paragraph.iter(qn("w:fldSimple"))]
    for run in runs(paragraph):
        said += [code.text or "" for code in run.findall(qn("w:instrText"))]
    return " ".join(said)


def changes(root: Any) -> int:
    """Return how many tracked changes are left in a body: inserted, deleted, moved, or with another look."""
    names = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
    return sum(1 for _ in root.iter(*(qn(f"w:{name}") for name in names)))


def comments(root: Any) -> int:
    """Return how many comments are tied to the words of a body."""
    return sum(1 for _ in root.iter(qn("w:commentReference")))
