"""What dispatches are found by."""

from django.db import migrations

import hoiam.desk.articles.findable
from hoiam.desk.articles.findable import fill


def words(apps, schema_editor):
    """Write what the rows that are there are found by."""
    fill(
        apps.get_model("directives", "Directive"),
        lambda one: (one.name, one.number_full, one.issuer, one.subject, one.restored),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0005_calendar"),
    ]

    operations = [
        migrations.AddField(
            model_name="directive",
            name="folded",
            field=hoiam.desk.articles.findable.FindableField(
                default="", editable=False, of=("name", "number_full", "issuer", "subject", "restored")
            ),
        ),
        migrations.RunPython(words, migrations.RunPython.noop),
    ]
