"""On PostgreSQL each row of the index of words tells which words stand side by side, and its block of articles.

An index from before is dropped and built anew from the versions, which takes about a minute for 100,000 articles.
"""

from importlib import import_module

from django.db import migrations


def make(apps, schema_editor):
    """Build the index anew where it was made without the column."""
    connection, words = schema_editor.connection, import_module("hoiam.desk.articles.migrations.0002_words")
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, "articles_words")
    if "near" not in {column.name for column in columns}:
        words.drop(apps, schema_editor)
        words.make(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_text_dropped")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
