"""When is a directive's task due next? Weekly to quarterly, dated, counted from receipt, or left open by the paper."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.calendar import Calendar, localdate
from hoiam.core.schedule.recur import NextDue, next_due
from hoiam.core.values.law import HolidayPolicy
from hoiam.outside.shipped import lawbook
from tests.core.schedule.cast import vn

RECEIVED = vn("2022-10-06 08:00")
WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
CALENDAR = lawbook.calendar()  # for the property, which may not use a fixture


def following(due: dict[str, Any], after: str, received: datetime = RECEIVED) -> NextDue | None:
    """Return the next due moment after a Vietnamese wall-clock time."""
    return next_due(due, vn(after), received, CALENDAR)


def ends(due: dict[str, Any], after: str, received: datetime = RECEIVED) -> datetime | None:
    """Return only the moment."""
    answer = following(due, after, received)
    return answer.ends_at if answer else None


@pytest.mark.parametrize(
    ("after", "moment"),
    [
        ("2022-10-06 08:00", "2022-10-06 15:00"),
        ("2022-10-06 14:59:59", "2022-10-06 15:00"),
        ("2022-10-06 15:00:00", "2022-10-13 15:00"),  # fifteen o'clock itself is late: the next one is a week away
        ("2022-10-07 00:00", "2022-10-13 15:00"),
        ("2022-12-29 15:00", "2023-01-05 15:00"),
    ],
)
def test_the_week_ends_strictly_before_fifteen_oclock_on_thursday(after: str, moment: str) -> None:
    assert ends(WEEKLY, after) == vn(moment)


def test_the_hour_is_that_of_a_vietnamese_clock_wherever_the_server_stands() -> None:
    after = datetime(2022, 10, 6, 7, 59, 59, tzinfo=UTC)  # 14:59:59 in Việt Nam
    answer = next_due(WEEKLY, after, RECEIVED, CALENDAR)
    assert answer and answer.ends_at == vn("2022-10-06 15:00")


@pytest.mark.parametrize(
    ("bound", "moment"),
    [("before", "2022-10-13 00:00"), ("within", "2022-10-14 00:00"), ("on", "2022-10-14 00:00"), (None, "2022-10-14")],
)
def test_before_ends_with_the_day_begun_every_other_word_with_the_day_gone(bound: str | None, moment: str) -> None:
    assert ends({"kind": "weekly", "weekday": 4, "bound": bound}, "2022-10-07 08:00") == vn(moment)


@pytest.mark.parametrize(
    ("due", "after", "moment"),
    [
        ({"kind": "monthly", "day": None}, "2022-10-06 08:00", "2022-11-01"),
        ({"kind": "monthly", "day": None}, "2022-11-01 00:00", "2022-12-01"),
        ({"kind": "monthly", "day": 31, "bound": "within"}, "2023-02-03 08:00", "2023-03-01"),  # February has 28
        ({"kind": "monthly", "day": 30, "bound": "within"}, "2024-02-03 08:00", "2024-03-01"),  # and 29 in 2024
        ({"kind": "monthly", "day": 20, "bound": "before"}, "2022-12-20 00:00", "2023-01-20"),
        ({"kind": "monthly", "day": 20, "time": "16:30"}, "2022-12-20 16:29", "2022-12-20 16:30"),
        ({"kind": "monthly", "day": 20, "time": "16:30"}, "2022-12-20 16:30", "2023-01-20 16:30"),
    ],
)
def test_the_month_ends_on_its_named_or_on_its_last_day(due: dict[str, Any], after: str, moment: str) -> None:
    assert ends(due, after) == vn(moment)


@pytest.mark.parametrize(
    ("due", "after", "moment"),
    [
        ({"kind": "quarterly"}, "2022-10-06 08:00", "2023-01-01"),
        ({"kind": "quarterly", "month_of_quarter": 3, "day": 20, "bound": "before"}, "2022-10-06", "2022-12-20"),
        ({"kind": "quarterly", "month_of_quarter": 3, "day": 20, "bound": "before"}, "2022-12-20", "2023-03-20"),
        ({"kind": "quarterly", "month_of_quarter": 1, "day": 5, "bound": "within"}, "2022-11-30", "2023-01-06"),
        ({"kind": "quarterly", "month_of_quarter": 2, "day": 31}, "2022-10-06", "2022-12-01"),
    ],
)
def test_the_quarter_ends_in_its_named_or_in_its_last_month(due: dict[str, Any], after: str, moment: str) -> None:
    assert ends(due, after) == vn(moment)


def test_a_date_comes_once() -> None:
    due = {"kind": "dated", "date": "2022-10-20", "bound": "before"}
    assert ends(due, "2022-10-06 08:00") == vn("2022-10-20")
    assert ends(due, "2022-10-20 00:00") is None


@pytest.mark.parametrize(
    ("due", "moment"),
    [
        ({"days": 5, "working_days": True, "bound": "within"}, "2022-10-14"),  # 7, 10, 11, 12, 13 October
        ({"days": 3, "working_days": False, "bound": "within"}, "2022-10-11"),  # ends on Sunday the 9th: Monday
        ({"days": 4, "bound": "within", "time": "16:00"}, "2022-10-10 16:00"),
    ],
)
def test_days_from_receipt_are_counted_from_the_day_after_it(due: dict[str, Any], moment: str) -> None:
    assert ends({"kind": "days_after_receipt", **due}, "2022-10-06 09:00") == vn(moment)


def test_days_from_receipt_come_once() -> None:
    due = {"kind": "days_after_receipt", "days": 3, "bound": "within"}
    assert ends(due, "2022-10-11 00:00") is None


def test_a_paper_that_asks_for_month_and_quarter_is_due_at_whichever_comes_first() -> None:
    due = {"kind": "quarterly", "day": None, "also": ["monthly"]}
    october, december = following(due, "2022-10-06 08:00"), following(due, "2022-12-06 08:00")
    assert october and (october.ends_at, october.reason.code) == (vn("2022-11-01"), "task.monthly")
    assert december and december.ends_at == vn("2023-01-01")


@pytest.mark.parametrize(
    "due",
    [
        {"kind": "continuous"},
        {"kind": "periodic", "period": None, "also": ["event"]},
        {"kind": "event", "trigger": "khi báo nêu", "within": "kịp thời"},
        {"kind": "weekly", "weekday": None},
        {"kind": "dated", "date": None},
        {"kind": "days_after_receipt", "days": None},
        {},
    ],
    ids=str,
)
def test_what_the_paper_leaves_open_has_no_date(due: dict[str, Any]) -> None:
    assert following(due, "2022-10-06 08:00") is None


def test_the_answer_says_which_words_led_there_and_can_be_stored() -> None:
    answer = following(WEEKLY, "2022-10-06 08:00")
    assert answer and answer.as_json() == {
        "ends_at": "2022-10-06T15:00:00+07:00",
        "reason": {"code": "task.weekly", "facts": {"day": "2022-10-06", "bound": "before", "time": "15:00"}},
    }


DUES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["weekly", "monthly", "quarterly"]),
        "weekday": st.integers(1, 7),
        "day": st.none() | st.integers(1, 31),
        "month_of_quarter": st.none() | st.integers(1, 3),
        "time": st.none() | st.sampled_from(["07:00", "15:00", "23:59"]),
        "bound": st.sampled_from([None, "before", "within", "on"]),
        "also": st.lists(st.sampled_from(["monthly", "quarterly", "event"]), max_size=2),
    }
)
MOMENTS = st.integers(0, 5 * 365 * 86_400).map(lambda seconds: vn("2022-01-01") + timedelta(seconds=seconds))
LONGEST = {"weekly": timedelta(days=7), "monthly": timedelta(days=32), "quarterly": timedelta(days=93)}


@given(DUES, MOMENTS)
def test_what_recurs_is_always_due_again_and_always_later(due: dict[str, Any], after: datetime) -> None:
    answer = next_due(due, after, RECEIVED, CALENDAR)
    assert answer is not None
    assert after < answer.ends_at <= after + LONGEST[due["kind"]]


@given(DUES, MOMENTS)
def test_the_days_of_a_series_never_step_back(due: dict[str, Any], after: datetime) -> None:
    first = next_due(due, after, RECEIVED, CALENDAR)
    assert first
    second = next_due(due, first.ends_at, RECEIVED, CALENDAR)
    assert second and localdate(second.ends_at) >= localdate(first.ends_at)
    assert second.ends_at > first.ends_at


def test_the_calendar_of_the_property_is_the_shipped_one(calendar: Calendar) -> None:
    assert calendar == CALENDAR


@pytest.mark.parametrize(
    ("policy", "after", "moment"),
    [
        (HolidayPolicy.SAME, "2023-01-20 08:00", "2023-01-26 15:00"),
        (HolidayPolicy.NEXT, "2023-01-20 08:00", "2023-01-27 15:00"),
        (
            HolidayPolicy.NEXT,
            "2023-01-26 16:00",
            "2023-01-27 15:00",
        ),  # its day is over, its deadline is not
        (HolidayPolicy.PREVIOUS, "2023-01-18 08:00", "2023-01-19 15:00"),
        (HolidayPolicy.PREVIOUS, "2023-01-20 08:00", "2023-02-02 15:00"),  # that week's was moved before Tết
    ],
)
def test_a_weekly_day_off_goes_where_the_office_sends_its_report(
    policy: HolidayPolicy, after: str, moment: str
) -> None:
    answer = next_due(WEEKLY, vn(after), RECEIVED, CALENDAR, policy)
    assert answer and answer.ends_at == vn(moment)
    assert answer.reason.facts.get("nominal") == ("2023-01-26" if policy is HolidayPolicy.NEXT else None)


def test_a_paper_that_names_a_saturday_means_the_saturday() -> None:
    answer = next_due(WEEKLY | {"weekday": 6}, vn("2022-10-07 08:00"), RECEIVED, CALENDAR, HolidayPolicy.PREVIOUS)
    assert answer and answer.ends_at == vn("2022-10-08 15:00")
