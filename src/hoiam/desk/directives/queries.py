"""Which dispatches and tasks are there, and what is due?"""

from datetime import datetime

from django.db.models import F, QuerySet

from hoiam.desk.directives.models import Directive, Task
from hoiam.desk.units.models import Office


def directives_of(office: Office) -> QuerySet[Directive]:
    """Return an office's dispatches, newest first."""
    return Directive.objects.filter(office=office).order_by("-received_at", "-id")


def directive_for(office: Office, number: int) -> Directive:
    """Return one dispatch; the single door. Raises Directive.DoesNotExist for a stranger's."""
    return directives_of(office).get(pk=number)


def tasks_of(directive: Directive) -> QuerySet[Task]:
    """Return a dispatch's tasks in the order of the paper."""
    return directive.tasks.prefetch_related("units__unit").order_by("id")


def task_for(office: Office, number: int) -> Task:
    """Return one task of an office; the single door. Raises Task.DoesNotExist for a stranger's."""
    return Task.objects.select_related("directive").get(directive__office=office, pk=number)


def followed(office: Office) -> QuerySet[Task]:
    """Return the accepted tasks of confirmed dispatches, the next due first, those without a date last."""
    tasks = Task.objects.filter(directive__office=office, directive__state="confirmed", accepted=True)
    tasks = tasks.select_related("directive").prefetch_related("units__unit")
    return tasks.order_by(F("next_due_at").asc(nulls_last=True), "id")


def overdue(office: Office, now: datetime) -> QuerySet[Task]:
    """Return the followed tasks whose date has passed without evidence."""
    return followed(office).filter(next_due_at__lte=now)
