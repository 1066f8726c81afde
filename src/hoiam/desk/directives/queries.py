"""Which dispatches and tasks are there, and what is due?"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import CharField, Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Cast

from hoiam.core.calendar.zone import at, localdate
from hoiam.core.schedule.recur import NextDue, next_due
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.sight import Sight
from hoiam.desk.directives import addressing
from hoiam.desk.directives.models import (
    Directive,
    DirectiveState,
    Evidence,
    Feed,
    Quality,
    Scan,
    ScanPage,
    ScanState,
    Study,
    StudyUnit,
    Task,
    TaskUnit,
    Term,
)
from hoiam.desk.files.models import StoredFile
from hoiam.desk.law import queries as law
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit

FILTERS = ("all", "mine", "overdue", "week", "undated", "done")
ONCE = ("dated", "days_after_receipt")  # kinds of terms that do not come back
# The secretariat of dispatches, the leaders, who checks: they read whatever a unit hands in.
PROOF_READERS = frozenset(
    {Role.CHU_TICH, Role.PCT, Role.LANH_DAO_DANG, Role.VAN_PHONG, Role.PHONG_VHTT, Role.VAN_THU, Role.KIEM_TRA}
)
_LONG_AGO = at(date(1945, 9, 2), time(0))


def directives_of(office: Office) -> QuerySet[Directive]:
    """Return an office's dispatches, newest first."""
    return Directive.objects.filter(office=office).order_by("-received_at", "-id")


def directive_for(office: Office, number: int) -> Directive:
    """Return one dispatch; the single door. Raises Directive.DoesNotExist for a stranger's."""
    return directives_of(office).get(pk=number)


def tasks_of(directive: Directive) -> QuerySet[Task]:
    """Return a dispatch's tasks in the order of the paper."""
    shown = ("unit", "file", "case", "letter", "printed__letter__outlet", "printed__letter__case", "clarified__case")
    given = Prefetch("evidence", Evidence.objects.select_related(*shown).order_by("id"))
    return directive.tasks.prefetch_related(_bound(), given).order_by("id")


def _bound() -> "Prefetch[Any]":
    """Return how the units of tasks are read: what was taken back from a unit is not its task any more."""
    heirs = ("unit__successor__successor", "giver__unit__successor__successor")  # who answers for them today
    bonds = TaskUnit.objects.filter(ended_at=None).select_related(*heirs)
    return Prefetch("units", bonds)


def units_of_date(directive: Directive) -> list[Unit]:
    """Return the office's units on the day of the paper; on the day it was received where the paper has no date."""
    return list(units.units_of(directive.office, directive.dated or localdate(directive.received_at)))


def bound_to(task: Task, of_date: Iterable[Unit]) -> list[Unit]:
    """Return which units a task binds: those that a person named, else those whom the paper's words mean."""
    of_date = list(of_date)
    if task.chosen:
        return [unit for unit in of_date if unit.key in task.chosen]
    return addressing.units_meant(task.directive, task.actors, task.actor_text, of_date)


def addressed(directive: Directive) -> list[tuple[str, list[Unit]]]:
    """Return each line of "Kính gửi" with the units of the paper's date that it means."""
    of_date = units_of_date(directive)
    found = []
    for one in directive.structure.get("addressees") or []:
        roles = [one["role"]] if one.get("role") else []
        found.append((one["text"], addressing.units_meant(directive, roles, one["text"], of_date)))
    return found


def terms_of(office: Office) -> dict[str, Term]:
    """Return what fuzzy words mean in an office, word → term."""
    return {term.word: term for term in Term.objects.filter(office=office).select_related("owner")}


def study_of(directive: Directive) -> Study | None:
    """Return the reading that a dispatch was given out for, with its units; None where nobody asked."""
    return Study.objects.prefetch_related("units__unit").filter(directive=directive).first()


def received_at(directive: Directive) -> dict[int, datetime]:
    """Return when each unit said that it has received all its tasks of a dispatch; a unit that has not is absent."""
    bonds = _running(directive)
    rows = bonds.values("unit").annotate(last=Max("received_at"), missing=Count("pk", filter=Q(received_at=None)))
    return {row["unit"]: row["last"] for row in rows if not row["missing"]}


def units_to_read(directive: Directive) -> list[Unit]:
    """Return the units that a confirmed dispatch binds, by name: they are the ones who should read it."""
    bonds = _running(directive)
    return list(Unit.objects.filter(pk__in=bonds.values("unit")).order_by("short_name"))


def _running(directive: Directive) -> QuerySet[TaskUnit]:
    """Return what binds units by a dispatch and was neither ended nor taken back."""
    bonds = TaskUnit.objects.filter(task__directive=directive, task__accepted=True, ended_at=None)
    return bonds.filter(task__ended_at=None, task__directive__ended_at=None)


def study_row(directive: Directive, unit: str, on: date) -> StudyUnit:
    """Return how a unit, or one that it took over from, stands with the reading of a dispatch; the single door.

    Raises StudyUnit.DoesNotExist. Of several the one that has not read it yet, its own before another's.
    """
    rows = StudyUnit.objects.filter(study__directive=directive, unit__in=units.answered_by(unit, on))
    rows = rows.select_related("study__directive", "unit").order_by(F("read_at").asc(nulls_first=True), "id")
    found = sorted(rows, key=lambda row: (row.read_at is not None, row.unit.key != unit))
    if not found:
        raise StudyUnit.DoesNotExist
    return found[0]


def task_for(office: Office, number: int) -> Task:
    """Return one task of an office; the single door. Raises Task.DoesNotExist for a stranger's."""
    return Task.objects.select_related("directive").get(directive__office=office, pk=number)


def followed(office: Office) -> QuerySet[Task]:
    """Return the accepted tasks of confirmed dispatches, the next due first, those without a date last."""
    tasks = Task.objects.filter(directive__office=office, directive__state="confirmed", accepted=True)
    tasks = tasks.filter(ended_at=None, directive__ended_at=None)
    tasks = tasks.select_related("directive").prefetch_related(_bound(), "evidence__unit", "evidence__file")
    return tasks.order_by(F("next_due_at").asc(nulls_last=True), "id")


def bonds_of(office: Office) -> QuerySet[TaskUnit]:
    """Return what binds each unit: the followed tasks unit by unit, the next due first, those without a date last."""
    bonds = TaskUnit.objects.filter(
        task__directive__office=office,
        task__directive__state=DirectiveState.CONFIRMED,
        task__accepted=True,
        task__ended_at=None,
        task__directive__ended_at=None,
        ended_at=None,
    ).select_related("task__directive", "unit", "giver__unit")
    return bonds.order_by(F("next_due_at").asc(nulls_last=True), "task_id", "unit_id")


def late(office: Office, now: datetime) -> QuerySet[TaskUnit]:
    """Return which units have let which date pass, the longest ago first."""
    return bonds_of(office).filter(next_due_at__lte=now)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret address."""
    return sha256(secret.encode()).hexdigest()


def feed_of(unit: Unit) -> Feed | None:
    """Return a unit's address that is in use, None where there is none."""
    return Feed.objects.filter(unit=unit, ended_at__isnull=True).first()


def unit_of_feed(secret: str) -> Unit:
    """Return whose dates a secret address tells; the single door. Raises Feed.DoesNotExist for any other."""
    feed = Feed.objects.select_related("unit__office").get(digest=digest_of(secret), ended_at__isnull=True)
    return feed.unit


def brought(office: Office, file: StoredFile) -> bool:
    """Say whether a dispatch of an office, or a scan that is still being seen, came as this file."""
    return directives_of(office).filter(file=file).exists() or Scan.objects.filter(office=office, file=file).exists()


def may_read_given(evidence: Evidence, task: Task, actor: Actor, on: date) -> bool:
    """Say whether somebody may open on a day the file of what was handed in for a task.

    Who leads, follows dispatches or checks may, and the units of the task with whoever took over from them; asks
    nothing where its bonds were read and their units stand.
    """
    if actor.roles & PROOF_READERS or evidence.given_by == actor.key:
        return True
    bound = [bond.unit for bond in task.units.all() if bond.ended_at is None]
    return any(units.answers_for(unit, actor.unit, on) for unit in bound)


def may_read_file(office: Office, actor: Actor, file: StoredFile, on: date) -> bool:
    """Say whether somebody may open the file of an evidence by its number on a day."""
    rows = Evidence.objects.filter(task__directive__office=office, file=file).select_related("task")
    rows = rows.prefetch_related("task__units__unit__successor__successor")
    return any(may_read_given(one, one.task, actor, on) for one in rows)


def reminded(bonds: QuerySet[TaskUnit]) -> QuerySet[TaskUnit]:
    """Return bonds with `reminded_at`: when their unit was last reminded of the date that stands."""
    standing = Q(reminders__for_due_at=F("next_due_at"))
    return bonds.annotate(reminded_at=Max("reminders__at", filter=standing))


def weak(office: Office) -> QuerySet[Evidence]:
    """Return what was handed back as not good enough and still stands so, the newest first."""
    better = Evidence.objects.filter(task=OuterRef("task"), unit=OuterRef("unit"), given_at__gt=OuterRef("given_at"))
    rows = Evidence.objects.filter(task__directive__office=office, quality=Quality.WEAK).exclude(Exists(better))
    rows = rows.filter(task__ended_at=None, task__directive__ended_at=None)
    return rows.select_related("task__directive", "unit").order_by("-judged_at")


def met(bond: TaskUnit, due_at: datetime) -> bool:
    """Tell whether a unit has handed in something for one date that was not handed back."""
    given = Evidence.objects.filter(task=bond.task_id, unit=bond.unit_id, for_due_at=due_at)
    return given.exclude(quality=Quality.WEAK).exists()


def gave(evidence: Evidence, unit: str, on: date) -> bool:
    """Tell whether a unit, or one that it took over from, gave to another one what this was handed in for."""
    bonds = TaskUnit.objects.filter(task=evidence.task_id, unit=evidence.unit_id, ended_at=None)
    return bonds.filter(giver__unit__in=units.answered_by(unit, on)).exists()


def to_gather(bond: TaskUnit) -> QuerySet[Evidence]:
    """Return what units handed in to the one that gave them its task, and that it has not handed in further.

    What it handed in further and got back as not good enough is there to be gathered once more.
    """
    loose = Q(gathered_in=None) | Q(gathered_in__quality=Quality.WEAK)
    rows = Evidence.objects.filter(loose, task=bond.task_id, unit__in=bond.handed_on.values("unit"))
    rows = rows.exclude(quality=Quality.WEAK)
    return rows.select_related("unit", "file").order_by("given_at", "id")


def units_free(task: Task, now: datetime) -> list[Unit]:
    """Return today's units that a task does not bind yet: to them it can be handed on."""
    bound = TaskUnit.objects.filter(task=task, ended_at=None).values("unit")
    today = units.units_of(task.directive.office, localdate(now)).exclude(role__in=(Role.CHU_TICH, Role.PCT))
    return list(today.exclude(pk__in=bound).order_by("short_name"))


def evidence_of(tasks: Iterable[int]) -> QuerySet[Evidence]:
    """Return what was handed in for some tasks."""
    return Evidence.objects.filter(task__in=list(tasks))


def unreceived(directive: Directive) -> list[Unit]:
    """Return the units that a dispatch binds and that have not said that they received it."""
    bonds = _running(directive).filter(received_at=None)
    return list(Unit.objects.filter(pk__in=bonds.values("unit")).order_by("short_name"))


def bond_for(office: Office, number: int) -> TaskUnit:
    """Return one bond of a task and a unit; the single door. Raises TaskUnit.DoesNotExist for a stranger's."""
    return bonds_of(office).get(pk=number)


def evidence_for(office: Office, number: int) -> Evidence:
    """Return one evidence of an office; the single door. Raises Evidence.DoesNotExist for a stranger's."""
    rows = Evidence.objects.select_related("task__directive", "unit")
    return rows.get(task__directive__office=office, pk=number)


def overdue(office: Office, now: datetime) -> QuerySet[Task]:
    """Return the followed tasks whose date has passed without evidence."""
    return followed(office).filter(next_due_at__lte=now)


def listed(office: Office) -> QuerySet[Directive]:
    """Return an office's dispatches with `followed` (how many tasks) and `next_at` (the first date among them)."""
    kept = Q(tasks__accepted=True) | Q(tasks__accepted__isnull=True)
    return directives_of(office).annotate(
        followed=Count("tasks", filter=kept), next_at=Min("tasks__next_due_at", filter=Q(tasks__accepted=True))
    )


def scan_for(office: Office, number: int) -> Scan:
    """Return one scan of an office; the single door. Raises Scan.DoesNotExist for a stranger's."""
    return Scan.objects.select_related("office", "directive").get(office=office, pk=number)


def scan(number: int) -> Scan:
    """Return a scan for the machine. Raises Scan.DoesNotExist."""
    return Scan.objects.select_related("office", "file").get(pk=number)


def pages_of(scan: Scan) -> list[ScanPage]:
    """Return the pages of a scan in their order."""
    return list(scan.pages.order_by("number"))


def seen_of(scan: Scan) -> Sight:
    """Return what was seen on the pages of a scan, as one text."""
    return Sight.joined([Sight.from_json(page.sight) for page in pages_of(scan) if page.sight], "\n\n")


def seen_on(directive: Directive) -> Sight | None:
    """Return what was seen on the paper of a dispatch, None where nothing had to be."""
    scan = Scan.objects.filter(directive=directive).first()
    return seen_of(scan) if scan else None


def next_page(scan: Scan) -> ScanPage | None:
    """Return the first page that nobody has seen yet, None where all were."""
    return scan.pages.filter(seen_at=None).order_by("number").first()


def scans_at_hand(office: Office, since: datetime) -> QuerySet[Scan]:
    """Return what is being seen, and what failed since a moment, the newest first, each with `seen` and `all`."""
    shown = Q(state=ScanState.WAITING) | Q(state=ScanState.FAILED, ended_at__gte=since)
    counted = {"seen": Count("pages", filter=Q(pages__seen_at__isnull=False)), "all": Count("pages")}
    return Scan.objects.filter(shown, office=office).annotate(**counted).order_by("-asked_at", "-id")


def waiting_scan(office: Office, sha256: str) -> Scan | None:
    """Return the scan of the same bytes that still waits, if any."""
    return Scan.objects.filter(office=office, sha256=sha256, state=ScanState.WAITING).first()


def unseen_pages(directive: Directive) -> list[int]:
    """Return the pages of a dispatch on which the machine could see nothing."""
    rows = ScanPage.objects.filter(scan__directive=directive).exclude(problem="")
    return list(rows.order_by("number").values_list("number", flat=True))


def unconfirmed(office: Office) -> QuerySet[Directive]:
    """Return the dispatches that a person has yet to confirm."""
    return directives_of(office).filter(state=DirectiveState.READ)


def same_file(office: Office, sha256: str) -> Directive | None:
    """Return the dispatch that was read from the same bytes before, if any."""
    return directives_of(office).filter(file__sha256=sha256).first()


def unregistered(office: Office) -> QuerySet[Directive]:
    """Return the dispatches without a line in the register, the first received first: taken in before it was kept."""
    line = Paper.objects.filter(office=office, about_kind="directive", about_key=Cast(OuterRef("pk"), CharField()))
    return Directive.objects.filter(~Exists(line), office=office).order_by("received_at", "id")


def filtered(office: Office, choice: str, unit: str, now: datetime) -> QuerySet[Task]:
    """Return the followed tasks of one filter: all | mine (of a unit) | overdue | week (due in it) | undated | done."""
    tasks = followed(office)
    match choice:
        case "mine":
            held = TaskUnit.objects.filter(unit__in=units.answered_by(unit, localdate(now)), ended_at=None)
            return tasks.filter(pk__in=held.values("task"))
        case "overdue":
            return tasks.filter(next_due_at__lte=now)
        case "week":
            monday = localdate(now) + timedelta(days=7 - localdate(now).weekday())
            return tasks.filter(next_due_at__gt=now, next_due_at__lte=at(monday, time(0)))
        case "undated":
            return tasks.filter(next_due_at__isnull=True).exclude(over())
        case "done":
            return tasks.filter(over())
    return tasks


def over() -> Q:
    """Return the condition "was due once and has been handed in"."""
    handed_in = Evidence.objects.filter(task=OuterRef("pk"))
    return Q(Exists(handed_in), next_due_at__isnull=True, due__kind__in=ONCE)


def first_due(due: Mapping[str, Any], directive: Directive, now: datetime) -> NextDue | None:
    """Return the first date of a task. What is due once keeps its date also where that has passed: it is overdue."""
    after = _LONG_AGO if due.get("kind") in ONCE else now
    policy = units.weekly_holiday(directive.office)
    return next_due(due, after, directive.received_at, law.calendar(), policy)


def counts(office: Office, unit: str, now: datetime) -> dict[str, int]:
    """Return how many tasks each filter has."""
    return {choice: filtered(office, choice, unit, now).count() for choice in FILTERS}


def of_unit(office: Office, unit: str, on: date) -> QuerySet[TaskUnit]:
    """Return the followed tasks of a unit and of those that it took over from, the next due first."""
    return bonds_of(office).filter(unit__in=units.answered_by(unit, on))


def next_of_unit(directive: Directive, unit: str, on: date) -> Task | None:
    """Return the task of a dispatch that a unit must hand in first."""
    first = of_unit(directive.office, unit, on).filter(task__directive=directive, next_due_at__isnull=False).first()
    return first.task if first else None
