"""Long lists of dispatches and tasks, the newest first: what is shown at a glance and what can be searched."""

from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hoiam.core.text.question import Question
from hoiam.desk.articles.findable import holding
from hoiam.desk.directives import queries
from hoiam.desk.directives.models import Directive, DirectiveState, Evidence, Quality, Reminder, Task, TaskUnit
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

STATES = ("all", "read", "followed", "late", "ended")
CHANGES = ("move", "give", "end")  # steps of Reminder that tell of a change
NEWEST = 60  # dispatches that may be named as the one that replaces another


def listed(office: Office, asked: Question | None, choice: str, now: datetime) -> QuerySet[Directive]:
    """Return dispatches with `followed`, `next_at` and `proven` (how many tasks something stands for), newest first.

    `asked`: words of number, issuer, subject, text, with or without marks. `choice`: one of STATES.
    """
    stands = Evidence.objects.filter(task=OuterRef("pk")).exclude(quality=Quality.WEAK)
    proven = Task.objects.filter(Exists(stands), directive=OuterRef("pk"), accepted=True)
    counted = proven.order_by().values("directive").annotate(count=Count("pk")).values("count")
    rows = queries.listed(office).filter(_chosen(choice, now), *([holding(asked)] if asked else []))
    return rows.annotate(proven=Coalesce(Subquery(counted), 0))


def counts(office: Office, asked: Question | None, now: datetime) -> dict[str, int]:
    """Return how many dispatches each state has among those that hold the words."""
    rows = queries.directives_of(office).filter(*([holding(asked)] if asked else []))
    return {choice: rows.filter(_chosen(choice, now)).count() for choice in STATES}


def _chosen(choice: str, now: datetime) -> Q:
    running = Q(state=DirectiveState.CONFIRMED, ended_at=None)
    late = Task.objects.filter(directive=OuterRef("pk"), accepted=True, next_due_at__lte=now)
    match choice:
        case "read":
            return Q(state=DirectiveState.READ)
        case "followed":
            return running
        case "late":
            return running & Q(Exists(late))
        case "ended":
            return Q(ended_at__isnull=False)
    return Q()


def ever_bound(office: Office, unit: str = "", on: date | None = None) -> QuerySet[TaskUnit]:
    """Return what binds or bound units, with tasks and papers that have ended: what was late stays late.

    Of one `unit`, and those that it took over from until a day, where it is named.
    """
    bonds = TaskUnit.objects.filter(task__directive__office=office, task__accepted=True, ended_at=None)
    bonds = bonds.filter(task__directive__state=DirectiveState.CONFIRMED)
    if on is not None:
        bonds = bonds.filter(unit__in=units.answered_by(unit, on))
    return bonds.select_related("task__directive", "unit").order_by("task_id", "unit_id")


def dated(task: Task) -> QuerySet[TaskUnit]:
    """Return what binds units by a task and has a date that stands, by the names of the units."""
    bonds = TaskUnit.objects.filter(task=task, ended_at=None, next_due_at__isnull=False)
    return bonds.select_related("unit").order_by("unit__short_name")


def may_replace(directive: Directive) -> QuerySet[Directive]:
    """Return the dispatches that may replace one: those taken in last."""
    return queries.directives_of(directive.office).exclude(pk=directive.pk)[:NEWEST]


def news_of(office: Office, unit: str, since: datetime, on: date) -> QuerySet[Reminder]:
    """Return what a unit, or one that it took over from, was told of changes since a moment, the newest first."""
    rows = Reminder.objects.filter(bond__task__directive__office=office, bond__unit__in=units.answered_by(unit, on))
    rows = rows.filter(step__in=CHANGES, at__gt=since).select_related("bond__task__directive", "bond__unit")
    return rows.order_by("-at", "-id")


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
