"""On PostgreSQL each row of the index of words tells which words stand side by side: 0010 builds such an index."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_text_dropped")]
    operations = []
