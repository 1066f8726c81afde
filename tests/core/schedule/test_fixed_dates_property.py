"""Weekly hours, dates of the year and months of the quarter against counts written without looking at ours."""

import calendar as almanac
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoiam.core.calendar import VIETNAM, Calendar, calendar_of
from hoiam.core.schedule import due
from hoiam.core.schedule.recur import next_due
from tests.core.schedule.cast import rule
from tests.core.schedule.test_count_property import BASE, free, tables

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(lambda n: datetime(2022, 6, 1, tzinfo=VIETNAM) + timedelta(minutes=n))
HOURS = st.sampled_from(["00:00", "07:30", "15:00", "23:59"])
BARE = calendar_of([])


def deadlines(weekday: int, hour: str, policy: str, off: set[date], worked: set[date]) -> list[datetime]:
    """Return every deadline of some years as a secretary would enter them: week by week, moved where the day is off."""
    step = {"previous_working_day": -1, "same_day": 0, "next_working_day": 1}[policy]
    found = []
    for n in range(-60, 1600):
        day = BASE + timedelta(days=n)
        if day.strftime("%u") != str(weekday):
            continue
        while step and free(day, off, worked):
            day += timedelta(days=step)
        found.append(datetime.fromisoformat(f"{day}T{hour}:00+07:00"))
    return sorted(found)


@unhurried
@given(tables(), MOMENTS, st.integers(1, 7), HOURS, st.booleans(), st.sampled_from([-1, 0, 1]))
def test_the_next_weekly_hour_is_the_first_that_can_still_be_met(
    table: tuple[Calendar, set[date], set[date]], now: datetime, weekday: int, hour: str, strict: bool, policy: int
) -> None:
    known, off, worked = table
    named = {-1: "previous_working_day", 0: "same_day", 1: "next_working_day"}[policy]
    words = f'kind = "before_wallclock", start = "asked_at", weekday = {weekday}, time = {hour}:00, '
    words += f'strict = {str(strict).lower()}, holiday_policy = "{named}"'
    answer = due(rule(words), now, known)
    ahead = [one for one in deadlines(weekday, hour, named, off, worked) if one > now or (one == now and not strict)]
    assert answer.due == ahead[0]
    assert due(rule(words), now.astimezone(UTC), known).due == ahead[0]


@unhurried
@given(MOMENTS, st.integers(1, 31), st.none() | st.integers(1, 12), st.booleans())
def test_a_date_of_each_month_or_year_is_the_first_that_has_not_passed(
    now: datetime, day: int, month: int | None, strict: bool
) -> None:
    named = f"day = {day}" + (f", month = {month}" if month else "") + f", strict = {str(strict).lower()}"
    answer = due(rule(f'kind = "once_by_date", start = "asked_at", {named}'), now.date(), BARE)
    for n in range(800):  # walk through the days and look at each on the wall
        on = now.date() + timedelta(days=n)
        told = on + timedelta(days=1) if strict else on
        last = almanac.monthrange(told.year, told.month)[1]
        if (month is None or told.month == month) and told.day == min(day, last):
            break
    assert answer.due == on


@unhurried
@given(MOMENTS, st.integers(1, 12), st.integers(1, 28), st.integers(2022, 2026))
def test_a_date_of_one_year_stays_that_date_also_when_it_has_passed(
    now: datetime, month: int, day: int, year: int
) -> None:
    words = f'kind = "once_by_date", start = "asked_at", day = {day}, month = {month}, year = {year}'
    assert due(rule(words), now, BARE).due == date(year, month, day)


@unhurried
@given(
    MOMENTS, st.none() | st.integers(1, 31), st.none() | st.integers(1, 3), st.sampled_from(["before", "within", "on"])
)
def test_a_day_of_the_quarter_is_the_first_whose_end_is_still_to_come(
    now: datetime, day: int | None, month: int | None, bound: str
) -> None:
    told = {"kind": "quarterly", "day": day, "month_of_quarter": month, "bound": bound}
    answer = next_due(told, now, now, BARE)
    for n in range(-1, 220):
        on = now.date() + timedelta(days=n)
        right_month = on.month in range(month or 3, 13, 3)
        last = almanac.monthrange(on.year, on.month)[1]
        ends = datetime(on.year, on.month, on.day, tzinfo=VIETNAM) + timedelta(days=bound != "before")
        if right_month and on.day == min(day or last, last) and ends > now:
            break
    assert answer is not None and answer.ends_at == ends
