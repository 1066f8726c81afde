"""Measure the search: `uv run python -m bench.search --folder EMPTY_FOLDER [--articles 200000] [--json]`.

Builds the house of bench/house in a database of EMPTY_FOLDER (or of DATABASE_URL) where it is not there yet,
then asks each kind of question some times, each time in other words. The peer is what stood here before: LIKE on the
folded text, for the newest 5,000. Wall and CPU milliseconds of this process (SQLite works in it, PostgreSQL does not).
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROUNDS = 12
LIKED = 3  # questions of a kind that the peer is asked
HEAD = """
# Search

Made by `uv run python -m bench.search --folder FOLDER --articles N --write`; do not edit. Milliseconds, p50 and p95
of 12 questions of a kind on a house of that many invented articles of 40 to 800 words (`bench/house`), all of one
office; the newest 5,000 pieces are ranked. The peer is what stood here before: LIKE on the folded text for the
newest 5,000 (3 questions of a kind). `CPU` is the p50 of this process' processor time, the steadier figure on a
machine that other work shares: SQLite works in the process, PostgreSQL does not.
"""


def quantiles(do: Callable[[str], object], asked: list[str]) -> dict[str, float]:
    """Return p50 and p95 in milliseconds, and the CPU's p50."""
    wall, cpu = [], []
    for words in asked:
        start, worked = time.perf_counter(), time.process_time()
        do(words)
        wall.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.process_time() - worked))
    cut = statistics.quantiles(wall, n=20, method="inclusive")
    return {"p50": round(cut[9], 1), "p95": round(cut[18], 1), "cpu_p50": round(statistics.median(cpu), 1)}


def questions(words: list[str], plain: Callable[[str], str]) -> dict[str, list[str]]:
    """Return the kinds of questions, each asked ROUNDS times in other words; `words` stand by their frequency."""
    turns = range(ROUNDS)
    return {
        "very common word": [words[n] for n in turns],
        "one word": [words[300 + n] for n in turns],
        "rare word": [words[-1 - n] for n in turns],
        "two words": [f"{words[20 + n]} {words[200 + n]}" for n in turns],
        "two common words": [f"{words[n]} {words[n + 3]}" for n in turns],
        "phrase": [f'"{words[n]} {words[n + 1]}"' for n in turns],
        "two words unmarked": [plain(f"{words[20 + n]} {words[200 + n]}") for n in turns],
        "without one": [f"{words[60 + n]} -{words[n]}" for n in turns],
    }


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="write docs/made/bench/search.md")
    options = parser.parse_args()
    from bench.house import opened, page

    office, seconds = opened(options.folder, options.articles)
    from django.db import connection
    from django.http import QueryDict

    from bench.house.press import NOW
    from bench.house.words import vocabulary
    from hoiam.core.text.fold import fold
    from hoiam.core.text.question import question
    from hoiam.desk.articles.models import Article
    from hoiam.desk.stories import search
    from hoiam.web.screens.search import facets

    def like(words: str) -> list[int]:
        found = Article.objects.filter(hits__office=office)
        for word in question(words).plain:
            found = found.filter(folded__contains=word)
        return list(found.order_by("-id").values_list("pk", flat=True)[: search.NEWEST])

    def whole(words: str) -> object:
        return facets.narrowed(search.told(office, question(words)), QueryDict(), NOW)

    rows: dict[str, Any] = {}
    for kind, asked in questions(vocabulary(), fold).items():
        rows[kind] = {
            "index": quantiles(lambda words: search.pieces(office, question(words).folded), asked),
            "ranked with facets": quantiles(whole, asked),
            "LIKE": quantiles(like, asked[:LIKED]),
        }
    result = {"database": connection.vendor, "articles": Article.objects.count(), "built_s": seconds, "rows": rows}
    if options.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    if options.write:
        columns = ("Question", "Index p50", "p95", "CPU", "Ranked, with facets p50", "p95", "CPU", "LIKE p50", "p95")
        told = [
            (k, *r["index"].values(), *r["ranked with facets"].values(), *list(r["LIKE"].values())[:2])
            for k, r in rows.items()
        ]
        page.write("search", HEAD, f"{connection.vendor}, {result['articles']:,} articles", page.table(columns, told))
    print(f"{connection.vendor}, {result['articles']:,} articles, built in {seconds or 0:.0f} s (0: it was there)\n")
    print(f"{'ms':22} {'index p50':>10} {'p95':>8} {'with facets p50':>16} {'p95':>8} {'LIKE p50':>10} {'p95':>9}")
    for kind, row in rows.items():
        one, two, three = row.values()
        told = f"{one['p50']:10} {one['p95']:8} {two['p50']:16} {two['p95']:8} {three['p50']:10} {three['p95']:9}"
        print(f"{kind:22} {told}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.settings")
    sys.exit(main())
