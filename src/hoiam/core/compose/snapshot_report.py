"""How is a snapshot told? Any report but the weekly one, as a BÁO CÁO in the form of Decree 30/2020.

Counts nothing: parts are numbered in Roman figures, an empty one says so, a missing one is said to be missing.
"""

from collections.abc import Iterator

from hoiam.core.compose import lines
from hoiam.core.compose.letter import dated
from hoiam.core.compose.report import stand
from hoiam.core.compose.sheet import KINDS
from hoiam.core.compose.snapshot import Field, Grid, Section, Snapshot
from hoiam.core.values.document import CLOSING, Block, Cell, Document, Heading, Paragraph, Run, Table, Turn

MISSING = "Còn thiếu: "
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def snapshot_report(told: Snapshot) -> Document:
    """Return the report as a document; wide tables stand on lying sheets."""
    return Document(
        kind="bao_cao",
        type_name=KINDS["bao_cao"][0],
        superior=told.office.superior,
        agency=told.office.lines,
        number=lines.number_line(told.issue, told.office.notation),
        dateline=lines.date_line(told.office.place, told.issue),
        subject=told.subject,
        subtitle=told.subtitle,
        addressees=lines.addressee_lines((told.addressee,)),
        via=told.via,
        urgency=told.urgency,
        body=tuple(_body(told)),
        signature=told.signature,
        recipients=lines.recipient_lines(told.recipients, told.keep),
        contact=told.office.contact,
        dated=dated(told.issue),
        sample=told.sample,
    )


def _body(told: Snapshot) -> Iterator[Block]:
    order = f"Thực hiện {told.order}, " if told.order else ""
    yield _say(f"{order}{told.office.name} báo cáo như sau:")
    lying = False
    for at, section in enumerate(told.sections):
        if (section.lying and any(grid.rows for grid in section.grids)) != lying:
            lying = not lying
            yield Turn(landscape=lying)
        yield Heading(f"{ROMAN[at]}. {section.title}", level=1)
        yield from section_blocks(section)
    if lying:
        yield Turn(landscape=False)
    yield from _ending(told)


def section_blocks(section: Section) -> Iterator[Block]:
    """Yield what stands under a part's heading."""
    filled: list[Block] = [_say(words) for words in section.said]
    filled += section.charts
    filled += [_table(grid) for grid in section.grids if grid.rows]
    if section.gap:
        filled.append(_say(section.gap, bold=MISSING))
    yield from filled or [_say(section.nil)]


def _table(grid: Grid) -> Table:
    rows = tuple(tuple(_cell(field) for field in row) for row in grid.rows)
    return Table(grid.columns, rows, caption=grid.caption, note=grid.note)


def _cell(field: Field) -> Cell:
    words = f"{field.text}\n({field.thing})" if field.thing else field.text
    return Cell(words, link=field.link, bold=field.bold or field.late)


def _say(said: str, *, bold: str = "") -> Paragraph:
    return Paragraph(((Run(bold, bold=True),) if bold else ()) + (Run(said),))


def _ending(told: Snapshot) -> Iterator[Block]:
    frozen = stand(told.issue, told.frozen_at, locked=told.locked)
    if told.audit_head and (told.locked or told.issue.number is not None):
        yield _say(f"{frozen} Đầu chuỗi nhật ký:")
        yield Paragraph((Run(f"Mã: {told.audit_chain}:{told.audit_head}"),), align="left")
    else:
        yield _say(frozen)
    yield _say(f"{told.closing}{CLOSING}")
