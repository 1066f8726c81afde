"""Measure collecting: `uv run python -m bench.collect [--sources N] [--items N] [--delay SECONDS] [--json]`.

One round over a farm of feeds on loopback: robots.txt is asked once for the host, then each list is fetched and read
into entries. Ours is guarded, limited and paced code with the pause set to 0, eight at once; the peer is the plain
loop that one writes first: `urllib` and `feedparser`, one after the other. Each runs in a process of its own, so that
its memory is its own; wall time and processor time are both given, for the machine may be busy.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from typing import Any

SIDES = ("hoiam", "urllib+feedparser")


def ours(port: int, sources: int) -> int:
    """Collect every list as a source is collected; return how many entries were read."""
    from hoiam.outside.collect import KINDS
    from hoiam.outside.fetch import Fetched, Guard, Pace, Request, fetch_all
    from hoiam.outside.fetch.robots import decide, robots_url

    guard, pace = Guard(frozenset({("127.0.0.1", port)})), Pace()
    urls = [f"http://127.0.0.1:{port}/bao-{n}/rss" for n in range(sources)]
    [rules] = fetch_all([Request(robots_url(urls[0]), interval=0)], guard, pace=pace)
    entries = 0
    for start in range(0, sources, 50):
        allowed = [Request(url, interval=0, cut=True) for url in urls[start : start + 50] if decide(rules, url).allowed]
        for answer in fetch_all(allowed, guard, pace=pace):
            assert isinstance(answer, Fetched), answer
            entries += len(KINDS["rss"](answer.body, answer.content_type, answer.url, {}))
    return entries


def plain(port: int, sources: int) -> int:
    """Read every list with urllib and feedparser, one after the other."""
    import urllib.request

    import feedparser

    entries = 0
    for n in range(sources):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/bao-{n}/rss", timeout=30) as answer:
            entries += len(feedparser.parse(answer.read()).entries)
    return entries


def side(name: str, port: int, sources: int) -> dict[str, Any]:
    """Run one side in this process and tell what it took."""
    run = ours if name == SIDES[0] else plain
    run(port, 2)  # imports and first connections are not what is measured
    wall, processor = time.perf_counter(), time.process_time()
    entries = run(port, sources)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "side": name,
        "entries": entries,
        "sources_per_minute": round(60 * sources / wall),
        "sources_per_processor_minute": round(60 * sources / processor),
        "peak_mb": round(peak, 1),
    }


def main() -> None:
    """Start the farm, run both sides against it, print the table or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=400)
    parser.add_argument("--items", type=int, default=30)
    parser.add_argument("--delay", type=float, default=0.05, help="seconds before each answer of the farm")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.side:
        print(json.dumps(side(given.side, given.port, given.sources)))
        return
    command = [sys.executable, "-m", "bench.collect.farm", str(given.items), str(given.delay)]
    farm = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert farm.stdout
        port = farm.stdout.readline().strip()
        rows = [json.loads(_run(name, port, given.sources)) for name in SIDES]
    finally:
        farm.kill()
    told = {"sources": given.sources, "items": given.items, "delay": given.delay, "sides": rows}
    print(json.dumps(told) if given.json else _table(told))


def _run(name: str, port: str, sources: int) -> str:
    command = [sys.executable, "-m", "bench.collect", "--side", name, "--port", port, "--sources", str(sources)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _table(told: dict[str, Any]) -> str:
    head = f"{told['sources']} feeds of {told['items']} entries, each answer after {told['delay']} s\n"
    names = ("side", "entries", "sources_per_minute", "sources_per_processor_minute", "peak_mb")
    lines = ["  ".join(f"{row[name]!s:>28}" for name in names) for row in told["sides"]]
    return "\n".join([head, "  ".join(f"{name:>28}" for name in names), *lines])


if __name__ == "__main__":
    main()
