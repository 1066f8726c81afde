"""A reply keeps whether its approval published the clarification; of earlier ones that is told by the same words."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def carry(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Mark the replies under whose title the clarification of their case was noted as published."""
    replies = apps.get_model("replies", "Reply").objects
    for reply in replies.filter(withdrawn_at__isnull=True, case__tracks__track="clarification").distinct():
        row = reply.case.tracks.filter(track="clarification", state="published").first()
        if row and row.note == reply.title:
            replies.filter(pk=reply.pk).update(clarifies=True)


class Migration(migrations.Migration):
    dependencies = [("replies", "0004_claims_in_public"), ("cases", "0020_term_of_one_letter")]

    operations = [
        migrations.AddField(model_name="reply", name="clarifies", field=models.BooleanField(default=False)),
        migrations.RunPython(carry, migrations.RunPython.noop),
    ]
