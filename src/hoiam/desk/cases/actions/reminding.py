"""Remind of the terms of cases before they end, in working time only; what stays late goes up to the next level.

Before and at the date: the unit that holds the case; late: also the secretariat, which gave it out; a whole working day
late: the leaders. What the press owes us is told by the letters (desk/letters), not here.
"""

from datetime import datetime, timedelta

from django.db import transaction

from hoiam.core.alert import is_working, next_working
from hoiam.core.handle.states import CLOSERS
from hoiam.core.schedule.remind import AFTER, LADDER, UP, step_or_up
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.alerts.policy import policy_of
from hoiam.desk.cases.actions.mailing import queue_mails
from hoiam.desk.cases.actions.telling import tell
from hoiam.desk.cases.models import CaseClock
from hoiam.desk.law import queries as law
from hoiam.desk.units.models import Office

EVERY = timedelta(minutes=10)  # between two looks
AHEAD = timedelta(days=16)  # a reminder may have to be said before a long holiday
MOST = 200  # clocks of one transaction
LEADERS = (Role.CHU_TICH, Role.PCT)


@transaction.atomic
def remind_due(*, office: Office, by: Actor, now: datetime, after: int = 0) -> int:
    """Remind whoever is to be reminded now, of at most 200 clocks; return the last one looked at, 0 for the end.

    Outside working time and in a frozen office nobody is.
    """
    policy, calendar = policy_of(office), law.calendar()
    if office.frozen_at is not None or not is_working(now, policy.working, calendar):
        return 0
    chance = next_working(now + EVERY, policy.working, calendar)
    running = CaseClock.objects.filter(
        case__office=office, done_at__isnull=True, ends_at__lte=now + AHEAD, pk__gt=after
    )
    running = running.exclude(reminded=UP).exclude(what__startswith="press_")
    clocks = list(running.select_related("case__office", "case__lead").order_by("pk")[:MOST])
    for clock in clocks:
        step = step_or_up(clock.ends_at, now, chance, calendar)
        if LADDER.index(step) > LADDER.index(clock.reminded):
            CaseClock.objects.filter(pk=clock.pk).update(reminded=step)
            _tell(clock, step, by, now)
    return clocks[-1].pk if len(clocks) == MOST else 0


def _tell(clock: CaseClock, step: str, by: Actor, now: datetime) -> None:
    case, facts = clock.case, {"clock": clock.what, "ends_at": clock.ends_at.isoformat()}
    waits = [] if case.lead is None or clock.what == "assign" else [case.lead]
    roles: set[Role] = set() if waits else {Role.VAN_PHONG}
    if clock.what == "answer":
        roles.add(CLOSERS[-1])
    if step in (AFTER, UP):
        roles.add(Role.VAN_PHONG)
    if step == UP:
        roles |= set(LEADERS)
    code = {AFTER: "notice.clock.late", UP: "notice.clock.up"}.get(step, "notice.clock.soon")
    tell(case=case, code=code, by=by, now=now, units=waits, roles=sorted(roles), facts=facts)
    queue_mails(clock=clock, step=step, to=waits, roles=sorted(roles), by=by, now=now)
