"""The counts against a second, naive count that was written without looking at the first."""

from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoiam.core.calendar import VIETNAM, Calendar, DayOff, Year, calendar_of
from hoiam.core.schedule import due, ends_at, is_late, weeks
from tests.core.schedule.cast import rule

# A busy machine must not turn a slow example into a failure: what is held here is the count, not its speed.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
BASE = date(2022, 1, 1)
SPAN = 1500


@st.composite
def tables(draw: st.DrawFn) -> tuple[Calendar, set[date], set[date]]:
    """Draw a calendar with some days off and some worked Saturdays; also the two bare sets."""
    days = [BASE + timedelta(days=n) for n in range(SPAN)]
    weekdays = [d for d in days if d.weekday() < 5]
    saturdays = [d for d in days if d.weekday() == 5]
    off = draw(st.sets(st.sampled_from(weekdays), max_size=60))
    worked = dict(zip(sorted(off), draw(st.lists(st.sampled_from(saturdays), max_size=5, unique=True)), strict=False))
    rows = [DayOff(d, "ngày nghỉ", "swapped" if d in worked else "holiday", worked.get(d)) for d in sorted(off)]
    years = [Year(y, "thử", tuple(r for r in rows if r.day.year == y)) for y in range(2022, 2027)]
    return calendar_of(years), off, set(worked.values())


def free(day: date, off: set[date], worked: set[date]) -> bool:
    return (day.weekday() >= 5 and day not in worked) or day in off


@unhurried
@given(tables(), st.integers(0, 700), st.integers(0, 200))
def test_calendar_days(table: tuple[Calendar, set[date], set[date]], offset: int, n: int) -> None:
    calendar, off, worked = table
    start = BASE + timedelta(days=offset)
    expected = start + timedelta(days=n)
    while free(expected, off, worked):
        expected += timedelta(days=1)
    answer = due(rule(f'kind = "calendar_days", start = "received_at", n = {n}'), start, calendar)
    assert answer.due == expected
    assert [c.number for c in answer.days if c.number] == list(range(1, n + 1))


@unhurried
@given(tables(), st.integers(0, 700), st.integers(1, 120))
def test_working_days(table: tuple[Calendar, set[date], set[date]], offset: int, n: int) -> None:
    calendar, off, worked = table
    start = day = BASE + timedelta(days=offset)
    left = n
    while left:
        day += timedelta(days=1)
        left -= not free(day, off, worked)
    answer = due(rule(f'kind = "working_days", start = "received_at", n = {n}'), start, calendar)
    assert answer.due == day
    numbered = [c for c in answer.days if c.number]
    assert [c.number for c in numbered] == list(range(1, n + 1))
    assert not any(free(c.day, off, worked) for c in numbered)
    assert numbered[-1].is_due and numbered[-1].is_last


@unhurried
@given(st.datetimes(datetime(2022, 1, 1), datetime(2026, 1, 1)), st.integers(0, 200))  # noqa: DTZ001
def test_hours_are_as_long_as_they_say(naive: datetime, n: int) -> None:
    start = naive.replace(tzinfo=VIETNAM)
    answer = due(rule(f'kind = "hours", start = "signed_at", n = {n}'), start, calendar_of([]))
    end = ends_at(answer)
    assert end is not None and (end.timestamp() - start.timestamp()) == n * 3600
    assert is_late(answer, end) is False
    assert is_late(answer, end + timedelta(seconds=1)) is True


@unhurried
@given(tables(), st.integers(0, 700), st.sampled_from(["calendar_days", "working_days"]), st.integers(0, 90))
def test_the_grid_holds_every_day_once_under_its_own_weekday(
    table: tuple[Calendar, set[date], set[date]], offset: int, kind: str, n: int
) -> None:
    start = BASE + timedelta(days=offset)
    answer = due(rule(f'kind = "{kind}", start = "received_at", n = {n}'), start, table[0])
    grid = weeks(answer)
    assert all(cell is None or cell.day.weekday() == column for week in grid for column, cell in enumerate(week))
    days = [cell.day for week in grid for cell in week if cell]
    assert days[0] == start and days[-1] == answer.due
    assert days == [start + timedelta(days=k) for k in range(len(days))]
    assert sum(cell.is_due for week in grid for cell in week if cell) == 1


@unhurried
@given(tables(), st.integers(0, 700), st.integers(0, 60))
def test_a_day_is_in_time_until_its_last_second(table: tuple[Calendar, set[date], set[date]], at: int, n: int) -> None:
    answer = due(rule(f'kind = "working_days", start = "received_at", n = {n}'), BASE + timedelta(days=at), table[0])
    end = ends_at(answer)
    assert end is not None
    assert is_late(answer, end - timedelta(seconds=1)) is False
    assert is_late(answer, end) is True
