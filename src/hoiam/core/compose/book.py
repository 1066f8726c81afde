"""A register as it prints (Decree 30/2020, Annex IV): a cover with year and numbers, lying sheets of ten columns.

A list that is no register has no cover: its rows stand below its title.
"""

from collections.abc import Sequence
from datetime import date

from hoiam.core.compose import lines
from hoiam.core.compose.letter_facts import Issue, Office
from hoiam.core.values.document import Cell, Column, Document, Signature, Table, Turn


def book(
    office: Office,
    title: str,
    year: int,
    span: str,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[str]],
    on: date,
    *,
    cover: bool = True,
    sample: bool = False,
) -> Document:
    """Return a register: `title` "SỔ ĐĂNG KÝ VĂN BẢN ĐI", `span` "Từ số 01 đến số 12", columns with their shares.

    Without `cover` a list: on the same upright sheet, and "Không có." where it has no row.
    """
    if not rows and not cover:
        rows = [["Không có.", *[""] * (len(columns) - 1)]]
    table = Table(
        tuple(Column(name, share) for name, share in columns),
        tuple(tuple(Cell(word) for word in row) for row in rows),
    )
    return Document(
        kind="so",
        superior=office.superior,
        agency=office.lines,
        number=f"Năm {year}",
        dateline=lines.date_line(office.place, Issue(on.year, on.month, on.day)),
        subject=span,
        body=(Turn(landscape=True), table) if cover else (table,),
        signature=Signature((), ""),
        recipients=(),
        type_name=title,
        dated=on,
        sample=sample,
    )
