"""Which days are working days in Việt Nam? The table of law.md §3.2, worked Saturdays included."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoiam.core.calendar import VIETNAM, Calendar, at, calendar_of, end_of, local, localdate, parse_year
from hoiam.core.errors import Unreadable
from hoiam.outside.shipped import lawbook

# Written down a second time from the paper, day by day, so that a slip in the shipped files shows.
DAYS_OFF = {
    2022: "03/01 31/01 01/02 02/02 03/02 04/02 11/04 02/05 03/05 01/09 02/09",
    2023: "02/01 20/01 23/01 24/01 25/01 26/01 01/05 02/05 03/05 01/09 04/09",
    2024: "01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09",
    2025: "01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09",
    2026: "01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09",
    2027: "01/01 08/02 09/02 10/02 16/04 30/04 03/05 02/09",  # provisional: what is off under every choice
}
WORKED_SATURDAYS = {date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)}


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return lawbook.calendar()


def listed(year: int) -> set[date]:
    return {date(year, int(word[3:]), int(word[:2])) for word in DAYS_OFF[year].split()}


@pytest.mark.parametrize("year", DAYS_OFF)
def test_the_shipped_table_has_exactly_the_days_off_of_the_year(calendar: Calendar, year: int) -> None:
    day, off = date(year, 1, 1), set()
    while day.year == year:
        if day.isoweekday() <= 5 and not calendar.is_working(day):
            off.add(day)
        day += timedelta(days=1)
    assert off == listed(year)


def test_a_saturday_worked_in_exchange_is_a_working_day(calendar: Calendar) -> None:
    first = date(2022, 1, 1)
    days = (first + timedelta(days=n) for n in range(365 * 6 + 1))
    assert {day for day in days if day.isoweekday() > 5 and calendar.is_working(day)} == WORKED_SATURDAYS


def test_a_worked_saturday_says_for_which_day_it_is_worked(calendar: Calendar) -> None:
    assert calendar.worked_for(date(2024, 5, 4)) == date(2024, 4, 29)
    assert calendar.worked_for(date(2024, 5, 11)) is None


@pytest.mark.parametrize("day", ["2023-01-26", "2024-02-08", "2024-04-18", "2025-01-30", "2025-05-01", "2026-01-01"])
def test_thursdays_that_were_holidays_are_known_by_name(calendar: Calendar, day: str) -> None:
    assert date.fromisoformat(day).isoweekday() == 4
    assert calendar.name(date.fromisoformat(day))
    assert calendar.why_off(date.fromisoformat(day)) in {"holiday", "substitute"}


def test_every_shipped_day_off_has_a_name_and_a_source(calendar: Calendar) -> None:
    assert all(row.name and row.source for row in (*calendar.off.values(), *calendar.doubtful))


def test_the_24th_of_november_is_switched_off_and_reported_as_doubtful(calendar: Calendar) -> None:
    day = date(2026, 11, 24)
    assert calendar.is_working(day)
    assert [row.day for row in calendar.doubts(date(2026, 11, 1), date(2026, 11, 30))] == [day]
    assert calendar.doubts(date(2026, 11, 25), date(2026, 11, 30)) == ()
    assert not calendar.with_doubtful().is_working(day)


def test_fifteen_working_days_from_10_november_2026_end_on_1_or_2_december(calendar: Calendar) -> None:
    assert calendar.add_working_days(date(2026, 11, 10), 15) == date(2026, 12, 1)
    assert calendar.with_doubtful().add_working_days(date(2026, 11, 10), 15) == date(2026, 12, 2)


def test_years_without_a_table_are_named(calendar: Calendar) -> None:
    assert calendar.unknown_years(date(2021, 12, 1), date(2022, 1, 5)) == (2021,)
    assert calendar.unknown_years(date(2026, 12, 1), date(2029, 1, 5)) == (2028, 2029)
    assert calendar.provisional_years(date(2026, 12, 1), date(2029, 1, 5)) == (2027,)
    assert calendar.with_doubtful().provisional_years(date(2026, 1, 1), date(2028, 1, 1)) == (2027,)
    assert calendar.unknown_years(date(2022, 1, 1), date(2026, 12, 31)) == ()


def test_next_and_previous_working_days_step_over_tet(calendar: Calendar) -> None:
    assert calendar.next_working(date(2023, 1, 19)) == date(2023, 1, 27)
    assert calendar.previous_working(date(2023, 1, 27)) == date(2023, 1, 19)
    assert calendar.this_or_next_working(date(2023, 1, 19)) == date(2023, 1, 19)
    assert calendar.name(date(2023, 1, 21)) == ""


@settings(deadline=None)
@given(st.dates(date(2022, 1, 1), date(2026, 6, 1)), st.integers(0, 120))
def test_adding_working_days_agrees_with_an_independent_count(start: date, number: int) -> None:
    calendar = lawbook.calendar()
    free = set().union(*(listed(year) for year in DAYS_OFF))
    workdays = [
        day
        for day in (start + timedelta(days=n) for n in range(1, 400))
        if (day.weekday() < 5 and day not in free) or day in WORKED_SATURDAYS
    ]
    assert calendar.add_working_days(start, number) == (workdays[number - 1] if number else start)


def test_the_vietnamese_day_begins_seven_hours_before_greenwich() -> None:
    assert localdate(datetime(2022, 10, 6, 16, 59, tzinfo=UTC)) == date(2022, 10, 6)
    assert localdate(datetime(2022, 10, 6, 17, 0, tzinfo=UTC)) == date(2022, 10, 7)
    assert at(date(2022, 10, 6), time(15)).isoformat() == "2022-10-06T15:00:00+07:00"
    assert end_of(date(2022, 10, 6)) == datetime(2022, 10, 7, tzinfo=VIETNAM)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        local(datetime(2022, 10, 6))  # noqa: DTZ001


ROW = '[[day]]\ndate = 2027-01-01\nname = "Tết Dương lịch"\n'
HEAD = 'year = 2027\nsource = "thử"\n'


def test_a_row_without_a_kind_is_a_plain_holiday() -> None:
    calendar = calendar_of([parse_year(HEAD + ROW)])
    assert calendar.why_off(date(2027, 1, 1)) == "holiday"
    assert calendar.years == {2027}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("year = [", "holidays.broken"),
        ("year = 2027\nday = []\n", "holidays.broken"),
        (HEAD + "day = 3\n", "holidays.broken"),
        (HEAD + ROW.replace("2027-01-01", "2026-01-01"), "holidays.wrong_year"),
        (HEAD + ROW.replace("2027-01-01", '"2027-01-01"'), "holidays.wrong_year"),
        (HEAD + ROW.replace("2027-01-01", "2027-01-02"), "holidays.weekend"),
        (HEAD + ROW + 'kind = "feast"\n', "holidays.kind"),
        (HEAD + ROW + 'kind = "swapped"\n', "holidays.kind"),
        (HEAD + ROW + "worked = 2027-01-09\n", "holidays.kind"),
        (HEAD + ROW + 'kind = "swapped"\nworked = 2027-01-08\n', "holidays.worked"),
        (HEAD + ROW + 'kind = "swapped"\nworked = "thứ Bảy"\n', "holidays.worked"),
        (HEAD + ROW + ROW, "holidays.twice"),
    ],
)
def test_a_broken_table_is_refused_with_its_fault(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_year(text)
    assert caught.value.code == code


def test_a_rest_holds_the_weekends_that_touch_it_and_no_other(calendar: Calendar) -> None:
    rest = calendar.holidays()
    assert {date(2023, 1, day) for day in range(20, 27)} <= rest
    assert date(2023, 1, 19) not in rest and date(2023, 1, 27) not in rest and date(2023, 2, 4) not in rest
    assert date(2024, 5, 4) not in rest  # a Saturday that was worked
