"""What would this query have found in the last month? Asked of kept articles, by the matching of those to come."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from hoiam.core.match.queries import Entry, Query, Reading, because, compile_queries
from hoiam.core.match.queries.needs import needs
from hoiam.desk.articles.models import Article
from hoiam.desk.units.models import Office
from hoiam.desk.watch import queries
from hoiam.web.chrome.marks import Span
from hoiam.web.screens.watch.readings import readings

DAYS = 30
SHOWN = 20
MOST = 3000  # articles that are read for one preview; a query that lets more through is told so
AT_ONCE = 200
EXCERPT = 240
GROUPS = 3  # of words that the database is asked for


@dataclass(frozen=True, slots=True)
class Found:
    """One article that the query finds, with the words that gave it."""

    article: Article
    title: str
    title_spans: list[Span]
    excerpt: str
    excerpt_spans: list[Span]


@dataclass(frozen=True, slots=True)
class Preview:
    """How many articles of the last days are found, the newest of them, how many were read, and for how long."""

    days: int
    total: int
    shown: list[Found]
    read: int
    all_read: bool
    seconds: float


def preview(office: Office, query: Query, now: datetime) -> Preview:
    """Try a query on the articles of the last days, newest first."""
    start = time.perf_counter()
    groups = needs(query.root, office.key, len)
    words = [group for group in groups if not any(":" in word for phrase in group for word in phrase)]
    candidates = queries.candidates(words[:GROUPS], now - timedelta(days=DAYS))
    desk = compile_queries([Entry(0, 0, query, office.key)]).desk()
    found: list[tuple[Article, Reading]] = []
    articles = candidates.iterator(chunk_size=AT_ONCE)
    count = 0
    for chunk in _chunks(islice(articles, MOST)):
        count += len(chunk)
        found += [(article, one) for article, one in readings(office, query, chunk) if desk.match(one)]
    shown = [_found(office, query, article, one) for article, one in found[:SHOWN]]
    all_read = count < MOST or next(articles, None) is None
    return Preview(DAYS, len(found), shown, count, all_read, time.perf_counter() - start)


def _chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(islice(articles, AT_ONCE)):
        yield chunk


def _found(office: Office, query: Query, article: Article, reading: Reading) -> Found:
    """Return the title and the part of the lead or text where the first words stand, with their marks."""
    spans: dict[str, list[Span]] = {"title": [], "sapo": [], "text": []}
    for clause in because(query, reading, office.key):
        for field, start, end, _ in clause.found:
            spans[field].append((start, end, clause.said))
    number = 1 if reading.texts[1] and (spans["sapo"] or not spans["text"]) else 2
    inside = sorted(spans["sapo" if number == 1 else "text"], key=lambda span: span[:2])
    text = reading.texts[number]
    first = inside[0][0] if inside else 0
    begin = 0 if first < EXCERPT // 2 else text.rfind(" ", 0, first - EXCERPT // 3) + 1
    cut = text[begin : begin + EXCERPT]
    moved: list[Span] = [(s[0] - begin, s[1] - begin, *s[2:]) for s in inside if s[1] <= begin + EXCERPT]
    return Found(article, reading.texts[0], spans["title"], cut, moved)
