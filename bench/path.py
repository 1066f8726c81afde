"""How long from a page to a grouped article? `uv run python -m bench.path [--json] [--write [--note TEXT]]`.

Extraction (with title and date), then matching with the gazetteer of the first office, then grouping with the released
version among all pages before it. Processor time of one core, the best of three rounds; no database, no network.
"""

import argparse
import json
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.extract import pages
from hoiam.core.calendar.zone import localdate
from hoiam.core.extract import extract
from hoiam.core.extract.dates import VIETNAM
from hoiam.core.group import backgrounds, latest, versions
from hoiam.core.match import compile_gazetteer, match, parse
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import LONG, REMEMBERED
from hoiam.core.values.article import Extracted, Page, Piece
from hoiam.outside import shipped
from hoiam.outside.shipped.labelling import labels_of

NOW = datetime(2026, 11, 28, tzinfo=VIETNAM)
PAGE = Path("docs/made/bench/path.md")
ROUNDS = 3
SHARE = 0.25  # of extraction that all the rest may take
STEPS = ("extract", "match", "group")


def walk(saved: Sequence[Page]) -> dict[str, float]:
    """Return the processor seconds that each step took over all pages; `label` is timed beside the road."""
    grouping = versions[latest]
    background = grouping.Background(shipped.data(backgrounds[latest]))
    places = compile_gazetteer(parse(shipped.text("gazetteer/dak-ha.toml")))
    neighbours = grouping.Neighbours(background)
    took = dict.fromkeys((*STEPS, "label"), 0.0)
    for number in range(REMEMBERED):  # no round may find the texts of the round before it
        fold(f"{number:{LONG + 1}}")
    for number, page in enumerate(saved):
        start = time.process_time()
        found = extract(page, NOW)
        read = time.process_time()
        took["extract"] += read - start
        if not isinstance(found, Extracted):
            continue
        at = NOW - timedelta(days=20) + timedelta(minutes=30 * number)  # in the order in which they are read
        piece = Piece(str(number), found.title, found.sapo, found.text, at)
        start = time.process_time()
        match(piece, places, localdate(at), ())
        matched = time.process_time()
        made = grouping.features(piece, background)
        story = neighbours.place(made, at).story or piece.key
        neighbours.add(grouping.Candidate(piece.key, story, made, at))
        grouped = time.process_time()
        labels_of(piece)
        took["match"] += matched - start
        took["group"] += grouped - matched
        took["label"] += time.process_time() - grouped
    return took


def row(name: str, saved: Sequence[pages.Saved], bar: int) -> dict[str, Any]:
    """Return the figures of one set of pages: the round that took least."""
    walk([one.page for one in saved])  # what is loaded once
    took = min((walk([one.page for one in saved]) for _ in range(ROUNDS)), key=lambda one: sum(one.values()))
    size = len(saved)
    whole = sum(took[step] for step in STEPS)
    return {
        "set": name,
        "pages": size,
        "kb": sum(len(one.page.body) for one in saved) / size / 1024,
        "items_per_s": size / whole,
        "bar": bar,
        "ms": {step: seconds / size * 1000 for step, seconds in took.items()},
        "beyond": (took["match"] + took["group"]) / took["extract"],
    }


def measure(folder: Path) -> list[dict[str, Any]]:
    """Return the figures of the Vietnamese pages and of the saved ones."""
    real, press = pages.vietnamese(folder), pages.sample_press()
    return [
        row("Vietnamese pages, most of them of the sample press", [*press, *real], 50),
        row("the real Vietnamese page", real, 50),
        row("181 saved pages", pages.zyte(folder), 30),
    ]


def table(found: Sequence[dict[str, Any]], note: str = "") -> str:
    """Return the figures as a page for people, with a note on how they were taken."""
    lines = [
        "# From a page to a grouped article",
        "",
        "Made by `uv run python -m bench.path --write`; do not edit.",
        "",
        "| Pages | how many | KB on average | items/s of one core | bar | ms to extract | match | group | all beyond"
        " extraction (bar 25 %) | labels, beside it |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for one in found:
        ms = one["ms"]
        lines.append(
            f"| {one['set']} | {one['pages']} | {one['kb']:.0f} | {one['items_per_s']:.0f} | {one['bar']} "
            f"| {ms['extract']:.2f} | {ms['match']:.2f} | {ms['group']:.2f} | {one['beyond']:.0%} | {ms['label']:.2f} |"
        )
    return "\n".join(
        [
            *lines,
            "",
            "Processor time, the best of three rounds; without the database. The saved pages are not Vietnamese.",
            *(("", note) if note else ()),
            "",
        ]
    )


def main() -> None:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/extraction"))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE}")
    parser.add_argument("--note", default="", help="what else was going on: written below the table")
    options = parser.parse_args()
    found = measure(options.data)
    print(json.dumps({"sets": found, "share": SHARE}) if options.json else table(found, options.note))
    if options.write:
        PAGE.write_text(table(found, options.note), encoding="utf-8")


if __name__ == "__main__":
    main()
