"""Measure grouping on a stream of pieces: `uv run python -m bench.stories [--data FILE] [--version v1] [--json]`.

FILE holds JSON lines (also .xz): id, story (or null), t (Unix seconds), title, sapo, body. The borders are the released
ones, never tuned on FILE. The 95 % interval draws whole stories again.
"""

import argparse
import json
import lzma
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.grouping import b3, corrections, pair_f1
from bench.intervals import resampled
from hoiam.core.group import latest, versions
from hoiam.core.values.article import Piece
from hoiam.outside import shipped

LOCAL = Path("../shared/data/local/stream-2022.jsonl")


def read(path: Path) -> list[dict[str, Any]]:
    """Return the items of a stream in the order of their times."""
    raw = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    lines = raw.decode().split("\n")  # a body may hold other line ends
    return sorted((json.loads(line) for line in lines if line.strip()), key=lambda item: float(item["t"]))


def run(items: list[dict[str, Any]], version: str) -> tuple[dict[str, str], float, float]:
    """Return the story of each piece, seconds spent on features, and on placing."""
    grouping = versions[version]
    background = grouping.Background(shipped.data("stories/background-v1.bin"))
    neighbours = grouping.Neighbours(background)
    machine: dict[str, str] = {}
    making = placing = 0.0
    for item in items:
        at = datetime.fromtimestamp(float(item["t"]), UTC)
        piece = Piece(str(item["id"]), item["title"], item["sapo"], item["body"], at)
        start = time.perf_counter()
        made = grouping.features(piece, background)
        between = time.perf_counter()
        story = neighbours.place(made, at).story or piece.key
        neighbours.add(grouping.Candidate(piece.key, story, made, at))
        making, placing = making + between - start, placing + time.perf_counter() - between
        machine[piece.key] = story
    return machine, making, placing


def measure(items: list[dict[str, Any]], version: str) -> dict[str, Any]:
    """Return all figures of one version on one stream."""
    truth = {str(item["id"]): item["story"] for item in items}
    machine, making, placing = run(items, version)
    precision, recall, strict = b3(machine, truth)
    low, high = _interval(machine, truth)
    return {
        "version": version,
        "items": len(items),
        "labelled": sum(story is not None for story in truth.values()),
        "b3_f1": b3(machine, truth, strict=False)[2],
        "b3_strict_f1": strict,
        "b3_strict_interval": [low, high],
        "b3_strict_precision": precision,
        "b3_strict_recall": recall,
        "pair_f1": pair_f1(machine, truth),
        "corrections_per_100": corrections(machine, truth) / len(items) * 100,
        "items_per_s": len(items) / (making + placing),
        "items_per_s_placing": len(items) / placing,
    }


def _interval(machine: dict[str, str], truth: dict[str, str | None]) -> tuple[float, float]:
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


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=LOCAL)
    parser.add_argument("--version", choices=sorted(versions), default=latest)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(read(options.data), options.version)
    if options.json:
        print(json.dumps(found))
        return 0
    low, high = found["b3_strict_interval"]
    print(f"{options.data.name}, {found['version']}: {found['items']} items, {found['labelled']} labelled")
    print(f"strict B3 F1      {found['b3_strict_f1']:.3f}  (95 %: {low:.3f}-{high:.3f})", end="")
    print(f"  P {found['b3_strict_precision']:.3f} R {found['b3_strict_recall']:.3f}")
    print(f"B3 F1, pair F1    {found['b3_f1']:.3f}, {found['pair_f1']:.3f}")
    print(f"corrections / 100 {found['corrections_per_100']:.1f}")
    print(
        f"items/s           {found['items_per_s']:.0f} with features, {found['items_per_s_placing']:.0f} placing alone"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
