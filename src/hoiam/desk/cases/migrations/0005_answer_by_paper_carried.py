"""Say of each clock how it ended, tie each case's paper to it, and give its answer's term to that paper."""

from typing import Any

from django.db import migrations
from django.db.models import F


def carry(apps: Any, schema_editor: Any) -> None:
    """Carry what was kept with the case over to the paper."""
    case, clock = apps.get_model("cases", "Case"), apps.get_model("cases", "CaseClock")
    tied = apps.get_model("cases", "CasePaper")
    clock.objects.filter(done_at__isnull=False).update(ended="done")
    for one in case.objects.exclude(paper=None).select_related("paper").iterator():
        _, first = tied.objects.get_or_create(
            paper=one.paper, defaults={"case": one, "tied_at": one.opened_at, "tied_by": one.opened_by}
        )
        answers = clock.objects.filter(case=one, what="answer", started_at=F("case__paper__received_at"))
        if first and (found := answers.first()):
            clock.objects.filter(pk=found.pk).update(paper=one.paper, outlet=one.paper.outlet_id)


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_answer_by_paper")]

    operations = [migrations.RunPython(carry, migrations.RunPython.noop)]
