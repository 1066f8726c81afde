"""Remind units of their dates in working time, politely and once for each step; and on somebody's click."""

from datetime import datetime, timedelta

from django.db import transaction

from hoiam.core.alert import is_working, next_working
from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.schedule.remind import step_of
from hoiam.core.values.actor import Actor
from hoiam.desk.alerts.policy import policy_of
from hoiam.desk.alerts.queries import channels_of
from hoiam.desk.directives import distributions, orders, queries, readings
from hoiam.desk.directives.actions.roles import CONFIRMERS, JUDGES, write_line
from hoiam.desk.directives.models import Distribution, Order, Reminder, Sending, StudyUnit, TaskUnit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.law import queries as law
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit

EVERY = timedelta(minutes=10)  # between two looks
AHEAD = timedelta(days=16)  # a reminder may have to be said before a long holiday
HAND = "hand"


@transaction.atomic
def remind_due(*, office: Office, by: Actor, now: datetime) -> int:
    """Remind whoever is to be reminded now; return how many. Outside working time and in a frozen office nobody is."""
    policy, calendar = policy_of(office), law.calendar()
    if office.frozen_at is not None or not is_working(now, policy.working, calendar):
        return 0
    chance = next_working(now + EVERY, policy.working, calendar)
    count = 0
    for bond in queries.bonds_of(office).filter(next_due_at__lte=now + AHEAD):
        step = step_of(bond.next_due_at, now, chance)
        if step and not Reminder.objects.filter(bond=bond, for_due_at=bond.next_due_at, step=step).exists():
            tell(bond, step, by, now)
            count += 1
    count += _remind_readers(office, by, now, chance) + _remind_ordered(office, by, now, chance)
    return count + _remind_receivers(office, by, now, chance)


def _remind_receivers(office: Office, by: Actor, now: datetime, chance: datetime) -> int:
    """Remind the units that were sent something and have not said that they have it."""
    count = 0
    for row in distributions.waiting(office).filter(until__lte=localdate(now + AHEAD)):
        due = distributions.ends_at(row)
        step = step_of(due, now, chance)
        if step and not Reminder.objects.filter(distribution=row, for_due_at=due, step=step).exists():
            tell_of_distribution(row, step, by, now)
            count += 1
    return count


def _remind_ordered(office: Office, by: Actor, now: datetime, chance: datetime) -> int:
    """Remind the units of leaders' instructions that have a day and no result."""
    count = 0
    for order in orders.waiting(office).filter(until__lte=localdate(now + AHEAD)):
        due = orders.ends_at(order)
        step = step_of(due, now, chance) if due else ""
        if step and not Reminder.objects.filter(order=order, for_due_at=due, step=step).exists():
            tell_of_order(order, step, by, now)
            count += 1
    return count


def _remind_readers(office: Office, by: Actor, now: datetime, chance: datetime) -> int:
    """Remind the units that have yet to read a dispatch, by the same steps as of a task's date."""
    count = 0
    for row in readings.unread(office).filter(study__until__lte=localdate(now + AHEAD)):
        due = readings.ends_at(row.study)
        step = step_of(due, now, chance)
        if step and not Reminder.objects.filter(reading=row, for_due_at=due, step=step).exists():
            _tell_reader(row, step, by, now)
            count += 1
    return count


@transaction.atomic
def remind(*, bond: TaskUnit, by: Actor, now: datetime) -> Reminder:
    """Remind one unit of one task because somebody asks for it, at most once a day."""
    if not by.roles & (CONFIRMERS | JUDGES):
        raise Refused("task.remind_role")
    units.refuse_frozen(bond.task.directive.office)
    bond = TaskUnit.objects.select_for_update(of=("self",)).select_related("task__directive", "unit").get(pk=bond.pk)
    if bond.next_due_at is None:
        raise Refused("task.remind_undated")
    if Reminder.objects.filter(bond=bond, step=HAND, at__gt=now - timedelta(days=1)).exists():
        raise Refused("task.reminded")
    made = tell(bond, HAND, by, now)
    write_line(bond.task.directive, "task.remind", by, now, task=bond.task.ref, unit=bond.unit.key)
    return made


@transaction.atomic
def remind_reader(*, row: StudyUnit, by: Actor, now: datetime) -> Reminder:
    """Remind one unit of a dispatch to be read because somebody asks for it, at most once a day."""
    if not by.roles & (CONFIRMERS | JUDGES):
        raise Refused("task.remind_role")
    units.refuse_frozen(row.study.directive.office)
    rows = StudyUnit.objects.select_for_update(of=("self",)).select_related("study__directive__office", "unit")
    row = rows.get(pk=row.pk)
    if row.read_at is not None or row.study.directive.ended_at is not None:
        raise Refused("study.is_read")
    if Reminder.objects.filter(reading=row, step=HAND, at__gt=now - timedelta(days=1)).exists():
        raise Refused("task.reminded")
    made = _tell_reader(row, HAND, by, now)
    write_line(row.study.directive, "study.remind", by, now, unit=row.unit.key)
    return made


def tell(bond: TaskUnit, step: str, by: Actor, now: datetime, note: str = "") -> Reminder:
    """Keep the reminder, and send it to whoever answers for the unit today over the channels that the office set."""
    made = Reminder.objects.create(
        bond=bond, for_due_at=bond.next_due_at or now, step=step, at=now, by=by.key, note=note
    )
    return _send(made, bond.task.directive.office, bond.unit, by, now)


def _tell_reader(row: StudyUnit, step: str, by: Actor, now: datetime) -> Reminder:
    due = readings.ends_at(row.study)
    made = Reminder.objects.create(reading=row, for_due_at=due, step=step, at=now, by=by.key)
    return _send(made, row.study.directive.office, row.unit, by, now)


def tell_of_order(order: Order, step: str, by: Actor, now: datetime, note: str = "") -> Reminder:
    """Keep that a unit is told of a leader's instruction, or reminded of its day, and send it."""
    due = orders.ends_at(order) or now
    made = Reminder.objects.create(order=order, for_due_at=due, step=step, at=now, by=by.key, note=note)
    return _send(made, order.paper.office, order.unit, by, now)


def tell_of_distribution(row: Distribution, step: str, by: Actor, now: datetime) -> Reminder:
    """Keep that a unit is told of what it was sent, or reminded to say that it has it, and send it."""
    due = distributions.ends_at(row)
    made = Reminder.objects.create(distribution=row, for_due_at=due, step=step, at=now, by=by.key)
    return _send(made, row.office, row.unit, by, now)


def _send(made: Reminder, office: Office, unit: Unit, by: Actor, now: datetime) -> Reminder:
    owner = units.owner_today(unit, localdate(now))
    for channel in channels_of(office).filter(recipient__unit=owner):
        sending = Sending.objects.create(reminder=made, channel=channel)
        told = {"sending": sending.pk}
        jobs.enqueue(kind="task.tell", args=told, key=f"task.tell:{sending.pk}", office=office.key, by=by, now=now)
    return made


@transaction.atomic
def note_sent(*, sending: Sending, problem: str, by: Actor, now: datetime) -> None:
    """Note that a channel took a reminder, or why it did not."""
    sent = None if problem else now
    Sending.objects.filter(pk=sending.pk, sent_at__isnull=True).update(sent_at=sent, problem=problem[:64])
