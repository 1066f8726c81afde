from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0002_sign_in_server"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="sessions_closed",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
