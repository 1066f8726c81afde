"""Measure the search: `uv run python -m bench.search --folder EMPTY_FOLDER [--articles 200000] [--json]`.

Builds the house of bench/house in a database of EMPTY_FOLDER (or of DATABASE_URL) where it is not there yet,
then asks each kind of question some times, each time in other words. Two peers: the database's own full text alone
(FTS5 or tsvector, the newest 5,000, no office), and LIKE on the folded text. Wall and CPU milliseconds; CPU is this
process and, on a PostgreSQL of this machine, the server's process that works for it.
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
PEERS = 3  # questions of a kind that the database alone is asked
LIKED = 2  # and LIKE
HEAD = """
# Search

Made by `uv run python -m bench.search --folder FOLDER --articles N --write`; do not edit. Milliseconds, p50 and p95
of 12 questions of a kind on a house of that many invented articles of 40 to 800 words (`bench/house`), all of one
office; the newest 5,000 pieces are ranked. Peers of the same run: the database's full text alone (`SELECT` of the
newest 5,000 that match, by FTS5 or `tsvector @@ tsquery`, without office, stories or rank; 3 questions of a kind), and
LIKE on the folded text (2). `CPU` is the p50 of processor time (on PostgreSQL the mean), the steadier figure on a
machine that other work shares: of this process, and of the server's process that works for it. A rare phrase is made
of two words that half of the articles hold and that stand side by side in few.
"""


def spent() -> float:
    """Return the processor seconds of this process, and of the server's that works for it where that can be seen."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time()
    if not (number := getattr(connection, "bench_backend", None)):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            number = connection.bench_backend = cursor.fetchone()[0]
    try:
        told = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # on another machine
        return time.process_time()
    return time.process_time() + (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def quantiles(do: Callable[[str], object], asked: list[str]) -> dict[str, float]:
    """Return p50 and p95 in milliseconds, and the CPU's p50, or its mean where a clock of ticks counts it."""
    wall, cpu, began = [], [], spent()
    for words in asked:
        start, worked = time.perf_counter(), spent()
        do(words)
        wall.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (spent() - worked))
    from django.db import connection

    cut = statistics.quantiles(wall, n=20, method="inclusive")
    ticks = connection.vendor == "postgresql"
    worked = 1000 * (spent() - began) / len(asked) if ticks else statistics.median(cpu)
    return {"p50": round(cut[9], 1), "p95": round(cut[18], 1), "cpu": round(worked, 1)}


def busy() -> str:
    """Return what else the machine had to do."""
    return f"Load of the machine, the last five minutes: {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores."


def questions(words: list[str], plain: Callable[[str], str]) -> dict[str, list[str]]:
    """Return the kinds of questions, each asked ROUNDS times in other words; `words` stand by their frequency."""
    turns = range(ROUNDS)
    return {
        "very common word": [words[n] for n in turns],
        "one word": [words[300 + n] for n in turns],
        "rare word": [words[-1 - n] for n in turns],
        "two words": [f"{words[20 + n]} {words[200 + n]}" for n in turns],
        "two common words": [f"{words[n]} {words[n + 3]}" for n in turns],
        "frequent phrase": [f'"{words[n]} {words[n + 1]}"' for n in turns],
        "rare phrase": [f'"{words[30 + n]} {words[45 + n]}"' for n in turns],
        "phrase of three": [f'"{words[n]} {words[n + 1]} {words[n + 2]}"' for n in turns],
        "two words unmarked": [plain(f"{words[20 + n]} {words[200 + n]}") for n in turns],
        "without one": [f"{words[60 + n]} -{words[n]}" for n in turns],
    }


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the store is or will be; else a folder of var/bench")
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="write docs/made/bench/search.md")
    options = parser.parse_args()
    options.folder = options.folder or Path(f"var/bench/articles-{options.articles}")
    from bench.house import opened, page

    office, seconds = opened(options.folder, options.articles)
    from django.db import connection
    from django.http import QueryDict

    from bench.house.press import NOW
    from bench.house.words import vocabulary
    from hoiam.core.text.fold import fold
    from hoiam.core.text.question import question
    from hoiam.desk.articles import index
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

    def alone(words: str) -> object:
        asked = question(words).folded
        column, condition, values = index.matching(asked)
        if connection.vendor == "sqlite":  # the words of a phrase, without the pairs that our rows hold besides
            values = [
                " AND ".join(f'"{" ".join(term.words)}"' for term in asked.wanted)
                + "".join(f' NOT "{" ".join(term.words)}"' for term in asked.without)
            ]
        if connection.vendor == "postgresql":  # the phrase itself, without what our rows hold besides
            condition = "articles_words.words @@ %s::tsquery"
            wanted = " & ".join(index.side_by_side(term) for term in asked.wanted)
            values = [wanted + "".join(f" & !{index.side_by_side(term)}" for term in asked.without)]
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {column} FROM articles_words WHERE {condition} ORDER BY {column} DESC LIMIT {search.NEWEST}",
                values,
            )
            return cursor.fetchall()

    rows: dict[str, Any] = {}
    for kind, asked in questions(vocabulary(), fold).items():
        rows[kind] = {
            "index": quantiles(lambda words: search.pieces(office, question(words).folded), asked),
            "ranked with facets": quantiles(whole, asked),
            "alone": quantiles(alone, asked[:PEERS]),
            "LIKE": quantiles(like, asked[:LIKED]),
        }
    result = {"database": connection.vendor, "articles": Article.objects.count(), "built_s": seconds, "rows": rows}
    if options.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    name = {"sqlite": "FTS5", "postgresql": "tsquery"}[connection.vendor]
    if options.write:
        columns = ("Question", "Index p50", "p95", "CPU", "Ranked, with facets p50", "p95", "CPU")
        columns += (f"{name} alone p50", "p95", "LIKE p50", "p95")
        told = [
            (k, *r["index"].values(), *r["ranked with facets"].values(), *_two(r["alone"]), *_two(r["LIKE"]))
            for k, r in rows.items()
        ]
        lines = [busy(), "", *page.table(columns, told)]
        page.write("search", HEAD, f"{connection.vendor}, {result['articles']:,} articles", lines)
    print(f"{connection.vendor}, {result['articles']:,} articles, built in {seconds or 0:.0f} s (0: it was there)")
    print(busy(), "\n")
    print(f"{'ms: p50, p95, CPU':20}{'index':>24}{'ranked, with facets':>24}{name + ' alone':>24}{'LIKE':>24}")
    for kind, row in rows.items():
        print(f"{kind:20}" + "".join(f"{one['p50']:8}{one['p95']:8}{one['cpu']:8}" for one in row.values()))


def _two(row: dict[str, float]) -> tuple[float, float]:
    return row["p50"], row["p95"]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.settings")
    sys.exit(main())
