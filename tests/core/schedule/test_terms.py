"""How each kind of clock counts, and what its explanation says."""

from datetime import UTC, date, datetime

import pytest

from hoiam.core.calendar import Calendar
from hoiam.core.errors import RuleUnknown, Unreadable
from hoiam.core.schedule import due, not_started, skipped, valid_rule
from hoiam.core.values.law import Book
from tests.core.schedule.cast import codes, reason, rule, vn

DAYS = 'kind = "calendar_days", start = "received_at", n = '
WORKING = 'kind = "working_days", start = "received_at", n = '
HOURS = 'kind = "hours", start = "held_at", n = '
MONTHS = 'kind = "months", start = "work_ended_at", n = '
BY = 'kind = "once_by_date", start = "asked_at", '


def test_a_term_names_its_rule_start_event_and_digest(book: Book, calendar: Calendar) -> None:
    held = valid_rule(book.rules, "L103-2016.39.1", date(2022, 9, 9))
    answer = due(held, vn("2022-09-09 14:20"), calendar)
    assert answer.article == "Điều 39 khoản 1 Luật Báo chí (103/2016/QH13)"
    assert answer.short == "Đ.39.1"
    assert answer.digest == held.digest
    assert reason(answer, "start").facts == {"event": "received_at", "at": "2022-09-09T14:20:00+07:00"}
    assert answer.due == date(2022, 10, 10)


def test_the_first_day_is_the_vietnamese_day_of_the_moment(calendar: Calendar) -> None:
    late_evening_in_greenwich = datetime(2022, 10, 5, 18, tzinfo=UTC)  # already 6 October in Việt Nam
    assert due(rule(DAYS + "1"), late_evening_in_greenwich, calendar).due == date(2022, 10, 7)


def test_days_off_within_a_term_in_calendar_days_count(calendar: Calendar) -> None:
    answer = due(rule(DAYS + "10"), date(2023, 1, 17), calendar)
    assert answer.due == date(2023, 1, 27)
    assert [cell.number for cell in answer.days] == [None, *range(1, 11)]
    assert "count.rolled" not in codes(answer)


def test_a_term_that_ends_within_tet_rolls_to_the_first_working_day_after_it(calendar: Calendar) -> None:
    answer = due(rule(DAYS + "5"), date(2023, 1, 17), calendar)
    assert answer.due == date(2023, 1, 27)
    last = next(cell for cell in answer.days if cell.is_last)
    assert (last.day, last.number, last.off) == (date(2023, 1, 22), 5, "weekend")
    assert [str(cell.day) for cell in skipped(answer)] == ["2023-01-23", "2023-01-24", "2023-01-25", "2023-01-26"]
    assert answer.days[-1].is_due and answer.days[-1].number is None


def test_working_days_skip_days_off_and_count_a_worked_saturday(calendar: Calendar) -> None:
    answer = due(rule(WORKING + "5"), date(2024, 4, 26), calendar)
    assert answer.due == date(2024, 5, 7)
    counted = {cell.number: str(cell.day) for cell in answer.days if cell.number}
    assert counted == {1: "2024-05-02", 2: "2024-05-03", 3: "2024-05-04", 4: "2024-05-06", 5: "2024-05-07"}
    saturday = next(cell for cell in answer.days if cell.day == date(2024, 5, 4))
    assert saturday.worked == "2024-04-29"
    assert "2024-04-30" in reason(answer, "count.working_days").facts["skipped"]


def test_the_same_day_moves_to_the_next_working_day_when_it_is_off(calendar: Calendar) -> None:
    for clock in (DAYS + "0", WORKING + "0"):
        assert due(rule(clock), date(2022, 10, 8), calendar).due == date(2022, 10, 10)
        assert due(rule(clock), date(2022, 10, 7), calendar).due == date(2022, 10, 7)


def test_months_end_on_the_day_with_the_same_number_or_the_last_of_the_month(calendar: Calendar) -> None:
    assert due(rule(MONTHS + "6"), date(2022, 8, 31), calendar).due == date(2023, 2, 28)
    assert due(rule(MONTHS + "12"), date(2022, 10, 6), calendar).due == date(2023, 10, 6)
    rolled = due(rule(MONTHS + "1"), date(2022, 9, 8), calendar)
    assert rolled.due == date(2022, 10, 10)
    assert {"count.months", "count.rolled"} <= codes(rolled)


def test_a_minimum_duration_does_not_roll(book: Book, calendar: Calendar) -> None:
    keep = valid_rule(book.rules, "L103-2016.42.5.a-keep", date(2022, 10, 1))
    answer = due(keep, date(2022, 10, 1), calendar)
    assert answer.due == date(2022, 10, 8)  # a Saturday
    assert answer.least
    assert "count.least" in codes(answer)


def test_hours_run_through_the_night_and_say_that_they_end_on_a_day_off(calendar: Calendar) -> None:
    answer = due(rule(HOURS + "24"), vn("2022-09-01 10:30"), calendar)
    assert answer.due == vn("2022-09-02 10:30")
    assert reason(answer, "hours.ends_on_day_off").facts["name"] == "Quốc khánh"
    assert answer.days == ()


def test_a_notice_stands_hours_before_its_event(calendar: Calendar) -> None:
    answer = due(rule(HOURS + "24, before = true"), vn("2022-10-10 08:00"), calendar)
    assert answer.due == vn("2022-10-09 08:00")
    assert "hours.back" in codes(answer)
    assert "hours.ends_on_day_off" not in codes(answer)


def test_days_before_an_event_are_counted_back_and_never_moved(calendar: Calendar) -> None:
    answer = due(rule(DAYS + "90, before = true"), date(2025, 12, 31), calendar)
    assert answer.due == date(2025, 10, 2)
    assert answer.days[0].is_due and answer.days[0].number == 90
    assert answer.days[-1].is_start and answer.days[-1].number is None
    assert "count.analogy" not in codes(answer)


def test_hours_from_a_bare_day_are_refused(calendar: Calendar) -> None:
    with pytest.raises(Unreadable) as caught:
        due(rule(HOURS + "24"), date(2022, 10, 6), calendar)
    assert caught.value.code == "start.time_missing"


def test_a_moment_without_a_zone_is_refused(calendar: Calendar) -> None:
    with pytest.raises(ValueError, match="zone"):
        due(rule(DAYS + "3"), datetime(2022, 10, 6), calendar)  # noqa: DTZ001


@pytest.mark.parametrize("clock", [DAYS, WORKING, HOURS, MONTHS])
def test_a_number_that_could_not_be_read_is_never_guessed(clock: str, calendar: Calendar) -> None:
    answer = due(rule(clock + '"unknown"'), vn("2022-10-06 09:00"), calendar)
    assert answer.due is None
    assert "clock.number_unknown" in codes(answer)


def test_at_once_has_no_number(calendar: Calendar) -> None:
    at_once = rule('kind = "immediate", start = "letter_received_at"')
    assert due(at_once, vn("2022-10-06 09:00"), calendar).due == vn("2022-10-06 09:00")
    assert due(at_once, date(2022, 10, 6), calendar).due == date(2022, 10, 6)


def test_the_next_issue_is_asked_for_and_not_guessed(calendar: Calendar) -> None:
    weekly = rule('kind = "next_issue", start = "letter_received_at"')
    unknown = due(weekly, vn("2022-10-06 09:00"), calendar)
    assert unknown.due is None and "next_issue.unknown" in codes(unknown)
    assert due(weekly, vn("2022-10-06 09:00"), calendar, next_issue=date(2022, 10, 12)).due == date(2022, 10, 12)
    with pytest.raises(Unreadable) as caught:
        due(weekly, date(2022, 10, 6), calendar, next_issue=date(2022, 10, 5))
    assert caught.value.code == "next_issue.before_start"


def test_before_a_date_means_the_day_before_it_at_the_latest(book: Book, calendar: Calendar) -> None:
    yearly = valid_rule(book.rules, "ND244-2026.10", date(2026, 11, 1))
    answer = due(yearly, date(2026, 11, 1), calendar)
    assert answer.due == date(2026, 12, 19)  # a Saturday: a fixed date does not roll, the officer is told
    assert {"date.before", "date.on_day_off"} <= codes(answer)
    assert due(yearly, date(2026, 12, 20), calendar).due == date(2027, 12, 19)


def test_by_a_day_of_each_month_or_by_one_date(calendar: Calendar) -> None:
    assert due(rule(BY + "day = 25"), date(2022, 10, 25), calendar).due == date(2022, 10, 25)
    assert due(rule(BY + "day = 25"), date(2022, 12, 26), calendar).due == date(2023, 1, 25)
    assert due(rule(BY + "day = 31"), date(2023, 2, 1), calendar).due == date(2023, 2, 28)
    once = rule(BY + "day = 17, month = 8, year = 2026")
    assert due(once, date(2026, 7, 1), calendar).due == date(2026, 8, 17)
    assert due(once, date(2026, 9, 1), calendar).due == date(2026, 8, 17)
    assert "date.by" in codes(due(once, date(2026, 7, 1), calendar))


def test_a_year_without_a_table_makes_the_date_provisional(calendar: Calendar) -> None:
    answer = due(rule(WORKING + "10"), date(2027, 12, 28), calendar)
    assert answer.provisional
    assert reason(answer, "calendar.year_unknown").facts == {"year": 2028}


def test_a_year_whose_own_decision_is_to_come_makes_the_date_provisional(calendar: Calendar) -> None:
    answer = due(rule(WORKING + "10"), date(2026, 12, 28), calendar)
    assert (answer.due, answer.provisional) == (date(2027, 1, 12), True)  # 1 January is off by law
    assert reason(answer, "calendar.year_provisional").facts == {"year": 2027}
    assert "calendar.year_unknown" not in codes(answer)
    over_tet = due(rule(WORKING + "5"), date(2027, 2, 3), calendar)
    assert over_tet.due == date(2027, 2, 15)
    moving = [one.facts["day"] for one in over_tet.reasons if one.code == "calendar.doubtful"]
    assert moving == ["2027-02-04", "2027-02-05", "2027-02-11", "2027-02-12"]
    assert not due(rule(WORKING + "2"), date(2026, 12, 28), calendar).provisional
    assert not due(rule(HOURS + "24"), vn("2026-12-31 09:00"), calendar).provisional


def test_the_doubtful_24_november_says_where_the_date_would_go(calendar: Calendar) -> None:
    answer = due(rule(WORKING + "15"), date(2026, 11, 10), calendar)
    assert answer.due == date(2026, 12, 1)
    facts = reason(answer, "calendar.doubtful").facts
    assert (facts["day"], facts["due_if_off"]) == ("2026-11-24", "2026-12-02")
    ends_there = due(rule(DAYS + "14"), date(2026, 11, 10), calendar)
    assert (ends_there.due, reason(ends_there, "calendar.doubtful").facts["due_if_off"]) == (
        date(2026, 11, 24),
        "2026-11-25",
    )
    assert "calendar.doubtful" not in codes(due(rule(WORKING + "15"), date(2026, 10, 10), calendar))


def test_sureness_is_said(book: Book, calendar: Calendar) -> None:
    def said(id: str) -> set[str]:
        return codes(due(valid_rule(book.rules, id, date(2026, 8, 3)), vn("2026-08-03 08:00"), calendar))

    assert "rule.confidence" in said("ND244-2026.7.3")
    assert "rule.policy" in said("POLICY.quick_report")
    assert not {"rule.policy", "rule.confidence"} & said("CV2736-2022.2.1b")


def test_a_rule_without_a_clock_gives_no_date(calendar: Calendar) -> None:
    with pytest.raises(RuleUnknown) as caught:
        due(rule(), date(2022, 10, 6), calendar)
    assert caught.value.code == "rule.no_clock"


def test_a_clock_that_has_not_started_names_the_event_it_waits_for() -> None:
    waiting = not_started(rule(DAYS + "30"))
    assert (waiting.due, waiting.start) == (None, None)
    assert reason(waiting, "start.missing").facts == {"event": "received_at"}
