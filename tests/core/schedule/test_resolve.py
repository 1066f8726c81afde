"""Which rule holds on the day of its event, and from which event it counts."""

from datetime import date

import pytest

from hoiam.core.calendar import Calendar
from hoiam.core.errors import RuleUnknown
from hoiam.core.schedule import clocks, for_outlet, parts_of, start_of, terms, valid_rule
from hoiam.core.values.law import Book, Event
from tests.core.schedule.cast import rule, vn

THIRTY = 'kind = "calendar_days", start = "received_at", n = 30'


def test_a_rule_holds_until_the_day_before_its_end(book: Book) -> None:
    assert valid_rule(book.rules, "L103-2016.39.1", date(2026, 6, 30)).id == "L103-2016.39.1"
    assert valid_rule(book.rules, "ND237-2026.18.1", date(2026, 7, 1)).id == "ND237-2026.18.1"


def test_an_ended_rule_names_the_one_that_took_over(book: Book) -> None:
    with pytest.raises(RuleUnknown) as caught:
        valid_rule(book.rules, "L103-2016.39.1", date(2026, 7, 1))
    assert caught.value.code == "rule.not_valid"
    assert caught.value.facts["use"] == ["ND237-2026.18.1"]
    assert (caught.value.facts["valid_from"], caught.value.facts["valid_to"]) == ("2017-01-01", "2026-07-01")


def test_a_rule_not_yet_in_force_names_the_one_before_it(book: Book) -> None:
    with pytest.raises(RuleUnknown) as caught:
        valid_rule(book.rules, "ND244-2026.7.3", date(2026, 6, 30))
    assert caught.value.facts["use"] == ["ND09-2017.6.3.a"]
    assert caught.value.facts["valid_to"] == ""


def test_an_unknown_id_names_its_neighbours(book: Book) -> None:
    with pytest.raises(RuleUnknown) as caught:
        valid_rule(book.rules, "L103-2016.39.9", date(2022, 10, 6))
    assert caught.value.code == "rule.unknown"
    assert "L103-2016.39.2" in caught.value.facts["near"]


def test_a_corrected_row_is_used_from_the_day_we_learned_it() -> None:
    wrong = rule(THIRTY, recorded_from=date(2026, 1, 1), recorded_to=date(2026, 9, 1))
    right = rule(THIRTY.replace("30", "20"), recorded_from=date(2026, 9, 1))
    book = (wrong, right)
    assert valid_rule(book, "TEST.1", date(2022, 10, 6)) == right
    assert valid_rule(book, "TEST.1", date(2022, 10, 6), known_on=date(2026, 8, 31)) == wrong
    assert valid_rule(book, "TEST.1", date(2022, 10, 6), known_on=date(2026, 9, 1)) == right
    with pytest.raises(RuleUnknown):
        valid_rule(book, "TEST.1", date(2022, 10, 6), known_on=date(2025, 12, 31))
    assert wrong.digest != right.digest


def test_each_clock_starts_with_the_event_of_its_own_words(book: Book) -> None:
    events = {Event.OCCURRED: vn("2026-07-02 06:00"), Event.RECEIVED: vn("2026-07-02 08:00")}
    by_id = {r.id: r for r in book.rules}
    assert start_of(by_id["ND09-2017.6.3.a"], events) == vn("2026-07-02 06:00")
    assert start_of(by_id["ND244-2026.7.3"], events) == vn("2026-07-02 08:00")
    assert start_of(by_id["ND244-2026.7.4"], events) is None
    assert start_of(by_id["ND244-2026.7.4"], {**events, Event.DETERMINED: vn("2026-07-02 09:00")}) == vn(
        "2026-07-02 09:00"
    )
    assert start_of(by_id["ND244-2026.12"], {}) == date(2026, 7, 1)


def test_a_rule_that_did_not_hold_on_the_day_of_its_event_is_left_out(book: Book, calendar: Calendar) -> None:
    events = {Event.OCCURRED: vn("2026-07-02 06:00"), Event.RECEIVED: vn("2026-07-02 08:00")}
    found = clocks(book.rules, ["ND09-2017.6.3.a", "ND244-2026.7.3"], events, calendar)
    assert [d.rule for d in found] == ["ND244-2026.7.3"]
    with pytest.raises(RuleUnknown):
        clocks(book.rules, ["ND1-2000.1"], events, calendar)


def test_a_law_beside_a_policy_limits_and_the_policy_is_the_target(book: Book, calendar: Calendar) -> None:
    events = {Event.RECEIVED: date(2022, 10, 6)}
    found = terms(book.rules, ["L103-2016.39.2", "POLICY.answer_newspaper"], events, calendar)
    assert found.target is not None and found.target.rule == "POLICY.answer_newspaper"
    assert found.limit is not None and found.limit.rule == "L103-2016.39.2"
    assert [r.code for r in found.reasons] == ["target.earliest", "limit.law_over_policy"]


@pytest.mark.parametrize(
    ("id", "on", "outlet", "expected"),
    [
        ("L103-2016.42.5", date(2022, 10, 6), "electronic", ["L103-2016.42.5.a"]),
        ("L103-2016.42.5", date(2022, 10, 6), "television", ["L103-2016.42.5.b"]),
        ("L103-2016.43.2", date(2022, 10, 6), "magazine", ["L103-2016.43.2-weekly"]),
        (
            "L103-2016.43.2",
            date(2022, 10, 6),
            "slow_magazine",
            ["L103-2016.43.2-slow-answer", "L103-2016.43.2-slow"],
        ),
        ("L103-2016.39.3", date(2022, 10, 6), "daily", ["L103-2016.39.3"]),
        ("ND237-2026.19.3", date(2026, 8, 3), "electronic", ["ND237-2026.19.3.a-publish"]),
        ("ND237-2026.21.1", date(2026, 8, 3), "daily", ["ND237-2026.21.1-daily"]),
        ("ND237-2026.21.1", date(2022, 10, 6), "daily", []),
        ("L103-2016.39.1", date(2022, 10, 6), "daily", ["L103-2016.39.1"]),
    ],
)
def test_the_outlets_clock_follows_its_kind_and_the_regime(
    book: Book, id: str, on: date, outlet: str, expected: list[str]
) -> None:
    assert [r.id for r in for_outlet(book.rules, id, outlet, on)] == expected


def test_the_parts_of_an_umbrella_are_listed(book: Book) -> None:
    assert "L103-2016.42.5.a" in {r.id for r in parts_of(book.rules, "L103-2016.42.5", date(2022, 10, 6))}
    assert parts_of(book.rules, "L103-2016.42.5", date(2026, 8, 3)) == ()
