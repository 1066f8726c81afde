"""The text of a DOCX: paragraphs and tables in reading order.

A table of tasks keeps its cells on one line with bars between them; the two columns of a document head keep a wide gap.
"""

import io
import re
import zipfile
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from hoiam.core.errors import Permanent
from hoiam.outside.scan.package import kind_of

_COUNTED = re.compile(r"^\s*(?:s?tt|số tt)\s*$", re.IGNORECASE)


def text_of(data: bytes) -> str:
    """Return the text. Raises Permanent scan.broken (no DOCX), scan.no_text, and those of `package.kind_of`."""
    kind_of(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, PackageNotFoundError) as error:
        raise Permanent("scan.broken", "docx") from error
    lines: list[str] = []
    for block in document.iter_inner_content():
        lines += _table(block) if isinstance(block, Table) else [*_paragraph(block), ""]
    text = "\n".join(lines)
    if not text.strip():
        raise Permanent("scan.no_text")
    return text


def _paragraph(paragraph: Any) -> list[str]:
    numbered = paragraph.style is not None and "List Bullet" in (paragraph.style.name or "")
    return [("- " if numbered else "") + line for line in paragraph.text.split("\n")]


def _table(table: Table) -> list[str]:
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    if rows and any(_COUNTED.match(cell) for cell in rows[0]):
        return [" | ".join(" ".join(cell.split()) for cell in row) for row in rows] + [""]
    lines: list[str] = []
    for row in rows:
        columns = [cell.split("\n") for cell in row]
        height = max(map(len, columns), default=0)
        for at in range(height):
            lines.append("      ".join(column[at].strip() if at < len(column) else "" for column in columns))
    return [*lines, ""]
