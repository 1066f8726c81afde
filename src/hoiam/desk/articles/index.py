"""The index of words: how a question is put to FTS5 on SQLite and to tsvector on PostgreSQL.

Each article has one row: its newest version folded, then with its marks, so that either spelling is a word of it.
Only actions call `put`. The row of FTS5 keeps no text (contentless), so what it held must be told to take it out.
"""

from collections.abc import Iterable

from django.db import connection

from hoiam.core.text.fold import fold
from hoiam.core.text.question import Question, Term, words_of
from hoiam.desk.articles.models import Version

LONGEST = 100_000  # characters of a text that are indexed; PostgreSQL holds 1 MB of one text's words


def said(version: Version) -> str:
    """Return the words of a version twice: without marks, then with them."""
    marked = " ".join(words_of(f"{version.title}\n{version.sapo}\n{version.text}"[:LONGEST]))
    return f"{fold(marked)} {marked}"


def put(number: int, now: Version, before: Version | None) -> None:
    """Write what an article says now in place of what it said before. Part of the transaction that keeps it.

    Words of a text that was dropped since cannot be named any more to FTS5: the article is found by them still.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_UPSERT, [number, said(now)])
            return
        if before and not before.text_dropped_at:
            cursor.execute(_TAKE_OUT, [number, said(before)])
        cursor.execute("INSERT INTO articles_words(rowid, words) VALUES (%s, %s)", [number, said(now)])


def put_many(versions: Iterable[Version]) -> None:
    """Write articles that the index does not hold, as a rebuild does."""
    rows = [(version.article_id, _all_that_is_left(version)) for version in versions]
    into = "INSERT INTO articles_words(rowid, words) VALUES (%s, %s)"
    with connection.cursor() as cursor:
        cursor.executemany(_UPSERT if connection.vendor == "postgresql" else into, rows)


def _all_that_is_left(version: Version) -> str:
    """Return the words of a version; of one whose text was dropped the words that its article kept, without marks."""
    left = getattr(version, "text_dropped_at", None)
    return f"{said(version)} {version.article.folded}" if left else said(version)


def empty() -> None:
    """Take everything out, before a rebuild."""
    sqlite = "INSERT INTO articles_words(articles_words) VALUES ('delete-all')"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_words" if connection.vendor == "postgresql" else sqlite)


def matching(question: Question) -> tuple[str, str, str]:
    """Return three pieces of SQL for a join: the column of the article's number, the condition, and its value."""
    if connection.vendor == "postgresql":
        return "articles_words.article_id", "articles_words.words @@ %s::tsquery", _tsquery(question)
    return "articles_words.rowid", "articles_words MATCH %s", _fts5(question)


_UPSERT = (
    "INSERT INTO articles_words(article_id, words) VALUES (%s, to_tsvector('simple', %s)) "
    "ON CONFLICT (article_id) DO UPDATE SET words = EXCLUDED.words"
)
_TAKE_OUT = "INSERT INTO articles_words(articles_words, rowid, words) VALUES ('delete', %s, %s)"


def _fts5(question: Question) -> str:
    """Return the question in FTS5's language; words hold letters and digits only, so quoting is enough."""
    wanted = " AND ".join(f'"{" ".join(term.words)}"' for term in question.wanted)
    without = " OR ".join(f'"{" ".join(term.words)}"' for term in question.without)
    return f"({wanted}) NOT ({without})" if without else wanted


def _tsquery(question: Question) -> str:
    """Return the question in PostgreSQL's language."""

    def side_by_side(term: Term) -> str:
        return "(" + " <-> ".join(f"'{word}'" for word in term.words) + ")"

    wanted = " & ".join(side_by_side(term) for term in question.wanted)
    return wanted + "".join(f" & !{side_by_side(term)}" for term in question.without)
