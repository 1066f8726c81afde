"""From when on a task was followed by which word of the office."""

from django.db import migrations, models


def carried(apps, schema_editor):
    """Write what is known of the tasks that are there: the word's last decision, or the paper's confirmation after it."""
    words = {(one.office_id, one.word): one.decided_at for one in apps.get_model("directives", "Term").objects.all()}
    rows = apps.get_model("directives", "Task").objects.exclude(agreed={}).select_related("directive")
    for task in rows.iterator():
        told = (words.get((task.directive.office_id, task.agreed.get("word"))), task.directive.confirmed_at)
        known = [at for at in told if at is not None]
        if known:
            task.agreed_since = [{"at": max(known).isoformat(), "due": task.agreed}]
            task.save(update_fields=["agreed_since"])


class Migration(migrations.Migration):
    dependencies = [("directives", "0011_ended_and_moved")]

    operations = [
        migrations.AddField(
            model_name="task",
            name="agreed_since",
            field=models.JSONField(default=list),
        ),
        migrations.RunPython(carried, migrations.RunPython.noop),
    ]
