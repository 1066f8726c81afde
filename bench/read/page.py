"""A dispatch's plain text as pages of paper: `pages(text)` gives them as grey pictures.

The text's own conventions: six spaces set two columns apart, ten at the start of a line centre it, bars make a table,
every other line is a paragraph however long it is. The page is that of Decree 30/2020 (A4, 30 mm to the left).
"""

import io
import re
from itertools import groupby
from pathlib import Path

import typst
from PIL import Image

FONTS = Path(__file__).resolve().parents[2] / "src/hoiam/outside/shipped/fonts"
_HEAD = """#set page(paper: "a4", margin: (left: 30mm, right: 18mm, top: 20mm, bottom: 20mm),
  header: context if counter(page).get().first() > 1 {align(center, text(13pt, counter(page).display()))})
#set text(font: "Liberation Serif", size: 13.5pt, lang: "vi")
#set par(justify: true, leading: 0.62em, spacing: 0.9em)
"""
_GAP = " " * 6
_CENTRE = " " * 10
_BOLD = re.compile(r"^(?:[IVX]+[.-] |\d{1,2}[.-] |Điều \d+\.|Nơi nhận)")
_PLAIN_LONGEST = 90  # a numbered line that is longer is an order, no heading


def pages(text: str, dpi: int) -> list[Image.Image]:
    """Return the pages, upright and clean, in grey."""
    made = typst.compile(_source(text).encode(), format="png", ppi=float(dpi), font_paths=[str(FONTS)])
    return [Image.open(io.BytesIO(page)).convert("L") for page in (made if isinstance(made, list) else [made])]


def _source(text: str) -> str:
    parts = [_HEAD]
    for kind, rows in groupby(text.split("\n"), _kind):
        parts.append({"columns": _columns, "table": _table, "centre": _centred, "text": _body}[kind](list(rows)))
    return "\n".join(parts)


def _kind(line: str) -> str:
    if line.startswith(_CENTRE):
        return "centre"
    if line.startswith("|"):
        return "table"
    return "columns" if _GAP in line else "text"


def _columns(rows: list[str]) -> str:
    foot = any(row.startswith(("Nơi nhận", "- ")) for row in rows)
    cells = []
    for row in rows:
        left, right = (part.strip() for part in row.split(_GAP, 1))
        first = f"#align(left, text(11.5pt)[{_said(left)}])" if foot else _capital(left)
        cells.append(f"[{first}], [{_capital(right)}]")
    widths = "(1fr, 1fr)" if foot else "(40%, 60%)"
    return f"#grid(columns: {widths}, column-gutter: 1mm, row-gutter: 2.2mm, align: center, {', '.join(cells)})\n"


def _capital(words: str) -> str:
    size = 12 if words.isupper() else 13
    style = "weight: 700" if words.isupper() else 'style: "italic"' if re.search(r"ngày \d", words) else ""
    return f"#text({size}pt{', ' + style if style else ''})[{_said(words)}]"


def _centred(rows: list[str]) -> str:
    listed = any(row.strip().startswith("- ") for row in rows)
    if listed or rows[0].strip().startswith("Kính gửi"):
        return "#pad(left: 28mm)[" + " \\\n".join(_said(row.strip()) for row in rows) + "]\n"
    return "#align(center)[" + " \\\n".join(f"*{_said(row.strip())}*" for row in rows) + "]\n"


def _table(rows: list[str]) -> str:
    cells = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in rows]
    widths = ", ".join("auto" if at == 0 else "3fr" if at == 1 else "2fr" for at in range(len(cells[0])))
    said = ", ".join(f"[#text(12pt)[{_said(cell)}]]" for row in cells for cell in row)
    return f"#table(columns: ({widths}), align: left, {said})\n"


def _body(rows: list[str]) -> str:
    return "\n\n".join(_paragraph(row) for row in rows)


def _paragraph(row: str) -> str:
    if not row.strip():
        return ""
    if row.startswith("V/v"):
        return f"#block(width: 42%)[#set par(justify: false)\n#align(center, text(12pt)[{_said(row)}])]"
    words = f"*{_said(row)}*" if _BOLD.match(row) and len(row) < _PLAIN_LONGEST else _said(row)
    words = f"_{words}_" if row.startswith(("Căn cứ", "Theo đề nghị")) else words
    return f"#h(1.2cm){words}"


def _said(words: str) -> str:
    return re.sub(r"([\\#$*_`<>@~=\[\]/+-])", r"\\\1", words)
