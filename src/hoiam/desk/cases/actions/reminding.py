"""Remind of the terms of cases before they end, in working time only; what stays late goes up to the next level.

Before and at the date: the unit that is to do it; late: also the secretariat, which gave it out, and who set the day; a
whole working day late: the leaders. A day that a person set is told as a term of law is. What the press owes us is told
by the letters (desk/letters), not here.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from hoiam.core.alert import is_working, next_working
from hoiam.core.calendar import Calendar
from hoiam.core.handle.states import CLOSERS
from hoiam.core.handle.turns import FEEDBACK, ONWARD, REMEDY
from hoiam.core.schedule.remind import AFTER, LADDER, UP, share_of, step_or_up
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.law import ClockKind
from hoiam.desk.alerts.policy import policy_of
from hoiam.desk.cases.actions.mailing import queue_mails
from hoiam.desk.cases.actions.telling import tell
from hoiam.desk.cases.many import GOAL
from hoiam.desk.cases.models import CaseClock
from hoiam.desk.law import queries as law
from hoiam.desk.units.models import Office, Unit

EVERY = timedelta(minutes=10)  # between two looks
AHEAD = timedelta(days=16)  # a reminder may have to be said before a long holiday
HALF_AHEAD = timedelta(days=40)  # half of the longest term for an answer lies before that
MOST = 200  # clocks of one transaction
ABOUT = ("case__office", "case__lead", "unit", "order__unit", "task__asked_for")
LEADERS = (Role.CHU_TICH, Role.PCT)
SHARED_OUT = ("answer", FEEDBACK)  # told of by the share of their term too: somebody outside waits for it
NOT_THE_UNITS = {"assign": Role.VAN_PHONG, "issue": Role.VAN_THU}  # what another than the unit in charge is to do
FOLLOWED = (REMEDY, FEEDBACK, ONWARD)  # late: told to all who follow the case


@transaction.atomic
def remind_due(*, office: Office, by: Actor, now: datetime, after: int = 0) -> int:
    """Remind whoever is to be reminded now, of at most 200 clocks; return the last one looked at, 0 for the end.

    Outside working time and in a frozen office nobody is.
    """
    policy, calendar = policy_of(office), law.calendar()
    if office.frozen_at is not None or not is_working(now, policy.working, calendar):
        return 0
    chance = next_working(now + EVERY, policy.working, calendar)
    near = Q(ends_at__lte=now + AHEAD) | Q(what__in=SHARED_OUT, ends_at__lte=now + HALF_AHEAD)
    running = CaseClock.objects.filter(near, case__office=office, done_at__isnull=True, pk__gt=after)
    running = running.exclude(reminded=UP).exclude(what__startswith="press_")
    clocks = list(running.select_related(*ABOUT).order_by("pk")[:MOST])
    for clock in clocks:
        step = _step(clock, now, chance, calendar)
        if LADDER.index(step) > LADDER.index(clock.reminded):
            CaseClock.objects.filter(pk=clock.pk).update(reminded=step)
            _tell(clock, step, by, now)
    return clocks[-1].pk if len(clocks) == MOST else 0


def _step(clock: CaseClock, now: datetime, chance: datetime, calendar: Calendar) -> str:
    """Return which reminder of a term has come; what somebody outside waits for by the share of its term too (S27)."""
    step = step_or_up(clock.ends_at, now, chance, calendar)
    if not step and clock.what in SHARED_OUT:
        return share_of(clock.started_at, clock.ends_at, now)
    return AFTER if step == UP and clock.what == GOAL else step  # behind the aim stands the law's limit


@dataclass(frozen=True, slots=True)
class _Told:
    """Whom one reminder is for."""

    units: tuple[Unit, ...]
    roles: tuple[Role, ...]
    people: tuple[str, ...]


def _whom(clock: CaseClock, step: str) -> _Told:
    """Return who is to do it; late: also who gave it out or asked for it; a whole working day late: the leaders."""
    unit = clock.unit or (clock.order.unit if clock.order else None) or clock.case.lead
    waits = [] if unit is None or clock.what in NOT_THE_UNITS else [unit]
    roles: set[Role] = set() if waits else {NOT_THE_UNITS.get(clock.what, Role.VAN_PHONG)}
    people: list[str] = []
    if clock.what in ("answer", GOAL, ONWARD):
        roles.add(CLOSERS[-1])
    if step in (AFTER, UP) and clock.what != GOAL:
        roles |= set(CLOSERS) if clock.what in FOLLOWED else {Role.VAN_PHONG}
        if clock.task and clock.task.asked_for:
            waits.append(clock.task.asked_for)
        if clock.order and step == AFTER:
            people.append(clock.order.given_by)
    if step == UP:
        roles |= set(LEADERS)
    return _Told(tuple(waits), tuple(sorted(roles)), tuple(people))


def _tell(clock: CaseClock, step: str, by: Actor, now: datetime) -> None:
    told, set_by_hand = _whom(clock, step), bool(clock.order or clock.task)
    facts = {"clock": clock.what, "ends_at": clock.ends_at.isoformat()}
    facts |= {"about": clock.about} if set_by_hand else {}
    facts |= {"task": clock.task_id} if clock.task else {}
    code = {AFTER: "late", UP: "up", "half": "half", "most": "most"}.get(step, "soon")
    code = f"notice.day.{code}" if set_by_hand else f"notice.clock.{code}"
    code = "notice.clock.goal" if clock.what == GOAL and step == AFTER else code
    code = "notice.clock.now" if clock.due.get("kind") == ClockKind.IMMEDIATE and step == AFTER else code
    to = {"units": told.units, "roles": told.roles}
    tell(case=clock.case, code=code, by=by, now=now, people=told.people, facts=facts, **to)
    if clock.what != GOAL or step != AFTER:
        queue_mails(clock=clock, step=step, to=told.units, roles=told.roles, by=by, now=now)
