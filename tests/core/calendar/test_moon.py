"""The lunar days of the tables against a count of the moon of our own: new moons by Meeus, days of Việt Nam."""

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from hoiam.core.calendar import TET, Calendar
from hoiam.outside.shipped import lawbook

HANOI = timezone(timedelta(hours=7))
FORGEFATHERS = "Giỗ Tổ Hùng Vương"


def new_moon(k: int) -> date:
    """Return the day, in Việt Nam, of the k-th new moon after January 2000 (Meeus, chapter 49: its larger terms)."""
    t = k / 1236.85
    day = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    sun = math.radians(2.5534 + 29.1053567 * k)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = math.radians(160.7108 + 390.67050284 * k)
    day += -0.4072 * math.sin(moon) + 0.17241 * math.sin(sun) + 0.01608 * math.sin(2 * moon)
    day += 0.01039 * math.sin(2 * node) + 0.00739 * math.sin(moon - sun) - 0.00514 * math.sin(moon + sun)
    day += 0.00208 * math.sin(2 * sun) - 0.00111 * math.sin(moon - 2 * node)
    moment = datetime(2000, 1, 1, 12, tzinfo=UTC) + timedelta(days=day - 2451545.0, seconds=-70)
    return moment.astimezone(HANOI).date()


MOONS = [new_moon(k) for k in range(180, 500)]


def test_every_first_day_of_tet_is_a_new_moon_of_winters_end() -> None:
    assert {day for day in TET if day not in MOONS} == set()
    assert all((1, 20) <= (day.month, day.day) <= (2, 20) for day in TET)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return lawbook.calendar()


@pytest.mark.parametrize("year", range(2022, 2028))
def test_the_tenth_of_the_third_month_is_off_or_has_its_substitute(calendar: Calendar, year: int) -> None:
    first = next(day for day in TET if day.year == year)
    third = MOONS[MOONS.index(first) + 2]  # of these years only 2023 and 2025 have a leap month
    if year == 2023:
        third = MOONS[MOONS.index(first) + 3]  # the second month came twice
    day = third + timedelta(days=9)
    while day.isoweekday() > 5 or (day in calendar.off and FORGEFATHERS not in calendar.name(day)):
        day += timedelta(days=1)
    assert FORGEFATHERS in calendar.name(day)
