"""Tell the last number given here from the one with which a book began; of before, all count as given."""

from typing import Any

from django.db import migrations, models


def fill(apps: Any, _editor: Any) -> None:
    """Let what a book reached so far stand: nothing tells any more which numbers were given on paper."""
    apps.get_model("letters", "NumberBook").objects.update(given=models.F("last"))


class Migration(migrations.Migration):
    """One column."""

    dependencies = [("letters", "0011_phrases")]

    operations = [
        migrations.AddField("numberbook", "given", models.PositiveIntegerField(default=0)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
