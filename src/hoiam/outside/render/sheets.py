"""A short table as a workbook. Every cell is text: nothing in it is a formula or a link."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

_MOST = 32_767  # letters that a cell may hold


def xlsx(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a workbook of one sheet with a head row that stays in sight."""
    held = BytesIO()
    book: Any = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet(title[:31])
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, 18)
    for at, row in enumerate([columns, *rows]):
        for column, cell in enumerate(row):
            sheet.write_string(at, column, cell[:_MOST], plain if at else head)
    book.close()
    return held.getvalue()
