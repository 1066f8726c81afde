"""The columns of the register of incoming papers (Decree 30/2020, Annex IV), numbered by years."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0008_findable"),
        ("sources", "0003_robots"),
        ("units", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="paper",
            name="papers_one_arrival_number",
        ),
        migrations.AddField(
            model_name="paper",
            name="about_key",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="paper",
            name="about_kind",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddField(
            model_name="paper",
            name="due_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="note",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="paper",
            name="passed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="receipt",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="paper",
            name="type_name",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="paper",
            name="unit",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="year",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="paper",
            name="kind",
            field=models.CharField(
                choices=[
                    ("press_request", "Press Request"),
                    ("forwarded", "Forwarded"),
                    ("complaint", "Complaint"),
                    ("information", "Information"),
                    ("dispatch", "Dispatch"),
                    ("other", "Other"),
                ],
                max_length=16,
            ),
        ),
    ]
