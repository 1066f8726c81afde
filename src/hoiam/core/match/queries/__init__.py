"""Watch-list queries: read, checked, written again, weighed on one article, and compiled for all articles to come."""

from hoiam.core.match.queries.build import Entry, compile_queries
from hoiam.core.match.queries.compiled import Compiled, Desk
from hoiam.core.match.queries.needs import check
from hoiam.core.match.queries.parse import parse
from hoiam.core.match.queries.reading import Reading, fact_word, read
from hoiam.core.match.queries.tree import Fault, Query
from hoiam.core.match.queries.weigh import Clause, because
from hoiam.core.match.queries.write import write

__all__ = [
    "Clause", "Compiled", "Desk", "Entry", "Fault", "Query", "Reading",
    "because", "check", "compile_queries", "fact_word", "parse", "read", "write",
]  # fmt: skip
