"""Which day is it in Việt Nam? The one time zone of everything legal. Never reads the clock."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def local(moment: datetime) -> datetime:
    """Return the same moment on a Vietnamese wall clock. A moment without a zone is refused with ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment must carry its zone")
    return moment.astimezone(VIETNAM)


def localdate(moment: datetime) -> date:
    """Return the Vietnamese day on which a moment falls. A moment without a zone is refused with ValueError."""
    return local(moment).date()


def at(day: date, hour: time) -> datetime:
    """Return the moment at which a Vietnamese wall clock shows `hour` on `day`."""
    return datetime.combine(day, hour, tzinfo=VIETNAM)


def end_of(day: date) -> datetime:
    """Return 24:00 of a day: the first moment that no longer belongs to it (Bộ luật Dân sự 2015, Điều 148.6)."""
    return at(day + timedelta(days=1), time(0))
