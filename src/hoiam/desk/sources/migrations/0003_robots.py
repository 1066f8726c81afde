"""The robots.txt of a site, kept for a day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0002_health"),
    ]

    operations = [
        migrations.CreateModel(
            name="RobotsFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.CharField(max_length=300, unique=True)),
                ("code", models.CharField(blank=True, max_length=64)),
                ("body", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField()),
            ],
        ),
    ]
