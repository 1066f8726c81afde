"""Long lists of dispatches and tasks, the newest first: what is shown at a glance and what can be searched."""

from django.db.models import Exists, OuterRef, QuerySet

from hoiam.desk.directives import queries
from hoiam.desk.directives.models import Directive, Task, TaskUnit
from hoiam.desk.units.models import Office


def in_table(office: Office, of: Directive | None = None, *, done: bool = False) -> QuerySet[Task]:
    """Return the followed tasks that bind units, those of the newest dispatch first, in the order of the paper.

    What was due once and has been handed in stands there only with `done`.
    """
    bound = TaskUnit.objects.filter(task=OuterRef("pk"), ended_at=None)
    tasks = queries.followed(office).filter(Exists(bound))
    if of is not None:
        tasks = tasks.filter(directive=of)
    if not done:
        tasks = tasks.exclude(queries.over())
    return tasks.order_by("-directive__received_at", "-directive_id", "id")
