"""A day that a person set is that day: it never rolls on, is never law, and says where it comes from."""

from datetime import date

from hoiam.core.calendar import Calendar
from hoiam.core.compose.store import pack, unpack
from hoiam.core.schedule import ends_at, is_late, set_by_hand
from hoiam.core.values.law import Due
from tests.core.schedule.cast import reason, vn

SET = vn("2022-10-06 08:30")


def test_a_day_that_was_set_ends_with_that_day_and_is_no_law(calendar: Calendar) -> None:
    due = set_by_hand(date(2022, 10, 14), SET, calendar, "Chờ ống nhập về")
    assert (due.policy, due.rule, due.article) == (True, "", "")
    assert ends_at(due) == vn("2022-10-15 00:00")
    assert is_late(due, vn("2022-10-14 23:59")) is False and is_late(due, vn("2022-10-15 00:00")) is True
    assert reason(due, "set.reason").facts["reason"] == "Chờ ống nhập về"
    assert unpack(Due, pack(due)) == due


def test_a_day_off_that_was_set_stands_and_says_so(calendar: Calendar) -> None:
    due = set_by_hand(date(2022, 10, 15), SET, calendar)
    assert due.due == date(2022, 10, 15)
    assert reason(due, "date.on_day_off").facts["off"] == "weekend"
    assert [r.code for r in due.reasons] == ["start", "date.by", "date.on_day_off"]
