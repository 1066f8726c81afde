"""One number once a year, one line of the register for a record."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0010_register_carried"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(fields=("office", "year", "arrival"), name="papers_one_arrival_number"),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("about_kind", ""), _negated=True),
                fields=("office", "about_kind", "about_key"),
                name="papers_one_line_of_a_record",
            ),
        ),
    ]
