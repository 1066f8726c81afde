"""The index of words, and what is in it of the articles that are there already."""

from django.db import migrations

SQLITE = "CREATE VIRTUAL TABLE articles_words USING fts5(words, content='', tokenize=\"unicode61 remove_diacritics 0\")"
POSTGRES = (
    "CREATE TABLE articles_words (article_id bigint PRIMARY KEY, words tsvector NOT NULL, near int[] NOT NULL)",
    "CREATE INDEX articles_words_gin ON articles_words USING gin (words, near)",
)
ROOM = (  # 256 MB for building an index, where the server gives less: with 64 it is written over and over
    "SELECT set_config('maintenance_work_mem', "
    "greatest(pg_size_bytes(current_setting('maintenance_work_mem')), 268435456) / 1024 || 'kB', true)"
)
BATCH = 500


def make(apps, schema_editor):
    """Make the index and fill it from the newest versions; what PostgreSQL finds them by is made last."""
    from hoiam.desk.articles import index

    table, *found_by = POSTGRES if schema_editor.connection.vendor == "postgresql" else (SQLITE,)
    schema_editor.execute(table)
    versions = apps.get_model("articles", "Version").objects.order_by("article_id", "-number")
    held, last = [], None
    for version in versions.iterator(chunk_size=BATCH):
        if version.article_id != last:
            held.append(version)
            last = version.article_id
        if len(held) >= BATCH:
            index.put_many(held)
            held = []
    index.put_many(held)
    for sql in [ROOM, *found_by] if found_by else ():
        schema_editor.execute(sql)


def drop(apps, schema_editor):
    """Drop the index; every word of it can be read again from the versions."""
    schema_editor.execute("DROP TABLE articles_words")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
