"""The weekly deadline: strictly before 15:00 on Thursday, and what the holiday setting does to it."""

from datetime import date

import pytest

from hoiam.core.calendar import Calendar
from hoiam.core.schedule import due, is_late, next_wallclock
from hoiam.core.values.law import HolidayPolicy
from tests.core.schedule.cast import codes, reason, rule, vn

WEEKLY = rule('kind = "before_wallclock", start = "asked_at", weekday = 4, time = 15:00:00, strict = true')
LOOSE = rule('kind = "before_wallclock", start = "asked_at", weekday = 4, time = 15:00:00')


@pytest.mark.parametrize(
    ("now", "deadline"),
    [
        ("2022-10-07 08:00", "2022-10-13 15:00"),
        ("2022-10-13 14:59:59", "2022-10-13 15:00"),
        ("2022-10-13 15:00", "2022-10-20 15:00"),
        ("2022-10-12 23:59", "2022-10-13 15:00"),
    ],
)
def test_the_next_deadline_is_the_first_that_can_still_be_met(now: str, deadline: str, calendar: Calendar) -> None:
    assert next_wallclock(WEEKLY, vn(now), calendar).due == vn(deadline)


def test_a_deadline_that_is_not_strict_can_be_met_at_its_very_moment(calendar: Calendar) -> None:
    moment = vn("2022-10-13 15:00")
    answer = next_wallclock(LOOSE, moment, calendar)
    assert answer.due == moment
    assert is_late(answer, moment) is False


def test_a_bare_day_means_its_first_moment(calendar: Calendar) -> None:
    assert due(WEEKLY, date(2022, 10, 13), calendar).due == vn("2022-10-13 15:00")


@pytest.mark.parametrize(
    ("policy", "deadline"),
    [
        (HolidayPolicy.PREVIOUS, "2024-04-17 15:00"),
        (HolidayPolicy.SAME, "2024-04-18 15:00"),
        (HolidayPolicy.NEXT, "2024-04-19 15:00"),
    ],
)
def test_a_thursday_that_is_a_holiday_moves_as_the_office_set_it(
    policy: HolidayPolicy, deadline: str, calendar: Calendar
) -> None:
    answer = next_wallclock(WEEKLY, vn("2024-04-15 08:00"), calendar, policy)
    assert answer.due == vn(deadline)
    facts = reason(answer, "wallclock.holiday").facts
    assert (facts["nominal"], facts["name"], facts["policy"]) == ("2024-04-18", "Giỗ Tổ Hùng Vương", str(policy))


def test_a_deadline_moved_behind_the_holidays_is_still_to_come(calendar: Calendar) -> None:
    answer = next_wallclock(WEEKLY, vn("2023-01-27 08:00"), calendar, HolidayPolicy.NEXT)
    assert answer.due == vn("2023-01-27 15:00")  # the report of Thursday 26 January, a day of Tết


def test_a_deadline_moved_ahead_of_now_is_said_to_have_passed(calendar: Calendar) -> None:
    answer = next_wallclock(WEEKLY, vn("2023-01-20 08:00"), calendar)
    assert answer.due == vn("2023-02-02 15:00")
    assert reason(answer, "wallclock.passed").facts == {"nominal": "2023-01-26", "was": "2023-01-19"}


def test_a_deadline_in_a_year_without_a_table_is_provisional(calendar: Calendar) -> None:
    assert next_wallclock(WEEKLY, vn("2028-03-01 08:00"), calendar).provisional


def test_only_weekly_rules_have_a_next_deadline(calendar: Calendar) -> None:
    days = rule('kind = "calendar_days", start = "received_at", n = 3')
    with pytest.raises(ValueError, match="TEST"):
        next_wallclock(days, vn("2022-10-06 08:00"), calendar)


def test_an_ordinary_week_says_nothing_about_holidays(calendar: Calendar) -> None:
    said = codes(next_wallclock(WEEKLY, vn("2022-10-07 08:00"), calendar))
    assert not {"wallclock.holiday", "wallclock.passed"} & said
