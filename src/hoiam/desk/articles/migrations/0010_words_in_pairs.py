"""The index of words holds the pairs of words that stand side by side, without marks and with them.

An index from before is dropped and built anew from the versions, which takes about a minute for 100,000 articles.
"""

from importlib import import_module

from django.db import migrations


def make(apps, schema_editor):
    """Build the index anew."""
    words = import_module("hoiam.desk.articles.migrations.0002_words")
    words.drop(apps, schema_editor)
    words.make(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_outlet_of")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
