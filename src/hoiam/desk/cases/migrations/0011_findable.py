"""What cases and claims are found by, and the index of their states."""

from django.db import migrations, models

import hoiam.desk.articles.findable
from hoiam.desk.articles.findable import fill


def words(apps, schema_editor):
    """Write what the rows that are there are found by."""
    fill(apps.get_model("cases", "Case"), lambda one: (f"VV-{one.year}-{one.serial:03d}", one.title))
    fill(apps.get_model("cases", "Claim"), lambda one: (one.text,))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_evidence"),
        ("cases", "0010_opened_by_hand"),
        ("papers", "0008_findable"),
        ("stories", "0005_lists"),
        ("units", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="folded",
            field=hoiam.desk.articles.findable.FindableField(default="", editable=False, of=("number", "title")),
        ),
        migrations.AddField(
            model_name="claim",
            name="folded",
            field=hoiam.desk.articles.findable.FindableField(default="", editable=False, of=("text",)),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["office", "state", "-year", "-serial"], name="cases_by_state"),
        ),
        migrations.RunPython(words, migrations.RunPython.noop),
    ]
