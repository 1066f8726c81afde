"""Every address of an article as a row, and those that are known already."""

import django.db.models.deletion
from django.db import migrations, models

BATCH = 500


def fill(apps, schema_editor):
    """Give every article the address it stands at; of two articles at one address the older has it."""
    from hoiam.core.text.address import key

    article, address = apps.get_model("articles", "Article"), apps.get_model("articles", "Address")
    rows = []
    for one in article.objects.order_by("pk").only("pk", "url", "first_seen_at").iterator(chunk_size=BATCH):
        told = {"key": key(one.url), "url": one.url, "how": "read", "learned_at": one.first_seen_at}
        rows.append(address(article_id=one.pk, **told))
        if len(rows) >= BATCH:
            address.objects.bulk_create(rows, ignore_conflicts=True)
            rows = []
    address.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_words"), ("sources", "0002_health")]

    operations = [
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=500, unique=True)),
                ("url", models.URLField(max_length=1000)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("read", "Read"),
                            ("listed", "Listed"),
                            ("claimed", "Claimed"),
                            ("same_words", "Same Words"),
                        ],
                        max_length=16,
                    ),
                ),
                ("learned_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="addresses", to="articles.article"
                    ),
                ),
            ],
        ),
        migrations.AddField("article", "published_offset", models.SmallIntegerField(null=True)),
        migrations.AddIndex("article", models.Index(fields=["outlet", "published_at"], name="articles_of_outlet")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
