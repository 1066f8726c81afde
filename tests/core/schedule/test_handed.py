"""The term of what a unit hands on: working days ahead of the giver's own date, never after it."""

from datetime import date, datetime, time, timedelta, timezone

from hoiam.core.calendar import calendar_of, parse_year
from hoiam.core.schedule.handed import ahead_of, once
from hoiam.core.schedule.recur import next_due
from hoiam.outside import shipped

HANOI = timezone(timedelta(hours=7))
WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
TABLE = calendar_of([parse_year(shipped.text(name)) for name in shipped.names("holidays", ".toml")])


def moment(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=HANOI)


def ends(after: datetime, days: int, hour: time | None) -> datetime:
    found = next_due(WEEKLY, after, after, TABLE)
    assert found is not None
    return ahead_of(found, days, hour, TABLE).ends_at


def test_a_sub_term_counts_working_days_back_from_the_date() -> None:
    assert ends(moment(2022, 10, 7, 8), 1, time(15)) == moment(2022, 10, 12, 15)
    assert ends(moment(2022, 10, 7, 8), 4, None) == moment(2022, 10, 8)  # to the end of Friday, over the week-end


def test_days_off_and_saturdays_worked_in_exchange_are_counted_as_they_are() -> None:
    assert ends(moment(2023, 1, 26, 16), 4, time(9)) == moment(2023, 1, 27, 9)
    assert ends(moment(2023, 1, 26, 16), 5, time(9)) == moment(2023, 1, 19, 9)  # the day before Tết
    assert ends(moment(2026, 1, 9, 8), 4, time(9)) == moment(2026, 1, 10, 9)  # a Saturday that is worked


def test_a_sub_term_never_ends_after_the_term_and_says_why() -> None:
    found = next_due(WEEKLY, moment(2022, 10, 7, 8), moment(2022, 10, 6, 8), TABLE)
    assert found is not None
    same = ahead_of(found, 0, time(16), TABLE)
    assert same.ends_at == found.ends_at and same.reason.code == "task.with"
    told = ahead_of(found, 2, time(11, 30), TABLE).reason
    assert dict(told.facts) == {"day": "2022-10-11", "time": "11:30", "days": 2, "of": "2022-10-13"}


def test_one_day_is_told_as_a_day_and_an_hour_as_an_hour() -> None:
    assert dict(once(moment(2022, 10, 12)).reason.facts) == {"day": "2022-10-11", "time": None}
    assert dict(once(moment(2022, 10, 11, 15)).reason.facts) == {"day": date(2022, 10, 11).isoformat(), "time": "15:00"}
