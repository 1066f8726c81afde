"""The tables and charts of a document value as a workbook: one sheet for each part that holds any; numbers are numbers.

No cell is a formula; only web addresses become links.
"""

import re
from io import BytesIO
from typing import Any

import xlsxwriter

from hoiam.core.values.document import Cell, Chart, Document, Heading, Table
from hoiam.core.values.figures import count_in

_MOST, _NAME = 32_767, 31  # letters of a cell, of a sheet's name
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_A4 = 9  # of Excel's papers
_WIDTH = 2.4  # millimetres of a paper's column that one letter takes


def workbook(paper: Document) -> bytes:
    """Return the paper's tables and charts as the bytes of an XLSX."""
    held = BytesIO()
    book: Any = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    looks = {
        "title": book.add_format({"bold": True, "font_size": 13}),
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1}),
        "plain": book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
        "bold": book.add_format({"text_wrap": True, "valign": "top", "border": 1, "bold": True}),
        "note": book.add_format({"italic": True}),
    }
    for name, bold in (("plain", False), ("bold", True)):  # a count of thousands: Excel sets the reader's own mark
        looks[f"{name}.many"] = book.add_format({"valign": "top", "border": 1, "bold": bold, "num_format": "#,##0"})
    first = book.add_worksheet("Báo cáo")
    about = (paper.type_name, paper.subject, paper.subtitle, paper.number, paper.dateline)
    for at, words in enumerate(about):
        first.write_string(at, 0, words[:_MOST], looks["title"] if at < 2 else None)
    first.set_column(0, 0, 100)
    sheet, row, part = None, 0, "I"
    names = {"báo cáo"}
    for block in paper.body:
        if isinstance(block, Heading):
            sheet, part = None, block.text
        elif isinstance(block, Table | Chart):
            if sheet is None:
                sheet, row = book.add_worksheet(_name(part, names)), 1
                sheet.write_string(0, 0, part[:_MOST], looks["title"])
                sheet.set_landscape()
                sheet.set_paper(_A4)
                sheet.fit_to_pages(1, 0)
            row = (
                _table(sheet, block, row + 1, looks)
                if isinstance(block, Table)
                else _chart(book, sheet, block, row + 1, looks)
            )
    book.close()
    return held.getvalue()


def _name(part: str, taken: set[str]) -> str:
    """Return a name for a sheet that no other one has; Excel looks at no capitals."""
    plain = _FORBIDDEN.sub(" ", part).strip("' ")[:_NAME] or "Bảng"
    name, at = plain, 2
    while name.lower() in taken:
        name, at = f"{plain[: _NAME - 4]} {at}", at + 1
    taken.add(name.lower())
    return name


def _table(sheet: Any, block: Table, row: int, looks: dict[str, Any]) -> int:
    for at, column in enumerate(block.columns):
        sheet.write_string(row, at, column.title, looks["head"])
        sheet.set_column(at, at, max(8, min(60, column.width / _WIDTH * 1.6)))
    for cells in block.rows:
        row, at = row + 1, 0
        for cell in cells:
            _write(sheet, row, at, cell, looks)
            at += cell.span
    if block.note:
        row += 1
        sheet.write_string(row, 0, block.note[:_MOST], looks["note"])
    return row + 1


def _write(sheet: Any, row: int, at: int, cell: Cell, looks: dict[str, Any]) -> None:
    name = "bold" if cell.bold else "plain"
    look = looks[name]
    if cell.span > 1:
        sheet.merge_range(row, at, row, at + cell.span - 1, cell.text[:_MOST], look)
    elif (many := count_in(cell.text)) is not None:
        sheet.write_number(row, at, many, looks[f"{name}.many"] if "." in cell.text else look)
    elif cell.link.startswith(("https://", "http://")) and len(cell.link) < 2000:
        sheet.write_url(row, at, cell.link, look, cell.text[:_MOST])
    else:
        sheet.write_string(row, at, cell.text[:_MOST], look)


def _chart(book: Any, sheet: Any, block: Chart, row: int, looks: dict[str, Any]) -> int:
    """Write the bars as two columns and draw them beside; they stay a chart that Excel can change."""
    sheet.write_string(row, 0, block.title, looks["head"])
    sheet.write_string(row, 1, block.unit or "số lượng", looks["head"])
    for bar in block.bars:
        row += 1
        sheet.write_string(row, 0, bar.label[:_MOST], looks["plain"])
        sheet.write_number(row, 1, bar.value, looks["plain.many" if bar.value > 999 else "plain"])
    if not block.bars:
        return row + 1
    drawn, first, name = book.add_chart({"type": "bar"}), row - len(block.bars) + 1, sheet.get_name()
    drawn.add_series(
        {"categories": [name, first, 0, row, 0], "values": [name, first, 1, row, 1], "fill": {"color": "#7A8B99"}}
    )
    drawn.set_title({"name": block.title, "name_font": {"size": 11}})
    drawn.set_legend({"none": True})
    drawn.set_y_axis({"reverse": True})
    sheet.insert_chart(first - 1, 4, drawn, {"y_scale": max(0.6, len(block.bars) / 10)})
    return max(row, first + 15) + 1
