"""The weekly report becomes one kind of report."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="weeklyreport", name="reports_one_a_week"),
        migrations.RenameModel(old_name="WeeklyReport", new_name="Report"),
    ]
