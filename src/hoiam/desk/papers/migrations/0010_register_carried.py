"""Each paper stands in the register of the year in which it came, by the clock of Vietnam. Numbers stay."""

from datetime import timedelta

from django.db import migrations

HANOI = timedelta(hours=7)


def years(apps, schema_editor):
    """Write the year of each paper."""
    paper = apps.get_model("papers", "Paper")
    for number, moment in paper.objects.values_list("pk", "received_at").iterator():
        paper.objects.filter(pk=number).update(year=(moment + HANOI).year)


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0009_register"),
    ]

    operations = [
        migrations.RunPython(years, migrations.RunPython.noop),
    ]
