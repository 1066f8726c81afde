"""How often does a source bring something new, and when is it silent for too long? Counts; reads nothing.

What does not count as silence: nights (22:00 to 06:00, Asia/Ho_Chi_Minh), days off of the calendar, and hours in which
the source is usually quiet, such as its weekend. One long gap that was seen once excuses nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from hoiam.core.calendar.zone import VIETNAM

KEPT = 200  # newest items whose moments are remembered
FEWEST = 5  # items before a rhythm can be told
LEAST = 3600  # seconds: nothing is called silent after less than three hours
TIMES = 3
FALLBACK = timedelta(days=14)  # of silence where too few items are known for a rhythm
RECALLED = timedelta(days=70)  # how far back hours are looked at for being usually quiet
SEEN = 2  # long gaps in which an hour lay before it is usually quiet,
USUALLY = 0.75  # and the share of its days, or of its weekdays
LONGEST = timedelta(days=365)  # after which any source is silent
_HOUR = timedelta(hours=1)
_MORNING, _EVENING = 6, 22
_DAY = (_EVENING - _MORNING) * 3600  # waking seconds of a day

Days = Collection[date]


@dataclass(frozen=True, slots=True)
class _Rest:
    """The hours in which a source is not expected to write."""

    off: Days
    hours: frozenset[int] = frozenset()
    week: frozenset[tuple[int, int]] = frozenset()  # weekday, hour

    def holds(self, at: datetime) -> bool:
        night = not _MORNING <= at.hour < _EVENING
        return night or at.hour in self.hours or (at.weekday(), at.hour) in self.week or at.date() in self.off


def pulse(before: Sequence[int], dates: Iterable[datetime], now: datetime) -> list[int]:
    """Return the moments of the newest items, oldest first, as Unix seconds. What lies ahead of now counts as now."""
    new = {int(min(at, now).timestamp()) for at in dates}
    return sorted({*before, *new})[-KEPT:]


def rhythm(moments: Sequence[int], off: Days = ()) -> int | None:
    """Return the waking seconds that nine of ten gaps do not pass; None while too few items are known."""
    if len(moments) < FEWEST:
        return None
    found = sorted(_gaps(moments, off))
    return int(max(found[-(-9 * len(found) // 10) - 1], LEAST))


def silent_after(moments: Sequence[int], off: Days = ()) -> datetime | None:
    """Return when the silence since the newest item passes three times the rhythm; None where no item is known.

    Time in which the source is usually quiet does not count. `off` are the days off of the calendar.
    """
    if not moments:
        return None
    own = rhythm(moments, off)
    if own is None:
        return datetime.fromtimestamp(moments[-1], UTC) + FALLBACK
    return _after(moments[-1], TIMES * own, _usual(moments, TIMES * own, off))


def told(moments: Sequence[int], off: Days, before: datetime | None, now: datetime) -> dict[str, Any]:
    """Return what is kept of a source's rhythm. `before`: from when on its silence was told until now, if at all.

    Where too few items are known it has fourteen days: an old list that was just added is not silent on its first day.
    """
    own, silent = rhythm(moments, off), silent_after(moments, off)
    if own is None:
        first = before or now + FALLBACK
        silent = max(silent, first) if silent else first
    return {"pulse": list(moments), "rhythm": own, "silent_after": silent}


def _gaps(moments: Sequence[int], off: Days) -> list[int]:
    """Return the waking seconds between each two neighbours, days off left out."""
    awake = [_waking(moment) for moment in moments]
    days = [day.toordinal() for day in off]
    return [after - before - _taken_off(before, after, days) for before, after in pairwise(awake)]


def _taken_off(before: int, after: int, days: Iterable[int]) -> int:
    spans = (min(after, (day + 1) * _DAY) - max(before, day * _DAY) for day in days)
    return sum(span for span in spans if span > 0)


def _usual(moments: Sequence[int], long: int, off: Days) -> _Rest:
    """Return the hours that lay in two long gaps at least, and nearly always: of each day, or of a weekday."""
    since = max(moments[0], moments[-1] - int(RECALLED.total_seconds()))
    rest, seen, quiet = _Rest(off), Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    gaps = defaultdict[tuple[int, int], set[int]](set)
    for (before, after), gap in zip(pairwise(moments), _gaps(moments, off), strict=True):
        at = _next_hour(datetime.fromtimestamp(max(before, since) - 1, VIETNAM)) if after > since else None
        while at and at.timestamp() < after:
            if not rest.holds(at):
                slot = (at.weekday(), at.hour)
                seen[slot] += 1
                if gap > long and (at + _HOUR).timestamp() <= after:
                    quiet[slot] += 1
                    gaps[slot].add(before)
            at += _HOUR
    hours = {hour: {gap for slot in gaps if slot[1] == hour for gap in gaps[slot]} for _weekday, hour in gaps}
    daily_seen, daily = _by_hour(seen), _by_hour(quiet)
    return _Rest(
        off,
        frozenset(hour for hour, n in daily.items() if len(hours[hour]) >= SEEN and n >= USUALLY * daily_seen[hour]),
        frozenset(slot for slot, n in quiet.items() if len(gaps[slot]) >= SEEN and n >= USUALLY * seen[slot]),
    )


def _by_hour(counted: Counter[tuple[int, int]]) -> Counter[int]:
    found = Counter[int]()
    for (_weekday, hour), n in counted.items():
        found[hour] += n
    return found


def _after(moment: int, seconds: float, rest: _Rest) -> datetime:
    """Return when so many seconds have passed that are no rest."""
    at = datetime.fromtimestamp(moment, VIETNAM)
    last = at + LONGEST
    while at < last:
        end = _next_hour(at)
        if not rest.holds(at):
            spent = (end - at).total_seconds()
            if spent >= seconds:
                return (at + timedelta(seconds=seconds)).astimezone(UTC)
            seconds -= spent
        at = end
    return last.astimezone(UTC)


def _next_hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0) + _HOUR


def _waking(moment: int) -> int:
    """Return the waking seconds from the first day of the calendar until a moment."""
    local = datetime.fromtimestamp(moment, VIETNAM)
    seconds = local.hour * 3600 + local.minute * 60 + local.second
    return local.toordinal() * _DAY + min(max(seconds - _MORNING * 3600, 0), _DAY)
