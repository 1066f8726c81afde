"""Fetch one address in a process of its own and tell what it cost; test_costs.py starts it.

    python -m tests.outside.fetch.spent URL PORT SECONDS

Its parent's memory would hide the growth: a process remembers its highest mark for ever.
"""

import gc
import json
import sys
import time
from pathlib import Path

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch import Guard, Limits, Request, fetch_all


def marks() -> dict[str, int]:
    """Return the KiB that this process holds now (VmRSS) and held at most (VmHWM)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines) if "kB" in rest}


def main(url: str, port: int, seconds: float) -> None:
    guard, limits = Guard(frozenset({("127.0.0.1", port)})), Limits(seconds=seconds)
    fetch_all([Request(url.rpartition("/")[0] + "/warm", interval=0)], guard, limits)  # what it loads once
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the highest mark begins anew
    before, began = marks()["VmRSS"], time.monotonic()
    [answer] = fetch_all([Request(url, interval=0)], guard, limits)
    took = time.monotonic() - began
    why = answer.reason if isinstance(answer, Permanent | Temporary) else f"fetched {len(answer.body)}"
    sys.stdout.write(json.dumps({"why": why, "seconds": took, "grown": marks()["VmHWM"] - before}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
