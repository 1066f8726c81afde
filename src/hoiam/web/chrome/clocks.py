"""What does a clock's chip say? A term and a moment in; a state and its words out. Knows no law and reads no clock.

The chip speaks in words first: "còn 3 ngày", "quá 1 ngày", "chưa tính", "xong 06/10". Red means late
and nothing else, and late stays late after it is done: the face of a finished term keeps "chậm 11 giờ".
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoiam.web.chrome.days import calendar_day, end, ending, last_day, short_day, whole_day

NEAR_DAYS = timedelta(days=3)  # of a term counted in days
NEAR_HOURS = timedelta(hours=6)  # of a term that ends at an hour
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Face:
    """What the chip shows. `late` is "" unless the thing was done late; `ends` says when the term ends."""

    state: str  # plain | near | late | idle | done
    words: str
    rule: str
    late: str = ""
    ends: str = ""

    @property
    def css(self) -> str:
        """Return the classes of the chip."""
        return "clock" if self.state == "plain" else f"clock clock--{self.state}"


def face(
    due: date | datetime | None,
    now: datetime,
    *,
    rule: str = "",
    policy: bool = False,
    strict: bool = False,
    done: datetime | None = None,
    near: timedelta | None = None,
) -> Face:
    """Return the chip of one term. `due` is its last day, or its last moment, or None before it starts.

    `strict` means that the moment itself is already late ("trước 15:00").
    `rule` is the short name of the article ("Đ.39.1"); a policy without one is called "quy định nội bộ".
    `near` is how long before its end a term counts as near; by default 3 days, or 6 hours where it ends at an hour.
    """
    rule = rule or (_("quy định nội bộ") if policy else "")
    if done is not None:
        return _finished(due, now, rule, done, strict)
    if due is None:
        return Face("idle", _("chưa tính"), rule)
    if _past(due, now, strict):
        return Face("late", _("quá %(time)s") % {"time": overdue(due, now)}, rule, ends=ending(due, now))
    state = "near" if _is_near(due, now, near) else "plain"
    return Face(state, remaining(due, now), rule, ends=ending(due, now))


def remaining(due: date | datetime, now: datetime) -> str:
    """Return "còn 3 ngày", "hạn hôm nay", "còn 1 giờ 40 phút"; minutes only within the last 12 hours."""
    if whole_day(due):
        days = (last_day(due) - calendar_day(now)).days
        return _("còn %(time)s") % {"time": _days(days)} if days else _("hạn hôm nay")
    left = end(due) - now
    if left >= 2 * _DAY:
        return _("còn %(time)s") % {"time": _days(left // _DAY)}
    hours, minutes = left // _HOUR, (left % _HOUR) // timedelta(minutes=1)
    if not hours:
        return _("còn %(time)s") % {"time": _minutes(max(minutes, 1))}
    if minutes and hours < 12:
        return _("còn %(hours)s %(minutes)s") % {"hours": _hours(hours), "minutes": _minutes(minutes)}
    return _("còn %(time)s") % {"time": _hours(hours)}


def overdue(due: date | datetime, at: datetime) -> str:
    """Return how late a moment is: "6 ngày", "10 giờ", "5 phút"; rounded down, and never less than one."""
    if whole_day(due):
        return _days(max((calendar_day(at) - last_day(due)).days, 1))
    past = at - end(due)
    if past >= _DAY:
        return _days(past // _DAY)
    return _hours(past // _HOUR) if past >= _HOUR else _minutes(max(past // timedelta(minutes=1), 1))


def _past(due: date | datetime, at: datetime, strict: bool) -> bool:
    return at > end(due) or (at == end(due) and (strict or whole_day(due)))


def _finished(due: date | datetime | None, now: datetime, rule: str, done: datetime, strict: bool) -> Face:
    words = _("xong %(day)s") % {"day": short_day(done, now)}
    if due is None:
        return Face("done", words, rule)
    late = _("chậm %(time)s") % {"time": overdue(due, done)} if _past(due, done, strict) else ""
    return Face("done", words, rule, late=late, ends=ending(due, now))


def _is_near(due: date | datetime, now: datetime, near: timedelta | None) -> bool:
    if near is None and whole_day(due):
        return (last_day(due) - calendar_day(now)) <= NEAR_DAYS
    return end(due) - now <= (NEAR_HOURS if near is None else near)


def _days(n: int) -> str:
    return ngettext("%(n)d ngày", "%(n)d ngày", n) % {"n": n}


def _hours(n: int) -> str:
    return ngettext("%(n)d giờ", "%(n)d giờ", n) % {"n": n}


def _minutes(n: int) -> str:
    return ngettext("%(n)d phút", "%(n)d phút", n) % {"n": n}
