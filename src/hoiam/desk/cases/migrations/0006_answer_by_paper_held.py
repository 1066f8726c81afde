from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_answer_by_paper_carried")]

    operations = [
        migrations.AddConstraint(
            model_name="caseclock",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outlet__isnull", True), ("paper__isnull", True)),
                fields=("case", "what", "rule", "started_at"),
                name="cases_one_clock",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseclock",
            constraint=models.UniqueConstraint(
                condition=models.Q(("paper__isnull", False)),
                fields=("case", "paper"),
                name="cases_one_clock_for_a_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseclock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at__isnull", True), ("ended", "")),
                    models.Q(("done_at__isnull", False), models.Q(("ended", ""), _negated=True)),
                    _connector="OR",
                ),
                name="cases_clock_says_how_it_ended",
            ),
        ),
    ]
