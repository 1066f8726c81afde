"""What each version changed, measured for those that are there already."""

from django.db import migrations, models

BATCH = 200


def measure(apps, schema_editor):
    """Compare every later version with the one before it."""
    from hoiam.core.compare import compare
    from hoiam.core.values.edit import Said
    from hoiam.desk.articles.queries import measure as measured

    version = apps.get_model("articles", "Version")
    edited = version.objects.filter(number__gt=1).values_list("article_id", flat=True).distinct()
    for article in edited.iterator(chunk_size=BATCH):
        before = None
        for one in version.objects.filter(article_id=article).order_by("number"):
            if before:
                change = compare(Said(before.title, before.sapo, before.text), Said(one.title, one.sapo, one.text))
                one.changes = measured(change)
                one.save(update_fields=["changes"])
            before = one


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_evidence")]

    operations = [
        migrations.AddField("version", "edited_at", models.DateTimeField(null=True)),
        migrations.AddField("version", "changes", models.JSONField(default=dict)),
        migrations.AddField("version", "noise", models.JSONField(default=list)),
        migrations.RunPython(measure, migrations.RunPython.noop),
    ]
