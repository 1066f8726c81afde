"""What a press agency did with a letter of ours, and what may follow (L103 Đ.42, 43; NĐ 237 Đ.19, 21)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hoiam.core.handle.exchange import Exchange, Stand, onward, stand, together
from tests.people import HANOI

AT = datetime(2022, 10, 6, 9, 0, tzinfo=HANOI)
TWO_DAYS = AT + timedelta(days=2)
DAILY = Exchange(AT, TWO_DAYS, "calendar_days", rounds=3)
AT_ONCE = Exchange(AT, None, "immediate", rounds=3)


@pytest.mark.parametrize(
    ("of", "after", "expected"),
    [
        (replace(DAILY, received_at=None, ends_at=None), timedelta(days=40), Stand.SENT),
        (DAILY, timedelta(days=2, microseconds=-1), Stand.RUNNING),
        (DAILY, timedelta(days=2), Stand.LATE),
        (AT_ONCE, timedelta(hours=23), Stand.RUNNING),
        (AT_ONCE, timedelta(hours=24), Stand.UNHEARD),
        (replace(AT_ONCE, kind="next_issue"), timedelta(days=6), Stand.RUNNING),
        (replace(AT_ONCE, kind="next_issue"), timedelta(days=7), Stand.UNHEARD),
        (replace(AT_ONCE, kind=""), timedelta(days=7), Stand.UNHEARD),
        (replace(DAILY, outcome="published"), timedelta(days=9), Stand.PRINTED),
        (replace(DAILY, outcome="published_partly"), timedelta(days=9), Stand.PARTLY),
        (replace(DAILY, outcome="refused"), timedelta(days=1), Stand.REFUSED),
        (replace(DAILY, outcome="refused", reasoned=False), timedelta(days=1), Stand.BARE),
        (replace(AT_ONCE, outcome="overdue"), timedelta(days=3), Stand.LATE),
        (replace(DAILY, outcome="refused", passed_on=True), timedelta(days=9), Stand.PASSED_ON),
        (replace(DAILY, outcome="published", passed_on=True), timedelta(days=9), Stand.PRINTED),
    ],
)
def test_where_an_exchange_stands(of: Exchange, after: timedelta, expected: Stand) -> None:
    assert stand(of, AT + after) == expected


def codes(of: Exchange, days: int = 9) -> list[str]:
    return [reason.code for reason in onward(of, AT + timedelta(days=days))]


def test_what_is_over_asks_for_nothing_and_what_runs_only_to_wait() -> None:
    assert codes(replace(DAILY, outcome="published")) == []
    assert codes(replace(DAILY, passed_on=True)) == []
    assert codes(DAILY, days=1) == ["exchange.wait"]
    assert codes(replace(DAILY, received_at=None)) == ["exchange.receipt"]
    assert codes(AT_ONCE) == ["exchange.ask", "exchange.overdue"]


def test_the_third_reply_is_taken_under_the_old_law_and_not_under_the_new_one() -> None:
    second = replace(DAILY, outcome="refused", round=2)
    assert codes(second)[0] == "exchange.again"
    assert codes(replace(second, round=3))[0] == "exchange.rounds_over"
    assert codes(replace(second, rounds=2))[0] == "exchange.rounds_over"
    assert codes(replace(second, rounds=None))[0] == "exchange.again"


def test_a_refusal_without_reasons_is_first_asked_for_them_and_dropping_it_comes_last() -> None:
    bare = codes(replace(DAILY, outcome="refused", reasoned=False))
    assert bare[0] == "exchange.demand_reason"
    assert bare[2:] == ["exchange.superior", "exchange.authority", "exchange.court", "exchange.drop"]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((), ""),
        (("published", ""), ""),
        (("published", "published"), "published"),
        (("published", "published_partly"), "published_partly"),
        (("refused", "published"), "refused"),
        (("overdue", "refused"), "overdue"),
    ],
)
def test_several_agencies_are_one_objection_that_ends_with_the_last_of_them(
    outcomes: tuple[str, ...], expected: str
) -> None:
    assert together(outcomes) == expected
