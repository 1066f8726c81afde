"""The key of a subject may be an address: PostgreSQL refused to register a source of more than 64 letters."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="auditevent",
            name="subject_key",
            field=models.CharField(max_length=500),
        ),
    ]
