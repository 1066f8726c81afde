"""What letters are found by, and the index of their states."""

from django.db import migrations, models

import hoiam.desk.articles.findable
from hoiam.desk.articles.findable import fill


def _told(one):
    number = f"{one.number:02d}/{one.office.notation}" if one.number else ""
    return number, one.title, one.outlet.name if one.outlet else ""


def words(apps, schema_editor):
    """Write what the rows that are there are found by."""
    letters = apps.get_model("letters", "Letter")
    fill(letters, _told, letters.objects.select_related("office", "outlet"))


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_findable"),
        ("letters", "0006_deliveries"),
        ("sources", "0002_health"),
        ("units", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="folded",
            field=hoiam.desk.articles.findable.FindableField(
                default="", editable=False, of=("full_number", "title", "outlet.name")
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["office", "state", "-drafted_at", "-id"], name="letters_by_state"),
        ),
        migrations.RunPython(words, migrations.RunPython.noop),
    ]
