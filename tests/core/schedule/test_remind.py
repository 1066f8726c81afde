"""A reminder comes before the date, once for each step, and never in the night."""

from datetime import datetime, timedelta

import pytest

from hoiam.core.calendar import Calendar
from hoiam.core.schedule.remind import share_of, step_of, step_or_up
from tests.people import HANOI

DUE = datetime(2022, 10, 13, 15, 0, tzinfo=HANOI)
TICK = timedelta(minutes=10)


@pytest.mark.parametrize(
    ("now", "step"),
    [
        (DUE - timedelta(days=3), ""),
        (DUE - timedelta(days=2, minutes=11), ""),
        (DUE - timedelta(days=2), "2d"),
        (DUE - timedelta(days=1, hours=3), "2d"),
        (DUE - timedelta(days=1), "1d"),
        (DUE - timedelta(hours=2), "2h"),
        (DUE - timedelta(seconds=1), "2h"),
        (DUE, "after"),
        (DUE + timedelta(days=9), "after"),
    ],
)
def test_each_step_comes_at_its_moment(now: datetime, step: str) -> None:
    assert step_of(DUE, now, now + TICK) == step


def test_what_would_fall_into_the_night_is_said_the_evening_before() -> None:
    due = datetime(2022, 10, 14, 8, 0, tzinfo=HANOI)  # Friday; two hours before it nobody works
    evening, morning = datetime(2022, 10, 13, 16, 55, tzinfo=HANOI), datetime(2022, 10, 14, 7, 0, tzinfo=HANOI)
    assert step_of(due, evening, morning) == "2h"


def test_what_ends_in_the_night_is_never_called_late_before_it_is() -> None:
    due = datetime(2022, 10, 14, 0, 0, tzinfo=HANOI)
    evening, morning = datetime(2022, 10, 13, 16, 55, tzinfo=HANOI), datetime(2022, 10, 14, 7, 0, tzinfo=HANOI)
    assert step_of(due, evening, morning) == "2h"
    assert step_of(due, morning, morning + TICK) == "after"


def test_what_stays_late_a_whole_working_day_goes_up(calendar: Calendar) -> None:
    friday = datetime(2022, 10, 15, 0, 0, tzinfo=HANOI)  # Friday's midnight
    looks = [friday + timedelta(days=n, hours=9) for n in range(5)]
    steps = [step_or_up(friday, look, look + TICK, calendar) for look in looks]
    assert steps == ["after", "after", "after", "up", "up"]  # Saturday, Sunday, Monday; then the Tuesday after


@pytest.mark.parametrize(
    ("spent", "share"), [(0.0, ""), (0.49, ""), (0.5, "half"), (0.79, "half"), (0.8, "most"), (1.2, "most")]
)
def test_half_and_four_fifths_of_a_term_are_told(spent: float, share: str) -> None:
    start = DUE - timedelta(days=30)
    assert share_of(start, DUE, start + spent * (DUE - start)) == share
    assert share_of(DUE, DUE, DUE) == ""  # a term without length has no half
