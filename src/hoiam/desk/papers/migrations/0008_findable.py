"""What papers are found by."""

from django.db import migrations

import hoiam.desk.articles.findable
from hoiam.desk.articles.findable import fill


def words(apps, schema_editor):
    """Write what the rows that are there are found by."""
    fill(apps.get_model("papers", "Paper"), lambda one: (one.number, one.sender, one.subject))


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0007_answer_by_paper"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="folded",
            field=hoiam.desk.articles.findable.FindableField(
                default="", editable=False, of=("number", "sender", "subject")
            ),
        ),
        migrations.RunPython(words, migrations.RunPython.noop),
    ]
