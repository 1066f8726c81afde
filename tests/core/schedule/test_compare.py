"""Late or not, and which of several clocks is the target and which the limit."""

from dataclasses import replace
from datetime import date

from hoiam.core.calendar import Calendar
from hoiam.core.schedule import due, ends_at, is_late, not_started, round_allowed, target_and_limit, weeks
from hoiam.core.values.law import Due
from tests.core.schedule.cast import rule, vn


def term(calendar: Calendar, days: int, *, policy: bool = False) -> Due:
    made = rule(f'kind = "calendar_days", start = "received_at", n = {days}', id=f"TEST.{days}", policy=policy)
    return due(made, date(2022, 10, 3), calendar)


def test_two_laws_give_the_earlier_as_target_and_the_later_as_limit(calendar: Calendar) -> None:
    found = target_and_limit([term(calendar, 10), term(calendar, 4)])
    assert found.target is not None and found.target.rule == "TEST.4"
    assert found.limit is not None and found.limit.rule == "TEST.10"


def test_the_law_limits_even_where_the_policy_is_later(calendar: Calendar) -> None:
    found = target_and_limit([term(calendar, 10, policy=True), term(calendar, 4)])
    assert found.target is not None and found.target.rule == "TEST.4"
    assert found.limit is not None and found.limit.rule == "TEST.4"
    assert found.reasons[1].code == "limit.law_over_policy"


def test_policies_alone_limit_by_the_latest(calendar: Calendar) -> None:
    found = target_and_limit([term(calendar, 10, policy=True), term(calendar, 4, policy=True)])
    assert found.limit is not None and found.limit.rule == "TEST.10"
    assert found.reasons[1].code == "limit.policy_only"


def test_one_clock_is_target_and_limit_without_a_word(calendar: Calendar) -> None:
    found = target_and_limit([term(calendar, 4)])
    assert found.target == found.limit == found.dues[0]
    assert found.reasons == ()


def test_unknown_terms_take_no_part_and_are_named(calendar: Calendar) -> None:
    unknown = not_started(rule('kind = "hours", start = "signed_at", n = 12', id="TEST.12"))
    found = target_and_limit([unknown, term(calendar, 4)])
    assert found.target is not None and found.target.rule == "TEST.4"
    assert [(r.code, r.facts["rule"]) for r in found.reasons] == [("target.unknown", "TEST.12")]
    assert target_and_limit([unknown]).target is None


def test_a_day_and_a_moment_are_compared_by_their_ends(calendar: Calendar) -> None:
    made = rule('kind = "hours", start = "received_at", n = 38', id="TEST.hours")
    hours = due(made, vn("2022-10-05 10:00"), calendar)
    day = term(calendar, 3)  # all of 6 October
    assert ends_at(hours) == ends_at(day) == vn("2022-10-07 00:00")
    assert is_late(hours, vn("2022-10-07 00:00")) is False
    assert is_late(day, vn("2022-10-07 00:00")) is True


def test_lateness_of_what_has_no_measure_is_not_decided(calendar: Calendar) -> None:
    at_once = due(rule('kind = "immediate", start = "letter_received_at"'), vn("2022-10-06 09:00"), calendar)
    assert is_late(at_once, vn("2022-10-06 09:00")) is False
    assert is_late(at_once, vn("2022-10-06 09:01")) is None
    same_day = due(rule('kind = "immediate", start = "letter_received_at"'), date(2022, 10, 6), calendar)
    assert is_late(same_day, vn("2022-10-06 23:00")) is False
    unknown = replace(at_once, due=None)
    assert is_late(unknown, vn("2022-10-06 09:00")) is None
    assert ends_at(unknown) is None
    keep = rule('kind = "calendar_days", start = "published_at", n = 7, least = true')
    assert is_late(due(keep, date(2022, 10, 6), calendar), vn("2022-12-01 09:00")) is None


def test_a_rule_without_a_round_limit_says_that_it_knows_none() -> None:
    answer = round_allowed(rule(), 3)
    assert (answer.allowed, answer.limit, answer.reasons[0].code) == (None, None, "rounds.unknown")


def test_a_clock_that_counts_no_days_has_no_grid(calendar: Calendar) -> None:
    assert weeks(due(rule('kind = "hours", start = "signed_at", n = 3'), vn("2022-10-06 09:00"), calendar)) == ()


def test_the_grid_of_the_drawn_example(calendar: Calendar) -> None:
    made = rule('kind = "calendar_days", start = "received_at", n = 30')
    grid = weeks(due(made, date(2022, 9, 9), calendar))
    assert [cell and str(cell.day) for cell in grid[0]] == [None] * 4 + ["2022-09-09", "2022-09-10", "2022-09-11"]
    assert [cell and cell.number for cell in grid[-1]] == [None] * 7
    assert grid[-1][0] is not None and grid[-1][0].is_due and str(grid[-1][0].day) == "2022-10-10"
    assert len(grid) == 6
