"""The few WordprocessingML elements that python-docx does not offer. Lengths in millimetres, sizes in points."""

from collections.abc import Mapping, Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm

_TWIPS_PER_MM = 1440 / 25.4


def element(name: str, **attributes: object) -> Any:
    """Return an element of the `w:` namespace with `w:` attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def twips(mm: float) -> int:
    """Return millimetres in twentieths of a point, Word's own length."""
    return round(mm * _TWIPS_PER_MM)


def line_above(paragraph: Any) -> None:
    """Draw a thin line along the top of a paragraph, between its indents."""
    borders = element("pBdr")
    borders.append(element("top", val="single", sz=6, space=0, color="auto"))
    _in_order(paragraph._p.get_or_add_pPr(), borders, "w:shd w:tabs w:spacing w:ind w:jc w:rPr")


def box(paragraph: Any) -> None:
    """Draw a box round a paragraph, between its indents."""
    borders = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="single", sz=8, space=1, color="auto"))
    _in_order(paragraph._p.get_or_add_pPr(), borders, "w:shd w:tabs w:spacing w:ind w:jc w:rPr")


def _in_order(parent: Any, child: Any, later: str) -> None:
    """Insert a child before the first of its later siblings: Word rejects properties out of order."""
    names = {qn(name) for name in later.split()}
    place = next((at for at, sibling in enumerate(parent) if sibling.tag in names), len(parent))
    parent.insert(place, child)


def page_field(paragraph: Any) -> Any:
    """Add the number of the page to a paragraph and return its run."""
    run = paragraph.add_run()
    for kind in ("begin", "", "end"):
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            code = element("instrText")
            code.text = "PAGE"
            run._r.append(code)
    return run


def fixed_table(host: Any, rows: int, widths: Sequence[float]) -> Any:
    """Add a table whose columns keep these widths: Word and LibreOffice both shrink columns without a grid."""
    made = host.add_table(rows, len(widths))
    made.autofit = False
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for row in made._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Mm(width)
    properties = made._tbl.tblPr
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    _in_order(
        properties, element("tblW", w=twips(sum(widths)), type="dxa"), "w:jc w:tblBorders w:tblLayout w:tblCellMar"
    )
    return made


def cell_margins(table: Any, sides: Mapping[str, float]) -> None:
    """Set the inner margins of every cell of a table."""
    margins = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(element(side, w=twips(sides.get(side, 0)), type="dxa"))
    _in_order(table._tbl.tblPr, margins, "w:tblLook")


def borders(table: Any) -> None:
    """Draw thin lines round every cell of a table."""
    lines = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        lines.append(element(side, val="single", sz=4, space=0, color="auto"))
    _in_order(table._tbl.tblPr, lines, "w:shd w:tblLayout w:tblCellMar w:tblLook")


def apart(table: Any) -> None:
    """Keep the rows of a table apart with white lines."""
    lines = element("tblBorders")
    lines.append(element("insideH", val="single", sz=36, space=0, color="FFFFFF"))
    _in_order(table._tbl.tblPr, lines, "w:shd w:tblLayout w:tblCellMar w:tblLook")


def shade(cell: Any, colour: str) -> None:
    """Fill a cell with a colour."""
    properties = cell._tc.get_or_add_tcPr()
    _in_order(
        properties, element("shd", val="clear", color="auto", fill=colour), "w:noWrap w:tcMar w:textDirection w:vAlign"
    )


def whole_row(row: Any, *, repeated: bool = False) -> None:
    """Keep a row on one sheet; a head row is repeated on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if repeated:
        properties.append(element("tblHeader"))


def link_run(paragraph: Any, run: Any, address: str) -> None:
    """Make a run open an address in an electronic copy; its look does not change."""
    made = element("hyperlink")
    made.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(made)
    made.append(run._r)


def end_section_in_words(word: Any) -> None:
    """Let the last written paragraph end the section: an empty one of its own may fall on a sheet of its own."""
    carrier = word.element.body.findall(qn("w:p"))[-1]
    before = carrier.getprevious()
    before.get_or_add_pPr().append(carrier.pPr.find(qn("w:sectPr")))
    carrier.getparent().remove(carrier)


def counted_from_one(section: Any) -> None:
    """Let a section count its own sheets."""
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    _in_order(section._sectPr, element("pgNumType", start=1), "w:cols w:titlePg w:docGrid")


def in_mm(length: int | None) -> float | None:
    """Return a length of python-docx in millimetres, None where the document does not set it."""
    return None if length is None else Emu(length).mm
