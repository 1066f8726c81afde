"""Put very many rows into a table at once: executemany on SQLite, COPY on PostgreSQL."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

from hoiam.desk.articles import index as index_of


def insert(first: models.Model, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that differ from `first` in the columns they name; the first row names them all."""
    if not rows:
        return
    model, named = type(first), set(rows[0])
    fields = [field for field in model._meta.concrete_fields if field.attname != "id" or "id" in named]
    fields = [field for field in fields if not field.generated]
    columns = []
    for field in fields:
        if field.attname not in named:
            columns.append([field.get_db_prep_save(getattr(first, field.attname), connection)] * len(rows))
        elif isinstance(field, models.DateTimeField | models.JSONField | models.BooleanField | models.DateField):
            columns.append([field.get_db_prep_save(row[field.attname], connection) for row in rows])
        else:
            columns.append([row[field.attname] for row in rows])
    write(model._meta.db_table, [field.column for field in fields], zip(*columns, strict=True))


def write(table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows whose values are ready for the database."""
    quoted = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({quoted}) FROM STDIN") as into:
                for row in rows:
                    into.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", list(rows))


def quick() -> None:
    """Let the database write without waiting for the disk; a bench's house may be lost."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET synchronous_commit = off")
            cursor.execute("SET maintenance_work_mem = '512MB'")
            cursor.execute("DROP INDEX IF EXISTS articles_words_gin")
        else:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -512000")


def ended(*tables: type[models.Model]) -> None:
    """Make what `quick` left out, set the sequences, and let the database look at what it holds."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for sql in connection.ops.sequence_reset_sql(no_style(), tables):
                cursor.execute(sql)
            cursor.execute("CREATE INDEX articles_words_gin ON articles_words USING gin (words, near)")
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")


def index(rows: Sequence[tuple[int, str]]) -> None:
    """Write the index of words: a number and what the article says, as desk/articles/index.said has it."""
    if connection.vendor != "postgresql":
        write("articles_words", ("rowid", "words"), [(number, index_of.line(words)) for number, words in rows])
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE IF NOT EXISTS said (number bigint, words text, near int[])")
        write("said", ("number", "words", "near"), [index_of.row(*row) for row in rows])
        cursor.execute("INSERT INTO articles_words SELECT number, to_tsvector('simple', words), near FROM said")
        cursor.execute("TRUNCATE said")
