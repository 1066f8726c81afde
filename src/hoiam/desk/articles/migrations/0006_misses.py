"""Addresses that gave no article; pages that are gone already are asked again like those that go from now on."""

from datetime import timedelta

import django.db.models.deletion
from django.db import migrations, models


def remember(apps, schema_editor):
    """Let the pages that were gone before be asked again one day."""
    from hoiam.core.text.address import key

    article, miss = apps.get_model("articles", "Article"), apps.get_model("articles", "Miss")
    held = set()
    for one in article.objects.filter(gone_at__isnull=False).order_by("pk").iterator(chunk_size=500):
        if key(one.url) in held:
            continue
        held.add(key(one.url))
        told = {"code": "http.404", "since": one.gone_at, "checked_at": one.gone_at}
        told |= {"next_at": one.gone_at + timedelta(days=1), "source_id": one.source_id}
        miss.objects.create(key=key(one.url), url=one.url, article_id=one.pk, **told)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_what_a_version_changed"),
        ("sources", "0002_health"),
    ]

    operations = [
        migrations.CreateModel(
            name="Miss",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=500)),
                ("url", models.URLField(max_length=1000)),
                ("code", models.CharField(max_length=64)),
                ("passing", models.BooleanField(default=False)),
                ("since", models.DateTimeField()),
                ("checks", models.PositiveSmallIntegerField(default=1)),
                ("checked_at", models.DateTimeField()),
                ("next_at", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="misses",
                        to="articles.article",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="misses",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["source", "next_at"], name="articles_misses_due")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="articles_one_open_miss"
                    )
                ],
            },
        ),
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
