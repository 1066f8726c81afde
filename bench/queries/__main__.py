"""Measure stored queries: `uv run python -m bench.queries [--sizes 1000,350000] [--postgres URL] [--json]`.

One article at a time, 250 to 350 words; the same five queries hold for each at every size. From tokens on; folding and
tokenising stand apart, and so do the reasons of the hits. CPU seconds of one core. The peers get
fewer articles where they are slow.
"""

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench.queries import generator, peers
from hoiam.core.match.queries import Desk, Entry, Query, Reading, because, compile_queries, parse, read

SIZES = (1_000, 10_000, 100_000, 350_000)
BUDGET = 20.0  # seconds for a peer at one size
ROUNDS = 3
TURNS = 9


def resident() -> int:
    """Return the process's resident memory in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 // 2**20


def seconds(do: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Return CPU seconds for one item: the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for item in items:
            do(item)
        best = min(best, time.process_time() - start)
    return best / len(items)


def in_turns(desks: dict[int, Desk], items: Sequence[Reading]) -> dict[int, float]:
    """Return CPU seconds of an item at each size: the middle of some rounds, the sizes measured one after the other in
    each, so that other work on the machine slows all of them alike."""
    rounds: dict[int, list[float]] = {size: [] for size in desks}
    for _ in range(TURNS):
        for size, desk in desks.items():
            start = time.process_time()
            for item in items:
                desk.match(item)
            rounds[size].append((time.process_time() - start) / len(items))
    return {size: median(found) for size, found in rounds.items()}


def measure(world: generator.World, size: int, postgres: str) -> tuple[dict[str, Any], Desk]:
    """Return the figures of one size, without those measured in turns, and the desk for these."""
    texts = generator.queries(world, size)
    gc.collect()
    before = resident()
    gc.disable()  # many small values at once, none of them garbage
    start = time.process_time()
    parsed = [query for text in texts if isinstance(query := parse(text), Query)]
    read_s = time.process_time() - start
    trees = resident() - before
    start = time.process_time()
    compiled = compile_queries((Entry(n, 0, query) for n, query in enumerate(parsed)), world.counts)
    build_s = time.process_time() - start
    memory = resident() - before - trees
    gc.collect()
    gc.freeze()
    gc.enable()
    desk = compiled.desk()
    answers = [desk.counted(item) for item in world.items]

    def with_reasons(item: Any) -> None:
        for at in desk.match(item):
            because(parsed[at], item)

    few = world.items[: max(1, min(len(world.items), int(BUDGET / (size * 3e-6))))]
    looped, loop_s = peers.loop(parsed, few)
    wrong = sum(found != answer[0] for found, answer in zip(looped, answers, strict=False))
    row = {
        "queries": size,
        "phrases": compiled.phrases,
        "with_reasons_items_per_s": 1 / seconds(with_reasons, world.items),
        "hits": sum(len(hits) for hits, _ in answers) / len(answers),
        "candidates": sum(count for _, count in answers) / len(answers),
        "read_s": read_s,
        "build_s": build_s,
        "memory_mb": memory,
        "loop_items_per_s": 1 / loop_s,
        "loop_items": len(few),
        "differs_from_loop": wrong,
        "postgres": peers.postgres(postgres, parsed, few[:10]) if postgres else None,
    }
    return row, desk


def main() -> int:
    """Print the figures for people, or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/topics/vntc-train.jsonl.xz"))
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--postgres", default="", help="postgres://postgres@127.0.0.1:5432/NAME")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    world = generator.world(options.data, options.items)
    measured = [measure(world, int(size), options.postgres) for size in options.sizes.split(",")]
    per_item = in_turns({row["queries"]: desk for row, desk in measured}, world.items)
    sizes = [
        {**row, "items_per_s": 1 / per_item[row["queries"]], "us_per_item": per_item[row["queries"]] * 1e6}
        for row, _ in measured
    ]
    tokenising = 1 / seconds(lambda text: read("", "", text), world.texts)
    grown = per_item[350_000] / per_item[10_000] if {10_000, 350_000} <= set(per_item) else None
    found = {"items": len(world.items), "tokenising_items_per_s": tokenising, "grown_10k_350k": grown, "sizes": sizes}
    if options.json:
        print(json.dumps(found))
        return 0
    print(f"{len(world.items)} articles of 250 to 350 words; folding and tokenising apart: {tokenising:,.0f} items/s")
    for row in sizes:
        print(told(row))
    if grown:
        print(f"cost of an item from 10,000 to 350,000 queries: x {grown:.2f}")
    return 0


def told(row: dict[str, Any]) -> str:
    """Return one size as lines for people."""
    postgres = row["postgres"]
    rows = f"{postgres['items_per_s']:,.1f} items/s, hits {postgres['hits']:.2f}" if postgres else "not asked"
    return (
        f"{row['queries']:>9,} queries: {row['items_per_s']:,.0f} items/s ({row['us_per_item']:.0f} us; "
        f"with reasons {row['with_reasons_items_per_s']:,.0f}), hits {row['hits']:.2f}, "
        f"candidates {row['candidates']:.1f} an item\n"
        f"          {row['phrases']:,} phrases; read {row['read_s']:.1f} s, build {row['build_s']:.1f} s, "
        f"{row['memory_mb']:,} MB compiled\n"
        f"          plain loop {row['loop_items_per_s']:,.1f} items/s on {row['loop_items']} items, "
        f"{row['differs_from_loop']} of them answered otherwise; PostgreSQL rows {rows}"
    )


if __name__ == "__main__":
    sys.exit(main())
