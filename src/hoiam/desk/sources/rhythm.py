"""How often does a source bring something new, and when is it silent for longer than it ever is? Counts; reads nothing.

Nights do not count: a newspaper that writes nothing between 22:00 and 06:00 (Asia/Ho_Chi_Minh) is not silent.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hoiam.core.calendar.zone import VIETNAM

KEPT = 200  # newest items whose moments are remembered
FEWEST = 5  # items before a rhythm can be told
LEAST = 3600  # seconds: nothing is called silent after less than three hours
TIMES = 3
MORNING = 6 * 3600
DAY = 16 * 3600  # waking seconds of a day


def pulse(before: Sequence[int], dates: Iterable[datetime], now: datetime) -> list[int]:
    """Return the moments of the newest items, oldest first, as Unix seconds. What lies ahead of now counts as now."""
    new = {int(min(at, now).timestamp()) for at in dates}
    return sorted({*before, *new})[-KEPT:]


def rhythm(moments: Sequence[int]) -> int | None:
    """Return the waking seconds that nine of ten gaps do not pass; None while too few items are known."""
    if len(moments) < FEWEST:
        return None
    found = sorted(_gaps(moments))
    return int(max(found[-(-9 * len(found) // 10) - 1], LEAST))


def silent_after(moments: Sequence[int]) -> datetime | None:
    """Return when the silence since the newest item passes three times the rhythm, and every gap seen so far."""
    own = rhythm(moments)
    if own is None:
        return None
    return _moment(_waking(moments[-1]) + max(TIMES * own, *_gaps(moments)))


def _gaps(moments: Sequence[int]) -> list[int]:
    awake = [_waking(moment) for moment in moments]
    return [after - before for before, after in pairwise(awake)]


def _waking(moment: int) -> int:
    """Return the waking seconds from the first day of the calendar until a moment."""
    local = datetime.fromtimestamp(moment, VIETNAM)
    seconds = local.hour * 3600 + local.minute * 60 + local.second
    return local.toordinal() * DAY + min(max(seconds - MORNING, 0), DAY)


def _moment(waking: int) -> datetime:
    day, rest = divmod(waking, DAY)
    morning = datetime.combine(date.fromordinal(day), time(), VIETNAM) + timedelta(seconds=MORNING)
    return (morning + timedelta(seconds=rest)).astimezone(UTC)
