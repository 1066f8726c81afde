"""Measure grouping on a stream of pieces: `uv run python -m bench.stories [--data FILE] [--version v1] [--json]`.

FILE holds JSON lines (also .xz): id, story (or null), t (Unix seconds), title, sapo, body. The borders are the released
ones, never tuned on FILE. The named baseline runs beside it at its best local setting (`--peers` adds others of its
settings). Quality is measured with the window that the road uses, speed in a window of ten days, in processor time of
one core, from tokens on. The 95 % interval draws whole stories again.
"""

import argparse
import json
import lzma
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import named_baseline
from bench.grouping import b3, corrections, pair_f1
from bench.intervals import resampled
from hoiam.core.group import backgrounds, latest, versions
from hoiam.core.values.article import Piece
from hoiam.outside import shipped

LOCAL = Path("../shared/data/local/stream-2022.jsonl")
SPEED_DAYS = 10
CLOCKED = (
    64  # pieces between two looks at the clock: one look costs as much as a piece where calls of the system are slow
)


def read(path: Path) -> list[dict[str, Any]]:
    """Return the items of a stream in the order of their times."""
    raw = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    lines = raw.decode().split("\n")  # a body may hold other line ends
    return sorted((json.loads(line) for line in lines if line.strip()), key=lambda item: float(item["t"]))


def run(
    items: list[dict[str, Any]], version: str, days: int | None = None
) -> tuple[dict[str, str], float, float, float]:
    """Return the story of each piece, and the processor seconds of one core for features, placing and tokenising.

    Versions 1 and 2 cut the text into words with the features; tokenising is then 0.
    """
    grouping = versions[version]
    background = grouping.Background(shipped.data(backgrounds[version]))
    neighbours = grouping.Neighbours(background, (), days) if days else grouping.Neighbours(background)
    machine: dict[str, str] = {}
    cutting = making = placing = 0.0
    apart = hasattr(grouping, "features_of")
    for some in range(0, len(items), CLOCKED):
        pieces = [_piece(item) for item in items[some : some + CLOCKED]]
        start = time.process_time()
        cuts = [grouping.cut(piece.title, piece.sapo, piece.text) if apart else piece for piece in pieces]
        cut = time.process_time()
        features = [(grouping.features_of if apart else grouping.features)(one, background) for one in cuts]
        between = time.process_time()
        for piece, made in zip(pieces, features, strict=True):
            story = neighbours.place(made, piece.published_at).story or piece.key
            neighbours.add(grouping.Candidate(piece.key, story, made, piece.published_at))
            machine[piece.key] = story
        end = time.process_time()
        cutting, making, placing = cutting + cut - start, making + between - cut, placing + end - between
    return machine, making, placing, cutting


def _piece(item: dict[str, Any]) -> Piece:
    at = datetime.fromtimestamp(float(item["t"]), UTC)
    return Piece(str(item["id"]), item["title"], item["sapo"], item["body"], at)


def measure(items: list[dict[str, Any]], version: str) -> dict[str, Any]:
    """Return the figures about quality of one version on one stream."""
    machine, *_ = run(items, version)
    return {"version": version, "items": len(items), **quality(items, machine)}


def quality(items: list[dict[str, Any]], machine: dict[str, str]) -> dict[str, Any]:
    """Return how far a grouping is from the true stories."""
    truth = {str(item["id"]): item["story"] for item in items}
    precision, recall, strict = b3(machine, truth)
    low, high = resampled_stories(machine, truth)
    return {
        "labelled": sum(story is not None for story in truth.values()),
        "b3_f1": b3(machine, truth, strict=False)[2],
        "b3_strict_f1": strict,
        "b3_strict_interval": [low, high],
        "b3_strict_precision": precision,
        "b3_strict_recall": recall,
        "pair_f1": pair_f1(machine, truth),
        "corrections_per_100": corrections(machine, truth) / len(items) * 100,
    }


def speed(items: list[dict[str, Any]], version: str) -> dict[str, Any]:
    """Return items/s of one core in a window of ten days, and how far memory rose at its highest."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    days = SPEED_DAYS if version != "v1" else None  # version 1 knows one window only
    _, making, placing, cutting = run(items, version, days)
    return {
        "window_days": days,
        "items_per_s": len(items) / (making + placing),
        "items_per_s_placing": len(items) / placing,
        "items_per_s_with_tokenising": len(items) / (making + placing + cutting),
        "memory_mb": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
    }


def peer(items: list[dict[str, Any]], border: float, days: float) -> dict[str, Any]:
    """Return the figures of the named baseline at one of its settings."""
    start = time.process_time()
    machine = named_baseline.baseline(items, border, days)
    took = time.process_time() - start
    return {"border": border, "days": days, **quality(items, machine), "items_per_s": len(items) / took}


def resampled_stories(machine: dict[str, str], truth: dict[str, str | None]) -> tuple[float, float]:
    """Draw stories again: precision and recall of each piece stay as they were measured in the whole stream."""
    clusters, stories = defaultdict(list), defaultdict(list)
    for key, cluster in machine.items():
        clusters[cluster].append(key)
        if truth[key] is not None:
            stories[truth[key]].append(key)
    shares = []
    for story, keys in stories.items():
        same = [sum(truth[other] == story for other in clusters[machine[key]]) for key in keys]
        found = sum(n / len(clusters[machine[key]]) for n, key in zip(same, keys, strict=True))
        shares.append((found, sum(n / len(keys) for n in same), len(keys)))
    return resampled(shares, _f1)


def _f1(shares: Sequence[tuple[float, float, int]]) -> float:
    size = sum(n for _, _, n in shares)
    p, r = sum(found for found, _, _ in shares) / size, sum(part for _, part, _ in shares) / size
    return 2 * p * r / (p + r)


def _row(name: str, found: dict[str, Any]) -> str:
    low, high = found["b3_strict_interval"]
    return (
        f"{name:<24} {found['b3_strict_f1']:.3f} ({low:.3f}-{high:.3f})  {found['b3_strict_precision']:.3f} "
        f"{found['b3_strict_recall']:.3f}  {found['b3_f1']:.3f} {found['pair_f1']:.3f}  "
        f"{found['corrections_per_100']:5.1f}  {found['items_per_s']:6.0f}"
    )


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=LOCAL)
    parser.add_argument("--version", choices=sorted(versions), default=latest)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--peers", action="store_true", help="the baseline at other settings, version 2 too")
    options = parser.parse_args()
    items = read(options.data)
    found = {**speed(items, options.version), **measure(items, options.version)}
    found["baseline"] = peer(items, named_baseline.BORDER, named_baseline.DAYS)
    rows = {options.version: found, "baseline .18, 40 days": found["baseline"]}
    if options.peers:
        for border, days in (named_baseline.LOCAL_BEST, named_baseline.GENERAL):
            rows[f"baseline {border}, {days} days"] = peer(items, border, days)
    if options.json:
        print(json.dumps(found))
        return 0
    print(f"{options.data.name}: {found['items']} items, {found['labelled']} labelled")
    print("                         strict B3 F1 (95 %)    P     R      B3    pair   corr.  items/s")
    for name, row in rows.items():
        print(_row(name, row))
    print(f"in a window of {SPEED_DAYS} days: {found['items_per_s_placing']:.0f} items/s placing alone", end=", ")
    print(f"{found['items_per_s_with_tokenising']:.0f} with tokenising; memory rose by {found['memory_mb']:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
