"""What the lists of stories are read from: what a row's pieces say together, and one index for each list."""

import django.db.models.deletion
from django.db import migrations, models

FILL = """
UPDATE stories_story SET
    pieces = (SELECT COUNT(*) FROM stories_storyitem i WHERE i.story_id = stories_story.id),
    unsure = EXISTS (
        SELECT 1 FROM stories_storyitem i JOIN watch_hit h ON h.id = i.hit_id
        WHERE i.story_id = stories_story.id AND h.relevant IS NULL),
    only_outlet_id = (
        SELECT CASE WHEN MIN(a.outlet_id) = MAX(a.outlet_id) THEN MIN(a.outlet_id) END
        FROM stories_storyitem i JOIN watch_hit h ON h.id = i.hit_id JOIN articles_article a ON a.id = h.article_id
        WHERE i.story_id = stories_story.id)
"""


def fill(apps, schema_editor):
    """Say of each story what its pieces say."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else the indexes below would wait for the update
    schema_editor.execute(FILL)


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0002_health"),
        ("stories", "0004_merge_undone_and_reopened"),
        ("units", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="story",
            name="stories_inbox",
        ),
        migrations.RemoveIndex(
            model_name="story",
            name="stories_newest",
        ),
        migrations.AddField(
            model_name="story",
            name="only_outlet",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="sources.outlet",
            ),
        ),
        migrations.AddField(
            model_name="story",
            name="pieces",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="story",
            name="unsure",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="story",
            name="good",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(
                        models.Q(
                            ("state", "positive"), models.Q(("kind", "positive"), ("state", "new")), _connector="OR"
                        ),
                        then=models.Value(True),
                    ),
                    default=models.Value(False),
                ),
                output_field=models.BooleanField(),
            ),
        ),
        migrations.AddField(
            model_name="story",
            name="rank",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(level="urgent", then=models.Value(0)),
                    models.When(level="high", then=models.Value(1)),
                    models.When(level="normal", then=models.Value(2)),
                    default=3,
                ),
                output_field=models.SmallIntegerField(),
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", True)),
                fields=["office", "state", "-last_at", "-id", "only_outlet"],
                name="stories_shelf",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", True)),
                fields=["office", "state", "rank", "-last_at", "-id", "only_outlet"],
                name="stories_shelf_urgent",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", True)),
                fields=["office", "state", "kind", "-last_at", "-id", "only_outlet"],
                name="stories_shelf_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", True)),
                fields=["office", "state", "only_outlet"],
                name="stories_shelf_outlet",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", True), ("unsure", True)),
                fields=["office", "state", "-last_at", "-id", "only_outlet"],
                name="stories_shelf_unsure",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("good", True), ("merged_into__isnull", True)),
                fields=["office", "-last_at", "-id"],
                name="stories_good_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", True)),
                fields=["office", "-last_at", "-id"],
                name="stories_all_newest",
            ),
        ),
    ]
