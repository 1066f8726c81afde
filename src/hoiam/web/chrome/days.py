"""How does a day or a moment read? Knows no clock: where "today" matters, `now` is an argument.

Days follow Decree 30/2020, Appendix I, II.4.d: a zero before days under 10 and before January and February only.
"""

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.core.calendar.zone import VIETNAM

_MIDNIGHT = (0, 0, 0)
_WEEKDAYS = (
    *(gettext_noop("thứ Hai"), gettext_noop("thứ Ba"), gettext_noop("thứ Tư"), gettext_noop("thứ Năm")),
    *(gettext_noop("thứ Sáu"), gettext_noop("thứ Bảy"), gettext_noop("Chủ nhật")),
)


def local(at: datetime) -> datetime:
    """Return the moment on the wall clock of the office. There is one zone: a list asks some thousand times."""
    return at if at.tzinfo is None else at.astimezone(VIETNAM)


def calendar_day(at: date | datetime) -> date:
    """Return the local day of a moment, or the day itself."""
    return local(at).date() if isinstance(at, datetime) else at


def whole_day(due: date | datetime) -> bool:
    """Say whether a term ends with its day (24:00), and not at an hour. A bare day is the last day of its term."""
    if not isinstance(due, datetime):
        return True
    at = local(due)
    return (at.hour, at.minute, at.second) == _MIDNIGHT


def last_day(due: date | datetime) -> date:
    """Return the day a term ends on: as a moment, 00:00 belongs to the day before it."""
    if isinstance(due, datetime) and whole_day(due):
        return calendar_day(due) - timedelta(days=1)
    return calendar_day(due)


def end(due: date | datetime) -> datetime:
    """Return the moment a term ends: 24:00 of its last day, or its hour."""
    if isinstance(due, datetime):
        return due
    return datetime.combine(due + timedelta(days=1), time(), tzinfo=VIETNAM)


def weekday(at: date | datetime) -> str:
    """Return the name of the day as it stands inside a sentence: "thứ Năm", "Chủ nhật"."""
    return _(_WEEKDAYS[calendar_day(at).weekday()])


def short_day(at: date | datetime, now: date | datetime | None = None) -> str:
    """Return "06/10"; with the year where it is not the year of `now`."""
    day = calendar_day(at)
    words = f"{day.day:02}/{_month(day)}"
    return words if now is None or calendar_day(now).year == day.year else f"{words}/{day.year}"


def full_day(at: date | datetime) -> str:
    """Return "06/10/2022"."""
    day = calendar_day(at)
    return f"{day.day:02}/{_month(day)}/{day.year}"


def hour(at: datetime) -> str:
    """Return "13:20"."""
    return f"{local(at):%H:%M}"


def moment(at: datetime) -> str:
    """Return "06/10/2022, 13:20"."""
    return f"{full_day(at)}, {hour(at)}"


def told(at: datetime, now: date | datetime | None = None) -> str:
    """Return the moment as a history tells it: "06/10, 13:20"."""
    return f"{short_day(at, now)}, {hour(at)}"


def long_moment(at: datetime) -> str:
    """Return "Thứ Năm, 06/10/2022, 13:20", the first line of a page."""
    name = weekday(at)
    return f"{name[0].upper()}{name[1:]}, {moment(at)}"


def ending(due: date | datetime, now: datetime) -> str:
    """Say when a term ends: "hết thứ Hai 10/10", "10:30 hôm nay", "15:00 thứ Năm 13/10"."""
    day = last_day(due)
    if day == calendar_day(now):
        return _("hết hôm nay") if whole_day(due) else _("%(hour)s hôm nay") % {"hour": hour(due)}
    facts = {"weekday": weekday(day), "day": short_day(day, now), "hour": hour(end(due))}
    return (_("hết %(weekday)s %(day)s") if whole_day(due) else _("%(hour)s %(weekday)s %(day)s")) % facts


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)
