"""An address that gave no article yet knows of a second source that lists it: two live ones no longer hand it about."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_words_in_pairs"),
        ("sources", "0005_pages_left_for_the_next_look"),
    ]
    operations = [
        migrations.AddField(
            model_name="miss",
            name="also",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="sources.source",
            ),
        ),
    ]
