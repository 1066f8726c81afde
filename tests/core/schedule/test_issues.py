"""The next issue of a newspaper, against a count that leafs through an almanac; what is half known stays unknown."""

import calendar as almanac
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.schedule.issues import Rhythm, next_issue, rhythm_of, whole
from tests.core.schedule.test_count_property import unhurried

DAYS = st.integers(0, 2200).map(lambda n: date(2022, 1, 1) + timedelta(days=n))
WEEKDAYS = st.lists(st.integers(1, 7), min_size=1, max_size=7, unique=True)
MONTHDAYS = st.lists(st.integers(1, 31), min_size=2, max_size=2, unique=True)


@unhurried
@given(WEEKDAYS, DAYS, st.sampled_from(["week", "day"]))
def test_a_weekly_comes_out_on_its_next_named_day(weekdays: list[int], after: date, every: str) -> None:
    named = {almanac.day_name[n - 1] for n in weekdays}
    ahead = [after + timedelta(days=n) for n in range(1, 8)]
    assert next_issue(Rhythm(every, tuple(weekdays)), after) == next(d for d in ahead if d.strftime("%A") in named)


@unhurried
@given(DAYS)
def test_a_daily_that_names_no_day_comes_out_tomorrow(after: date) -> None:
    assert next_issue(Rhythm("day"), after) == after + timedelta(days=1)


@unhurried
@given(MONTHDAYS, DAYS)
def test_what_comes_out_by_the_month_does_so_on_the_named_day_or_the_months_last(days: list[int], after: date) -> None:
    for every, named in (("half_month", days), ("month", days[:1])):
        issues = sorted(
            date(year, month, min(day, almanac.monthrange(year, month)[1]))
            for year in range(after.year, after.year + 2)
            for month in range(1, 13)
            for day in named
        )
        assert next_issue(Rhythm(every, (), tuple(named)), after) == next(day for day in issues if day > after)


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"weekdays": [4]},
        {"every": "week"},
        {"every": "week", "days": [1]},
        {"every": "half_month", "days": [1]},
        {"every": "half_month", "days": [15, 15]},
        {"every": "month"},
        {"every": "month", "days": [1, 15]},
        {"every": "quarter", "days": [1]},
    ],
    ids=str,
)
def test_a_rhythm_that_is_half_known_names_no_day(kept: dict[str, Any]) -> None:
    assert not whole(rhythm_of(kept))
    assert next_issue(rhythm_of(kept), date(2022, 10, 6)) is None
