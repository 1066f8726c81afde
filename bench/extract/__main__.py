"""Measure extraction: `uv run python -m bench.extract [--modes] [--json] [--write]`.

The 181 saved pages with their checked texts, the real Vietnamese page and the sample press's pages. F1 over runs of
four words with its 95 % interval; CPU milliseconds a page of one core, the best of three rounds, with title and date.
What everything beyond the extractor takes of it is measured by `bench.path`.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.extract import pages
from bench.extract.modes import MODES
from bench.extract.peers import PEERS
from bench.extract.score import f1, overlap
from bench.intervals import resampled
from hoiam.core.extract import extract
from hoiam.core.extract.dates import VIETNAM
from hoiam.core.values.article import Extracted, Page

NOW = datetime(2026, 11, 28, tzinfo=VIETNAM)
PAGE = Path("docs/made/bench/extract.md")
PATH = PAGE.with_name("path.md")
ROUNDS = 3


def ours(page: Page) -> str:
    """Return the text that the house keeps."""
    found = extract(page, NOW)
    return found.text if isinstance(found, Extracted) else ""


def milliseconds(read: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Return CPU milliseconds an item: the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for item in items:
            read(item)
        best = min(best, time.process_time() - start)
    return best / len(items) * 1000


def row(name: str, read: Callable[[pages.Saved], str], saved: Sequence[pages.Saved]) -> dict[str, Any]:
    """Return the figures of one reader on pages whose text is known."""
    scored = [overlap(one.text, read(one)) for one in saved]
    return {
        "reader": name,
        "f1": f1(scored),
        "interval": resampled(scored, f1),
        "pages": len(scored),
        "ms": milliseconds(read, saved),
    }


def dated(saved: Sequence[pages.Saved]) -> dict[str, Any]:
    """Return of how many pages a title and a date were found."""
    found = [answer for one in saved if isinstance(answer := extract(one.page, NOW), Extracted)]
    titles, dates = sum(bool(one.title) for one in found), sum(one.published_at is not None for one in found)
    return {"pages": len(saved), "read": len(found), "titles": titles, "dates": dates}


def measure(folder: Path, modes: bool) -> dict[str, Any]:
    """Return all figures."""
    saved, real, press = pages.zyte(folder), pages.vietnamese(folder), pages.sample_press()
    known = [one for one in press if one.text]
    readers = [row("hoiam", lambda one: ours(one.page), saved)]
    readers += [row(name, lambda one, read=read: read(one.page.body), saved) for name, read in PEERS.items()]
    if modes:
        readers += [row(f"mode {n}", lambda one, read=read: read(one.page.body), saved) for n, read in MODES.items()]
    vietnamese = [*real, *press]
    speeds = {
        "saved_pages": {"pages": len(saved), "per_s": 1000 / readers[0]["ms"], "bar": 30},
        "vietnamese_pages": {
            "pages": len(vietnamese),
            "largest_kb": max(len(one.page.body) for one in vietnamese) / 1024,
            "per_s": 1000 / milliseconds(lambda one: ours(one.page), vietnamese),
            "real_page_ms": milliseconds(lambda one: ours(one.page), real),
            "bar": 50,
        },
    }
    return {
        "readers": readers,
        "sample_press": row("hoiam", lambda one: ours(one.page), known),
        "found": {"saved": dated(saved), "vietnamese": dated(vietnamese)},
        "speeds": speeds,
    }


def table(found: dict[str, Any]) -> str:
    """Return the figures as a page for people."""
    lines = [
        "# Extraction",
        "",
        "Made by `uv run python -m bench.extract --modes --write`; do not edit.",
        "",
    ]
    lines += ["| Reader | F1 | 95 % | Pages | CPU ms a page |", "|---|---|---|---|---|"]
    for one in [*found["readers"], {**found["sample_press"], "reader": "hoiam, sample press"}]:
        low, high = one["interval"]
        lines.append(f"| {one['reader']} | {one['f1']:.3f} | {low:.3f}–{high:.3f} | {one['pages']} | {one['ms']:.1f} |")
    lines += [
        "",
        "`hoiam` is timed with title, lead, dates, section and canonical address; the others with the text alone.",
        "",
    ]
    speeds = found["speeds"]
    saved, ours_ = speeds["saved_pages"], speeds["vietnamese_pages"]
    lines += [
        f"- Saved pages: {saved['per_s']:.0f} a second of one core (bar {saved['bar']}).",
        f"- Vietnamese pages of at most {ours_['largest_kb']:.0f} KB: {ours_['per_s']:.0f} a second of one core "
        f"(bar {ours_['bar']}); the real page by itself {ours_['real_page_ms']:.1f} ms.",
    ]
    for name, one in found["found"].items():
        lines.append(
            f"- {name}: of {one['pages']} pages {one['read']} read, {one['titles']} titles, {one['dates']} dates."
        )
    return "\n".join([*lines, *beyond()]) + "\n"


def beyond() -> list[str]:
    """Return which share of the way to a grouped article lies outside the extractor, as bench.path wrote it last."""
    rows = [line.strip("| \n").split(" | ") for line in PATH.read_text("utf-8").splitlines() if line.startswith("| ")]
    share = next(place for place, cell in enumerate(rows[0]) if cell.startswith("all beyond extraction"))
    told = "; ".join(f"{row[0]}: {row[share]}" for row in rows[1:])
    return [f"- Share of time outside the extractor (bar 25 %), measured by [bench.path](path.md) on its own: {told}."]


def main() -> None:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/extraction"))
    parser.add_argument("--modes", action="store_true", help="trafilatura's modes beside each other")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE}")
    options = parser.parse_args()
    found = measure(options.data, options.modes)
    print(json.dumps(found) if options.json else table(found))
    if options.write:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(table(found), encoding="utf-8")


if __name__ == "__main__":
    main()
