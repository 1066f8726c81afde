"""Nobody is woken for what can wait, and nothing that cannot wait is lost over a weekend or at Tết."""

from datetime import datetime, time

import pytest

from hoiam.core.alert import (
    DEFAULT,
    Rule,
    Span,
    after_quiet,
    is_quiet,
    is_working,
    last_digest,
    leaves_the_country,
    next_digest,
    next_working,
    send_at,
    would_have,
)
from tests.core.alert.samples import CALENDAR, HANOI, NOW, at, piece, policy, told

NIGHT = Span(time(21), time(6))


def test_quiet_hours_pass_midnight() -> None:
    assert [is_quiet(at(6, hour), NIGHT) for hour in (20, 21, 23, 0, 5, 6)] == [False, True, True, True, True, False]
    assert not is_quiet(at(6, 23), None)


def test_a_span_that_starts_when_it_ends_is_empty() -> None:
    assert not any(Span(time(7), time(7)).holds(time(hour)) for hour in range(24))


@pytest.mark.parametrize(
    ("moment", "told_at"), [(at(6, 23), at(7, 6)), (at(7, 2), at(7, 6)), (at(6, 20, 59), at(6, 20, 59))]
)
def test_what_comes_at_night_is_told_when_the_night_is_over(moment: datetime, told_at: datetime) -> None:
    assert after_quiet(moment, NIGHT) == told_at


def test_without_quiet_hours_nothing_is_put_off() -> None:
    assert after_quiet(at(6, 23), None) == at(6, 23)


def test_working_time_knows_the_noon_break_the_weekend_and_days_off() -> None:
    spans = DEFAULT.working
    assert [is_working(at(6, hour), spans, CALENDAR) for hour in (6, 8, 12, 14, 17)] == [
        False,
        True,
        False,
        True,
        False,
    ]
    assert not is_working(at(8, 9), spans, CALENDAR)  # a Saturday
    tet = datetime(2023, 1, 23, 9, tzinfo=HANOI)
    assert not is_working(tet, spans, CALENDAR)
    assert next_working(tet, spans, CALENDAR) == datetime(2023, 1, 27, 7, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("moment", "begins"),
    [
        (at(6, 5), at(6, 7)),
        (at(6, 12), at(6, 13)),
        (at(6, 9), at(6, 9)),
        (at(7, 18), at(10, 7)),
        (at(8, 9), at(10, 7)),
    ],
)
def test_the_next_working_time_is_found(moment: datetime, begins: datetime) -> None:
    assert next_working(moment, DEFAULT.working, CALENDAR) == begins


def test_an_office_that_gives_no_working_time_is_always_at_work() -> None:
    assert next_working(at(8, 9), (), CALENDAR) == at(8, 9)


def sent(moment: datetime, waits: str, through: bool = False) -> datetime | None:
    return send_at(moment, waits, through, DEFAULT, CALENDAR)


def test_whoever_is_always_reached_sleeps_through_what_can_wait_and_not_through_what_cannot() -> None:
    assert sent(at(6, 23), "always") == at(7, 6)
    assert sent(at(6, 23), "always", through=True) == at(6, 23)


def test_whoever_is_reached_at_work_is_told_when_work_begins() -> None:
    assert sent(at(7, 23), "working") == at(10, 7)
    assert sent(at(7, 23), "working", through=True) == at(10, 7)
    assert sent(at(6, 9), "working") == at(6, 9)


def test_whoever_stands_by_is_told_outside_working_time_only() -> None:
    assert sent(at(6, 9), "off") is None
    assert sent(at(6, 18), "off") == at(6, 18)
    assert sent(at(8, 9), "off") == at(8, 9)
    assert sent(at(6, 23), "off") == at(7, 6)


def test_the_digest_comes_at_its_hours_on_working_days() -> None:
    assert next_digest(at(6, 8), DEFAULT, CALENDAR) == at(6, 16)
    assert next_digest(at(7, 16), DEFAULT, CALENDAR) == at(10, 7)
    assert last_digest(at(6, 16), DEFAULT, CALENDAR) == at(6, 16)
    assert last_digest(at(9, 8), DEFAULT, CALENDAR) == at(7, 16)
    every_day = policy(digest_days_off=True)
    assert next_digest(at(7, 16), every_day, CALENDAR) == at(8, 7)
    assert last_digest(at(9, 6), every_day, CALENDAR) == at(8, 16)


def test_an_office_without_digests_gets_none() -> None:
    assert next_digest(NOW, policy(digests=()), CALENDAR) is None
    assert last_digest(NOW, policy(digests=()), CALENDAR) is None


RULES = policy(Rule("d", "D", "digest", pieces=1), Rule("n", "N", "now", outlets=2))


def test_thresholds_are_tried_on_what_was_at_each_piece_of_a_story() -> None:
    story = told(piece(50, "a"), piece(30, "b"), piece(1, "c"))
    first, decision = would_have(story, RULES, at(1, 0), at(7, 0)) or (None, None)
    assert first == piece(50).at
    assert decision and (decision.when, decision.rules) == ("now", ("n",))
    assert decision.reasons[-1].facts["outlets"] == ["a", "b"]  # as it was at the second piece


def test_a_trial_looks_at_no_piece_outside_its_days() -> None:
    story = told(piece(50, "a"), piece(1, "b"))
    assert would_have(story, RULES, NOW, at(7, 0)) is None
    first, decision = would_have(story, RULES, piece(50).at, piece(1).at) or (None, None)
    assert first and decision and decision.when == "digest"
    assert would_have(told(piece(1)), policy(), at(1, 0), at(7, 0)) is None


@pytest.mark.parametrize(
    ("kind", "address", "abroad"),
    [
        ("mail", "truc@dakha.kontum.gov.vn", False),
        ("mail", "truc.ban@thu.vidu.com", True),
        ("webhook", "https://ioc.kontum.gov.vn/nhan", False),
        ("webhook", "https://ioc.kontum.gov.vn.vidu.com/nhan", True),
        ("webhook", "khong-phai-dia-chi", True),
        ("zalo", "123", False),
        ("telegram", "123", True),
        ("chua-biet", "a.vn", True),
    ],
)
def test_what_may_lead_abroad_is_known_before_it_is_set(kind: str, address: str, abroad: bool) -> None:
    assert leaves_the_country(kind, address) is abroad
