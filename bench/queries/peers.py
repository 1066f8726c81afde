"""Two other ways to the same hits: ask query after query (a plain loop), and rows of tsquery in PostgreSQL."""

import time
from collections.abc import Sequence

from hoiam.core.match.queries import Query, Reading
from hoiam.core.match.queries.tree import Both, Either, Fact, Near, Node, Without, Words
from hoiam.core.match.queries.weigh import holds


def loop(queries: Sequence[Query], items: Sequence[Reading]) -> tuple[list[list[int]], float]:
    """Return the hits of each item by asking every query, and the CPU seconds of one item."""
    start = time.process_time()
    found = [[n for n, query in enumerate(queries) if holds(query.root, item) is not None] for item in items]
    return found, (time.process_time() - start) / len(items)


def tsquery(node: Node) -> str:
    """Return a query in PostgreSQL's language. Its operator for distance has a direction and no upper end, so that
    GẦN becomes AND there: it is spared that work, and finds a little more."""
    match node:
        case Words():
            return "(" + " <-> ".join(f"'{word}'" for word in node.words) + ")"
        case Fact():
            raise ValueError(node)
        case Near():
            return f"({tsquery(node.left)} & {tsquery(node.right)})"
        case Without():
            return f"!({tsquery(node.part)})"
        case Both():
            return "(" + " & ".join(map(tsquery, node.parts)) + ")"
        case Either():
            return "(" + " | ".join(map(tsquery, node.parts)) + ")"


def postgres(url: str, queries: Sequence[Query], items: Sequence[Reading]) -> dict[str, float]:
    """Return wall seconds of one item and of filling the table, and hits per item, with queries as rows."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET max_parallel_workers_per_gather = 0")  # one core, as the others
        connection.execute("CREATE TEMPORARY TABLE stored (id integer PRIMARY KEY, asked tsquery NOT NULL)")
        start = time.perf_counter()
        with connection.cursor().copy("COPY stored (id, asked) FROM STDIN") as rows:
            for number, query in enumerate(queries):
                rows.write_row((number, tsquery(query.root)))
        connection.execute("ANALYZE stored")
        filled = time.perf_counter() - start
        start, hits = time.perf_counter(), 0
        for item in items:
            text = " ".join(item.words)
            asked = "SELECT id FROM stored, to_tsvector('simple', %s) AS words WHERE words @@ asked"
            hits += len(connection.execute(asked, (text,)).fetchall())
        seconds = (time.perf_counter() - start) / len(items)
    return {"seconds_per_item": seconds, "items_per_s": 1 / seconds, "build_s": filled, "hits": hits / len(items)}
