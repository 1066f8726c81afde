"""The law that the package brings along: complete, honest about what is unknown, and the same wherever it repeats."""

from datetime import date

import pytest

from hoiam.core.schedule import valid_rule
from hoiam.core.values.law import Book, Confidence

# law.md §3.9, the minimum set. BLDS 145-148, 22.3-5 and 41.3-4 are written out.
MINIMUM = {
    "CV2736-2022": "2.1b",
    "ND09-2017": "3.3 3.6 3.7 4 5.3 5.4 6.3.a 6.3.b 6.3.c 8.2 8.3",
    "ND244-2026": "3.3 3.5 3.6 3.7 4.3 5 6.3 7.3 7.4 7.5 7.6 8.3 10 12",
    "L103-2016": "25 38.2 39.1 39.2 39.3 39.4 40 41.3 41.4 42.1 42.2 42.3 42.4 42.5 43.1 43.2 43.3 43.4",
    "L126-2025": "27 31.2 32 33 34 35 36",
    "ND237-2026": "18.1 18.2 18.3 18.4 18.5 18.6 19.1 19.2 19.3 20 21.1 21.2 21.3 22.3 22.4 22.5",
    "ND30-2020": "15 18 21 23 30 PL1",
    "ND13-2023": "16.5 17 22.2 23 24",
    "L91-2025": "4 14 19 21 22 23 33",
    "ND356-2025": "5",
    "ND174-2026": "93 95 96",
    "BLDS-2015": "145 146 147 148",
}
NUMBERS = {
    "ND09-2017.3.6": ("hours", 12, "signed_at"),
    "ND09-2017.6.3.a": ("hours", 24, "occurred_at"),
    "ND244-2026.3.3": ("hours", 24, "decided_at"),
    "ND244-2026.7.3": ("hours", 24, "received_at"),
    "ND244-2026.7.4": ("hours", 24, "determined_at"),
    "ND244-2026.12": ("calendar_days", 45, "in_force_at"),
    "L103-2016.39.1": ("calendar_days", 30, "received_at"),
    "L103-2016.39.2": ("calendar_days", 30, "received_at"),
    "L103-2016.39.3": ("calendar_days", 10, "answer_received_at"),
    "L103-2016.39.4": ("calendar_days", 15, "letter_received_at"),
    "L103-2016.42.5.a": ("immediate", None, "conclusion_received_at"),
    "L103-2016.42.5.a-keep": ("calendar_days", 7, "published_at"),
    "L103-2016.42.5.b": ("calendar_days", 2, "conclusion_received_at"),
    "L103-2016.42.5.b-weekly": ("next_issue", None, "conclusion_received_at"),
    "ND237-2026.18.1": ("calendar_days", 30, "received_at"),
    "ND237-2026.18.2": ("working_days", 5, "concluded_at"),
    "ND237-2026.18.3": ("working_days", 15, "received_at"),
    "ND237-2026.18.5": ("working_days", 10, "answer_received_at"),
    "ND237-2026.18.5-weekly": ("working_days", 15, "answer_received_at"),
    "ND237-2026.18.6": ("working_days", 15, "letter_received_at"),
    "ND237-2026.19.3.a": ("calendar_days", None, "published_at"),
    "ND237-2026.19.3.b": ("calendar_days", 2, "conclusion_received_at"),
    "ND237-2026.19.3.b-slow-answer": ("calendar_days", 2, "conclusion_received_at"),
    "ND237-2026.22.3": ("hours", 24, "held_at"),
    "ND237-2026.22.5": ("hours", 12, "held_at"),
    "ND13-2023.16.5": ("hours", 72, "received_at"),
    "ND13-2023.23": ("hours", 72, "occurred_at"),
    "ND13-2023.24": ("calendar_days", 60, "processing_started_at"),
    "L91-2025.21": ("calendar_days", 60, "processing_started_at"),
    "L91-2025.23": ("hours", 72, "discovered_at"),
    "ND356-2025.5": ("working_days", 2, "received_at"),
    "POLICY.verify_start": ("calendar_days", 5, "assigned_at"),
    "POLICY.verify_result": ("calendar_days", 20, "assigned_at"),
    "POLICY.quick_report": ("hours", 24, "rated_high_at"),
    "POLICY.clarification": ("hours", 24, "concluded_at"),
}


@pytest.mark.parametrize("instrument", MINIMUM)
def test_the_minimum_set_is_loaded(book: Book, instrument: str) -> None:
    ids = {rule.id for rule in book.rules}
    assert {f"{instrument}.{tail}" for tail in MINIMUM[instrument].split()} <= ids


@pytest.mark.parametrize("id", NUMBERS)
def test_the_numbers_are_those_of_the_paper(book: Book, id: str) -> None:
    [rule] = [rule for rule in book.rules if rule.id == id]
    assert rule.clock is not None
    assert (rule.clock.kind, rule.clock.n, rule.clock.start) == NUMBERS[id]


def test_only_unread_numbers_are_unknown(book: Book) -> None:
    counted = [r for r in book.rules if r.clock and r.clock.n is None and "days" in r.clock.kind]
    assert {r.id for r in counted} == {"ND237-2026.19.3.a", "ND356-2025.5-act"}
    assert all(r.confidence is Confidence.UNREADABLE for r in counted)


def test_policy_is_never_law_and_law_never_policy(book: Book) -> None:
    assert all(rule.policy == (rule.instrument == "POLICY") for rule in book.rules)
    assert all(rule.short == "quy định nội bộ" for rule in book.rules if rule.policy)


def test_the_two_regimes_meet_on_1_july_2026_without_gap_or_overlap(book: Book) -> None:
    days = {i.id: (i.in_force_from, i.in_force_to) for i in book.instruments}
    change = date(2026, 7, 1)
    assert {days[id][1] for id in ("L103-2016", "ND09-2017")} == {change}
    assert {days[id][0] for id in ("L126-2025", "ND237-2026", "ND244-2026", "ND174-2026")} == {change}
    assert days["ND09-2017"][0] == date(2017, 3, 30)
    assert days["ND13-2023"] == (date(2023, 7, 1), date(2026, 1, 1))
    assert days["L91-2025"][0] == days["ND356-2025"][0] == date(2026, 1, 1)


def test_a_successor_begins_when_its_rule_ends(book: Book) -> None:
    starts = {rule.id: rule.valid_from for rule in book.rules}
    pairs = [(rule, id) for rule in book.rules for id in rule.succeeded_by]
    assert pairs
    assert all(starts[id] == rule.valid_to for rule, id in pairs)


def test_every_clock_of_the_old_press_law_says_what_took_over(book: Book) -> None:
    left = [r.id for r in book.rules if r.instrument in {"L103-2016", "ND09-2017"} and r.clock and not r.succeeded_by]
    assert left == ["L103-2016.39.3-magazine"]


def test_grounds_of_refusal_are_four_until_june_2026_and_three_since(book: Book) -> None:
    assert len(valid_rule(book.rules, "L103-2016.38.2", date(2022, 10, 6)).items) == 4
    assert len(valid_rule(book.rules, "L126-2025.31.2", date(2026, 7, 1)).items) == 3


def test_rounds_of_reply_are_three_then_two(book: Book) -> None:
    assert {r.id: r.rounds for r in book.rules if r.rounds} == {"L103-2016.43.2": 3, "ND237-2026.21.1": 2}


def test_every_rule_has_words_and_every_instrument_a_source(book: Book) -> None:
    assert all(rule.text.endswith((".", ".)")) for rule in book.rules)
    assert all(instrument.source for instrument in book.instruments)
