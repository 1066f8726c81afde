"""Papers: `uv run python -m bench.letters [--json] [--write]`.

How long a paper takes as DOCX, as PDF and through the check of form; LibreOffice, which prints the same DOCX, as the
peer; whether it opens each without repair and says the words of our PDF; how many planted faults the check finds.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.intervals import counted
from hoiam.core.compose.check import check
from hoiam.core.compose.finding import texts
from hoiam.outside.render.docx import docx
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.read_docx import read_docx
from tests.core.compose.every_paper import EVERY
from tests.outside.render.broken import FILES
from tests.outside.render.office import SOFFICE, printed, squeezed, words

PAGE = Path("docs/made/bench/letters.md")
ROUNDS = 5


def times() -> dict[str, float]:
    """Return milliseconds for one paper, the median over all kinds and rounds."""
    made = {name: docx(document) for name, document in EVERY.items()}
    return {
        "DOCX": _median([lambda d=document: docx(d) for document in EVERY.values()]),
        "PDF": _median([lambda d=document: pdf(d) for document in EVERY.values()]),
        "check of a DOCX": _median([lambda d=data: _checked(d) for data in made.values()]),
    }


def _checked(data: bytes) -> set[str]:
    paper, measured = read_docx(data)
    return {finding.code for finding in check(paper, measured=measured).findings}


def _median(deeds: list[Callable[[], object]]) -> float:
    found = []
    for _ in range(ROUNDS):
        for deed in deeds:
            start = time.perf_counter()
            deed()
            found.append(time.perf_counter() - start)
    return statistics.median(found) * 1000


def linted() -> tuple[int, int, int]:
    """Return how many faults were planted, found, and said though they were not planted."""
    told = [(file.planted, _checked(file.make())) for file in FILES]
    planted = sum(len(wanted) for wanted, _ in told)
    return planted, sum(len(wanted & said) for wanted, said in told), sum(len(said - wanted) for wanted, said in told)


def opened() -> tuple[int, int, int, int, float]:
    """Return how many papers LibreOffice opened, printed with our words, on as many pages; lost texts; ms for each."""
    made = {name: docx(document) for name, document in EVERY.items()}
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        shown = printed(made, Path(folder))
        each = (time.perf_counter() - start) * 1000 / len(made)
    same = pages = lost = 0
    for name, data in shown.items():
        theirs, their_pages = words(data)
        ours, our_pages = words(pdf(EVERY[name]))
        whole = squeezed(" ".join(theirs))
        pages += our_pages == their_pages
        same += ours == theirs
        lost += sum(squeezed(text.words) not in whole for text in texts(EVERY[name]))
    return len(shown), same, pages, lost, each


def measured() -> dict[str, Any]:
    """Return the figures of one run; those of LibreOffice only where it is."""
    planted, found, extra = linted()
    told: dict[str, Any] = {
        "ms": times(),
        "papers": {"made": len(EVERY), "clean": sum(not _checked(docx(document)) for document in EVERY.values())},
        "faults": {"files": len(FILES), "planted": planted, "found": found, "extra": extra},
    }
    if SOFFICE:
        told["libreoffice"] = dict(zip(("opened", "same", "pages", "lost", "ms"), opened(), strict=True))
    return told


def page(told: dict[str, Any]) -> str:
    """Return the page of figures."""
    faults, papers, office = told["faults"], told["papers"], told.get("libreoffice")
    share, low, high, size = counted(faults["found"], faults["planted"])
    lines = ["# Papers", "", "Made by `uv run python -m bench.letters --write`; do not edit.", ""]
    lines += ["| One paper, median | ms |", "|---|---|"]
    lines += [f"| {name} | {ms:.0f} |" for name, ms in told["ms"].items()]
    if office:
        lines.append(f"| LibreOffice: the same DOCX as PDF, ten in one start | {office['ms']:.0f} |")
    lines += ["", f"- {papers['made']} papers of every kind: the check finds nothing in {papers['clean']} of them."]
    lines.append(
        f"- {faults['files']} broken files: {faults['found']} of {faults['planted']} planted faults found "
        f"({share:.3f}, 95 %: {low:.3f}–{high:.3f}, {size} faults); {faults['extra']} said that were not planted. "
        "Who planted them wrote the rules."
    )
    if office:
        lines.append(
            f"- LibreOffice opened {office['opened']} of {papers['made']}; {office['pages']} on as many pages as our "
            f"PDF; {office['same']} word for word; {office['lost']} texts of all lost. The weekly report repeats its "
            "head rows in other places."
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the figures; write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE}")
    options = parser.parse_args()
    told = measured()
    if options.write:
        PAGE.write_text(page(told), encoding="utf-8")
    print(json.dumps(told) if options.json else page(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
