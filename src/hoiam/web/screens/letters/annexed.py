"""An annex typed as plain lines, and back: a line with "|" is a row of a table, its first row the head."""

from hoiam.core.values.document import Annex, Block, Cell, Column, Paragraph, Run, Table


def annexes(title: str, text: str) -> tuple[Annex, ...]:
    """Return the annex that was typed, none without words; which paper it belongs to, the composer says."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not title.strip() and not lines:
        return ()
    return (Annex("Phụ lục", title.strip().upper(), tuple(_blocks(lines))),)


def as_text(held: tuple[Annex, ...]) -> tuple[str, str]:
    """Return title and lines as they were typed."""
    if not held:
        return "", ""
    lines: list[str] = []
    for block in held[0].body:
        if isinstance(block, Table):
            lines.append(" | ".join(column.title for column in block.columns))
            lines += [" | ".join(cell.text for cell in row) for row in block.rows]
        elif isinstance(block, Paragraph):
            lines.append("".join(run.text for run in block.runs))
    return held[0].title, "\n".join(lines)


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if "|" in line:
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            blocks.append(_table(rows))
            rows = []
        if line:
            blocks.append(Paragraph((Run(line),)))
    return blocks


def _table(rows: list[list[str]]) -> Table:
    wide = max(map(len, rows))
    head, *rest = [row + [""] * (wide - len(row)) for row in rows]
    return Table(tuple(Column(title, 1.0) for title in head), tuple(tuple(Cell(cell) for cell in row) for row in rest))
