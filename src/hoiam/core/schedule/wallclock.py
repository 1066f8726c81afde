"""When is the next weekly deadline: before an hour of a weekday, with a policy for days off?

Dispatch 2736, task 2.1b: "trước 15h00 phút, thứ năm hàng tuần" is strict, so that 15:00:00 is late. The dispatch says
nothing about public holidays: the policy is the office's setting, and the explanation says so.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hoiam.core.calendar import Calendar, at, local
from hoiam.core.values.law import Clock, HolidayPolicy
from hoiam.core.values.reason import Reason, why

WEEK = timedelta(days=7)
LONGEST_BREAK = timedelta(days=21)  # longer than any row of days off: an earlier week's deadline may still be to come


@dataclass(frozen=True, slots=True)
class NextMoment:
    """The next deadline, the days on whose table it rests, and why it stands there."""

    moment: datetime
    span: tuple[date, date]
    reasons: tuple[Reason, ...]


def next_moment(clock: Clock, start: datetime | date, table: Calendar) -> NextMoment:
    """Return the first deadline still to come at `start` (a bare day means its first moment)."""
    assert clock.weekday is not None and clock.hour is not None  # the parser demands both of this kind
    now = local(start) if isinstance(start, datetime) else at(start, time(0))
    reasons = [why("wallclock.weekly", weekday=clock.weekday, time=f"{clock.hour:%H:%M}", strict=clock.strict)]
    earliest = now.date() - LONGEST_BREAK
    nominal = earliest + timedelta(days=(clock.weekday - earliest.isoweekday()) % 7)
    moment = at(moved(nominal, clock.holiday_policy, table), clock.hour)
    while moment < now or (moment == now and clock.strict):
        if nominal >= now.date() and moment.date() != nominal:
            # The week's own day is still to come, but its deadline was moved ahead of `start` and has passed.
            reasons.append(why("wallclock.passed", nominal=str(nominal), was=str(moment.date())))
        nominal += WEEK
        moment = at(moved(nominal, clock.holiday_policy, table), clock.hour)
    day = moment.date()
    if not table.is_working(nominal):
        facts = {"off": table.why_off(nominal), "name": table.name(nominal), "policy": str(clock.holiday_policy)}
        reasons.append(why("wallclock.holiday", nominal=str(nominal), moved_to=str(day), **facts))
    return NextMoment(moment, (min(nominal, day), max(nominal, day)), tuple(reasons))


def moved(nominal: date, policy: HolidayPolicy, table: Calendar) -> date:
    """Return where a deadline goes whose day is a day off."""
    if policy is HolidayPolicy.SAME or table.is_working(nominal):
        return nominal
    if policy is HolidayPolicy.NEXT:
        return table.next_working(nominal)
    return table.previous_working(nominal)
