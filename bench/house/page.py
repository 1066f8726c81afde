"""Write what a run measured into its page: a section for each database and size, the others stay."""

import re
from collections.abc import Sequence
from pathlib import Path

MADE = Path(__file__).resolve().parents[2] / "docs/made/bench"


def write(name: str, head: str, section: str, lines: Sequence[str]) -> None:
    """Put the section into docs/made/bench/`name`.md in place of an earlier one of that title."""
    page = MADE / f"{name}.md"
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    kept = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", text, re.S | re.M))
    kept[section] = "\n" + "\n".join(lines) + "\n\n"
    told = "".join(f"## {title}\n{kept[title].rstrip()}\n\n" for title in sorted(kept)).rstrip()
    page.write_text(f"{head.strip()}\n\n{told}\n", encoding="utf-8")


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return a table of Markdown."""
    drawn = [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns)]
    return drawn + [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
