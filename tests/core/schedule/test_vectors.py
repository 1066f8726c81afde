"""The test vectors of law.md §3.9, as far as they compute something."""

from datetime import date

from hoiam.core.calendar import Calendar
from hoiam.core.schedule import clocks, due, ends_at, is_late, round_allowed, terms, valid_rule
from hoiam.core.values.law import Book, Event
from tests.core.schedule.cast import codes, reason, vn


def test_1_an_event_across_the_change_of_decrees_shows_both_clocks_and_aims_at_the_earlier(
    book: Book, calendar: Calendar
) -> None:
    events = {Event.OCCURRED: vn("2026-06-30 20:00"), Event.RECEIVED: vn("2026-07-01 08:00")}
    found = terms(book.rules, ["ND09-2017.6.3.a", "ND244-2026.7.3"], events, calendar)
    assert [(d.rule, d.due) for d in found.dues] == [
        ("ND09-2017.6.3.a", vn("2026-07-01 20:00")),
        ("ND244-2026.7.3", vn("2026-07-02 08:00")),
    ]
    assert found.target == found.dues[0]
    assert found.limit == found.dues[1]
    assert [r.code for r in found.reasons] == ["target.earliest", "limit.latest_law", "target.no_transition"]


def test_2_a_letter_forwarded_by_a_newspaper_ends_on_the_next_working_day(book: Book, calendar: Calendar) -> None:
    rule = valid_rule(book.rules, "L103-2016.39.2", date(2022, 10, 6))
    answer = due(rule, date(2022, 10, 6), calendar)
    assert answer.due == date(2022, 11, 7)
    assert ends_at(answer) == vn("2022-11-08 00:00")
    assert reason(answer, "count.rolled").facts["last"] == "2022-11-05"


def test_3_a_delegation_signed_at_15_must_be_published_by_3_in_the_night(book: Book, calendar: Calendar) -> None:
    rule = valid_rule(book.rules, "ND09-2017.3.6", date(2022, 10, 3))
    answer = due(rule, vn("2022-10-03 15:00"), calendar)
    assert answer.due == vn("2022-10-04 03:00")
    assert answer.due.isoformat() == "2022-10-04T03:00:00+07:00"


def test_4_the_weekly_report_at_15_00_00_is_late_and_a_second_earlier_is_not(book: Book, calendar: Calendar) -> None:
    rule = valid_rule(book.rules, "CV2736-2022.2.1b", date(2022, 10, 13))
    answer = due(rule, vn("2022-10-13 09:00"), calendar)
    assert answer.due == vn("2022-10-13 15:00")
    assert is_late(answer, vn("2022-10-13 15:00:00")) is True
    assert is_late(answer, vn("2022-10-13 14:59:59")) is False


def test_5_the_internal_regulation_ends_on_monday_17_august(book: Book, calendar: Calendar) -> None:
    rule = valid_rule(book.rules, "ND244-2026.12", date(2026, 7, 1))
    answer = due(rule, date(2026, 7, 1), calendar)
    assert answer.due == date(2026, 8, 17)
    assert reason(answer, "count.rolled").facts["last"] == "2026-08-15"
    assert clocks(book.rules, ["ND244-2026.12"], {}, calendar) == (answer,)  # the decree itself fixes the start


def test_6_without_a_conclusion_no_correction_clock_starts(book: Book, calendar: Calendar) -> None:
    events = {Event.LETTER_RECEIVED: vn("2022-10-07 09:00")}
    ids = ["L103-2016.42.5.a", "L103-2016.43.2-electronic"]
    correction, reply = clocks(book.rules, ids, events, calendar)
    assert correction.due is None
    assert reason(correction, "start.missing").facts == {"event": "conclusion_received_at"}
    assert reply.due == vn("2022-10-07 09:00")
    assert "immediate.no_number" in codes(reply)


def test_7_the_third_round_of_reply_is_allowed_in_2025_and_not_in_august_2026(book: Book) -> None:
    old = valid_rule(book.rules, "L103-2016.43.2", date(2025, 6, 1))
    new = valid_rule(book.rules, "ND237-2026.21.1", date(2026, 8, 1))
    assert [round_allowed(old, number).allowed for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert [round_allowed(new, number).allowed for number in (1, 2, 3)] == [True, True, False]
    assert round_allowed(new, 3).limit == 2
    assert round_allowed(new, 3).reasons[0].code == "rounds.over"


def test_half_known_rules_stay_unknown(book: Book, calendar: Calendar) -> None:
    rule = valid_rule(book.rules, "ND237-2026.19.3.a", date(2026, 8, 3))
    answer = due(rule, date(2026, 8, 3), calendar)
    assert answer.due is None
    assert answer.confidence == "unreadable"
    assert "clock.number_unknown" in codes(answer)
