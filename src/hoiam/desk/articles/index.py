"""The index of words: how a question is put to FTS5 on SQLite and to tsvector on PostgreSQL.

Each article has one row: its newest version folded, then with its marks, so that either spelling is a word of it.
Only actions call `put`. The row of FTS5 keeps no text (contentless), so what it held must be told to take it out.

A phrase is asked for by the pairs of words that stand side by side in it: each of them is rarer than its words. FTS5
holds a pair as one more word, and knows where it stands (docs/adr/0086). The index of PostgreSQL knows no places of
words and cannot be walked from the newest on. So a row there holds `near` besides: a number for each pair, and one for
the block of articles that it belongs to, so that a question is put to the newest blocks first (docs/adr/0050, 0087).
"""

from collections.abc import Iterable, Iterator, Sequence, Sized
from itertools import pairwise
from math import ceil
from typing import Any
from zlib import crc32

from django.db import connection

from hoiam.core.text.fold import fold
from hoiam.core.text.question import Question, Term, words_of
from hoiam.desk.articles.models import Version

LONGEST = 100_000  # characters of a text that are indexed; PostgreSQL holds 1 MB of one text's words
BLOCK = 8192  # articles whose numbers make one block
FIRST, WIDER = 2, 4  # blocks of the first span, and how many times wider each next one is at most
SPARE = 1.1  # how much wider a span is than what was found so far lets expect
MOST_BLOCKS = 512  # of one span
HIGHEST = 1 << 62  # number of an article
JOIN = "\ue000"  # between the two words of a pair of FTS5: a letter to its tokenizer, and in no word of a text


def said(version: Version) -> str:
    """Return the words of a version twice: without marks, then with them."""
    marked = " ".join(words_of(f"{version.title}\n{version.sapo}\n{version.text}"[:LONGEST]))
    return f"{fold(marked)} {marked}"


def _runs(words: str, left: str) -> list[list[str]]:
    """Return the words that stand one after the other: folded, with their marks, and what is left of a text.

    The first half of what was `said` is folded.
    """
    held = words.split()
    return [held[: len(held) // 2], held[len(held) // 2 :], words_of(left)]


def line(words: str, left: str = "") -> str:
    """Return what a row of FTS5 holds: the words, then their pairs; a JOIN by itself parts two runs of pairs."""
    runs = _runs(words, left)
    pairs = f" {JOIN} ".join(" ".join(_joined(run)) for run in runs)
    return " ".join([words, *runs[2], pairs])


def _joined(words: Sequence[str]) -> list[str]:
    return [f"{one}{JOIN}{two}" for one, two in pairwise(words)]


def near(number: int, *runs: Sequence[str]) -> list[int]:
    """Return what a row of PostgreSQL holds in `near`: its block, below 0, and the pairs of its words."""
    pairs = {_pair(one, two) for words in runs for one, two in pairwise(words)}
    return [_block(number // BLOCK), *sorted(pairs)]


def _pair(one: str, two: str) -> int:
    return crc32(f"{one} {two}".encode()) & 0x7FFFFFFF


def _block(block: int) -> int:
    return -1 - block


def row(number: int, words: str, left: str = "") -> tuple[int, str, list[int]]:
    """Return a row of PostgreSQL."""
    return number, f"{words} {left}".rstrip(), near(number, *_runs(words, left))


def put(number: int, now: Version, before: Version | None) -> None:
    """Write what an article says now in place of what it said before. Part of the transaction that keeps it.

    Words of a text that was dropped since cannot be named any more to FTS5: the article is found by them still.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_UPSERT, row(number, said(now)))
            return
        if before and not before.text_dropped_at:
            cursor.execute(_TAKE_OUT, [number, line(said(before))])
        cursor.execute(_PUT, [number, line(said(now))])


def put_many(versions: Iterable[Version]) -> None:
    """Write articles that the index does not hold, as a rebuild does."""
    rows = [(version.article_id, said(version), _left(version)) for version in versions]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(_UPSERT, [row(*one) for one in rows])
            return
        cursor.executemany(_PUT, [(number, line(words, left)) for number, words, left in rows])


def _left(version: Version) -> str:
    """Return of a version whose text was dropped the words that its article kept, without marks; "" of any other."""
    return version.article.folded if getattr(version, "text_dropped_at", None) else ""


def empty() -> None:
    """Take everything out, before a rebuild."""
    sqlite = "INSERT INTO articles_words(articles_words) VALUES ('delete-all')"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_words" if connection.vendor == "postgresql" else sqlite)


def matching(question: Question) -> tuple[str, str, list[Any]]:
    """Return three pieces of SQL: the column of the article's number, the condition, and its values."""
    if connection.vendor != "postgresql":
        return "articles_words.rowid", "articles_words MATCH %s", [_fts5(question)]
    condition, values = "articles_words.words @@ %s::tsquery", [_tsquery(question)]
    if pairs := _pairs(question):
        condition, values = f"{condition} AND articles_words.near @> %s::int[]", [*values, pairs]
    return "articles_words.article_id", condition, values


def walks(
    question: Question, since: int = 0, *, most: int, found: Sized = (), whole: bool = False
) -> Iterator[tuple[str, list[Any], int, int]]:
    """Return subqueries that give the `number` of each article that matches, and whether its words stand `beside` each
    other as typed (NULL: it cannot be told of a row), with their values, lowest and highest number. The first gives
    the newest; all of them go down to `since`.

    FTS5 is walked from its newest row on and needs one subquery. PostgreSQL looks at all that match in a span of
    numbers, so that each span is small enough for words that most articles hold, and the next one as wide as what is
    missing of `most` needs by what was `found` until then (whoever asks puts it there); OFFSET 0 keeps its planner
    from other ways. `whole`: one subquery, planned as PostgreSQL likes.
    """
    column, condition, values = matching(question)
    told, pairs = "NULL", []
    if connection.vendor == "postgresql" and len(question.wanted) > 1:
        told, pairs = "articles_words.near @> %s::int[]", [_pairs(question.close)]
    sql = f"SELECT {column} AS number, {told} AS beside FROM articles_words WHERE {condition}"  # noqa: S608 - constants
    if connection.vendor != "postgresql" or whole:
        yield f"{sql} AND {column} >= %s", [*pairs, *values, since], since, HIGHEST
        return
    for low, high in _spans(since, most, found):
        span = "articles_words.near && %s::int[] OFFSET 0"
        within = f"SELECT number, beside FROM ({sql} AND {span}) span WHERE number >= %s"  # noqa: S608 - constants
        blocks = [_block(block) for block in range(low, high)]
        yield within, [*pairs, *values, blocks, since], max(since, low * BLOCK), high * BLOCK - 1


def _spans(since: int, most: int, found: Sized) -> Iterator[tuple[int, int]]:
    """Return one span of blocks after the other, [low, high), from the newest article to the number `since`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(article_id) FROM articles_words")
        newest = cursor.fetchone()[0] or 0
    top, last, width = newest // BLOCK, since // BLOCK, FIRST
    while top >= last:
        low, before = max(top - width + 1, last), len(found)
        yield low, top + 1
        widest, more = min(width * WIDER, MOST_BLOCKS), len(found) - before
        articles = min(top * BLOCK + BLOCK - 1, newest) - low * BLOCK + 1
        missing = ceil(SPARE * (most - len(found)) * articles / (more * BLOCK)) if more else widest
        top, width = low - 1, max(1, min(missing, widest))


_UPSERT = (
    "INSERT INTO articles_words(article_id, words, near) VALUES (%s, to_tsvector('simple', %s), %s::int[]) "
    "ON CONFLICT (article_id) DO UPDATE SET words = EXCLUDED.words, near = EXCLUDED.near"
)
_PUT = "INSERT INTO articles_words(rowid, words) VALUES (%s, %s)"
_TAKE_OUT = "INSERT INTO articles_words(articles_words, rowid, words) VALUES ('delete', %s, %s)"


def _fts5(question: Question) -> str:
    """Return the question in FTS5's language; words hold letters and digits only, so quoting is enough.

    A phrase is its pairs, side by side.
    """
    wanted = " AND ".join(f'"{" ".join(_joined(term.words) or term.words)}"' for term in question.wanted)
    without = " OR ".join(f'"{" ".join(_joined(term.words) or term.words)}"' for term in question.without)
    return f"({wanted}) NOT ({without})" if without else wanted


def _tsquery(question: Question) -> str:
    """Return the question in PostgreSQL's language.

    Two words are asked for by their pair alone: to read where they stand costs a hundred times as much.
    """
    wanted = [_all(term.words) if len(term.words) == 2 else side_by_side(term) for term in question.wanted]
    return " & ".join(wanted + [f"!{side_by_side(term)}" for term in question.without])


def _all(words: Sequence[str]) -> str:
    return "(" + " & ".join(f"'{word}'" for word in words) + ")"


def side_by_side(term: Term) -> str:
    """Return in PostgreSQL's language that words stand one after the other."""
    return "(" + " <-> ".join(f"'{word}'" for word in term.words) + ")"


def _pairs(question: Question) -> list[int]:
    """Return the numbers of all pairs of words that must stand side by side."""
    return sorted({_pair(one, two) for term in question.wanted for one, two in pairwise(term.words)})
