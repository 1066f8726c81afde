"""Numbers that were given so far belong to the year in which their week ended."""

from django.db import migrations

from hoiam.core.calendar.zone import localdate


def years(apps, schema_editor):
    report = apps.get_model("reports", "Report")
    for row in report.objects.filter(number__isnull=False, year__isnull=True):
        report.objects.filter(pk=row.pk).update(year=localdate(row.ends).year)


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_sent_and_received")]

    operations = [migrations.RunPython(years, migrations.RunPython.noop)]
