"""Who must know of a story, now or in the digest: one threshold at a time, then what an office starts with."""

from dataclasses import replace
from typing import Any

import pytest

from hoiam.core.alert import DEFAULT, DIGEST, Decision, Rule, decide, fault_of, rises
from hoiam.core.alert import NOW as AT_ONCE
from tests.core.alert.samples import NOW, piece, policy, told


def asked(story: Any, **rule: Any) -> Decision:
    return decide(story, policy(Rule("r", "Thử", AT_ONCE, **rule)), NOW)


def codes(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.reasons]


def facts(decision: Decision) -> dict[str, Any]:
    return dict(decision.reasons[-1].facts)


def test_an_urgent_story_is_told_at_once_and_says_by_which_threshold() -> None:
    decision = asked(told(level="urgent"), level="urgent")
    assert (decision.when, decision.rules) == (AT_ONCE, ("r",))
    assert codes(decision) == ["alert.rule", "alert.level"]
    assert decision.reasons[0].facts == {"rule": "r", "name": "Thử", "when": "now"}


@pytest.mark.parametrize(("level", "wanted"), [("urgent", True), ("high", True), ("normal", False), ("", False)])
def test_a_level_is_asked_at_least(level: str, wanted: bool) -> None:
    assert bool(asked(told(level=level), level="high").when) is wanted


def test_three_papers_within_a_day_count_and_three_within_a_week_do_not() -> None:
    near = [piece(hours, f"bao-{hours}") for hours in (1, 12, 24)]
    far = [piece(hours, f"bao-{hours}") for hours in (1, 20, 40)]
    assert facts(asked(told(*near), outlets=3)) == {"outlets": ["bao-1", "bao-12", "bao-24"], "hours": 24}
    assert not asked(told(*far), outlets=3).when


def test_one_paper_that_writes_often_is_one_outlet_and_many_pieces() -> None:
    story = told(*[piece(hours) for hours in (1, 2, 3)])
    assert not asked(story, outlets=2).when
    assert facts(asked(story, pieces=3)) == {"pieces": 3}
    assert not asked(story, pieces=4).when


def test_what_people_post_is_no_press() -> None:
    posts = [piece(hours, f"trang-{hours}", press=False, people=True) for hours in (1, 2, 3)]
    assert not asked(told(*posts), outlets=3).when
    assert not asked(told(*posts), pieces=1).when
    assert not asked(told(*posts), growth=1).when


def test_fewer_than_five_from_people_decide_nothing_and_are_shown_to_nobody() -> None:
    posts = [piece(hours, "trang", press=False, people=True) for hours in (1, 2, 3, 4, 5)]
    assert facts(asked(told(*posts), people=5)) == {"people": 5}
    assert not asked(told(*posts[:4]), people=5).when
    assert not asked(told(*posts[:4]), people=1).when  # even if such a rule got past the wall
    shown = [reason for reason in asked(told(*posts[:4], level="urgent"), level="urgent").reasons if reason.facts]
    assert not any("people" in reason.facts for reason in shown)


def test_a_national_paper_reaches_further_than_a_provincial_one() -> None:
    story = told(piece(1, "bao-tinh", reach="province"))
    assert not asked(story, reach="central").when
    assert facts(asked(story, reach="province")) == {"reach": "province", "outlets": ["bao-tinh"]}
    assert asked(told(piece(1, "bao-nuoc", reach="central")), reach="province").when
    assert not asked(told(piece(1, "bao-huyen", reach="district")), reach="province").when


def test_a_story_grows_when_it_is_told_more_than_twice_as_often_as_before() -> None:
    new = [piece(hours, "a") for hours in (1, 2, 3, 4, 5)]
    assert facts(asked(told(*new), growth=5)) == {"pieces": 5, "before": 0, "hours": 6}
    steady = [*new, *[piece(hours, "a") for hours in (7, 8, 9)]]
    assert not asked(told(*steady), growth=5).when
    assert asked(told(*steady[:-1]), growth=5).when
    assert not asked(told(*new), growth=6).when


def test_field_place_and_watch_list_are_asked_together() -> None:
    rule = {"fields": frozenset({"environment"}), "places": frozenset({"xa-dak-ui"}), "queries": frozenset({3, 9})}
    assert codes(asked(told(), **rule)) == ["alert.rule", "alert.field", "alert.place", "alert.query"]
    assert facts(asked(told(), **rule)) == {"names": ["Nước sạch"]}
    for other in ({"field": "land"}, {"places": frozenset({"xa-khac"})}, {"queries": {4: "Khác"}}):
        assert not asked(told(**other), **rule).when


def test_all_that_a_threshold_asks_must_hold() -> None:
    assert not asked(told(level="urgent"), level="urgent", outlets=2).when
    assert asked(told(piece(1, "a"), piece(2, "b"), level="urgent"), level="urgent", outlets=2).when


def test_good_news_never_alarms_anybody() -> None:
    assert not asked(told(kind="positive", level="urgent"), level="normal", pieces=1).when


def test_what_a_new_source_lists_from_last_week_is_no_alarm() -> None:
    assert asked(told(piece(48), level="urgent"), level="urgent").when
    assert not asked(told(piece(49), level="urgent"), level="urgent").when


def test_what_has_not_been_published_yet_is_not_counted() -> None:
    assert not asked(told(piece(-1), level="urgent"), level="urgent").when
    assert not asked(told(piece(1), piece(-1)), pieces=2).when


def test_a_threshold_that_is_switched_off_or_asks_nothing_calls_nobody() -> None:
    assert not asked(told(level="urgent"), level="urgent", active=False).when
    assert not asked(told(level="urgent")).when


def test_now_wins_over_the_digest_and_only_what_called_for_it_is_named() -> None:
    rules = (
        Rule("a", "A", DIGEST, level="high"),
        Rule("b", "B", AT_ONCE, pieces=1),
        Rule("c", "C", AT_ONCE, level="high"),
    )
    decision = decide(told(level="high"), policy(*rules), NOW)
    assert (decision.when, decision.rules, decision.through) == (AT_ONCE, ("b", "c"), False)
    assert codes(decision) == ["alert.rule", "alert.pieces", "alert.rule", "alert.level"]


def test_only_a_threshold_for_now_can_break_quiet_hours() -> None:
    loud, quiet = Rule("a", "A", DIGEST, level="high", through=True), Rule("b", "B", AT_ONCE, pieces=1)
    assert not decide(told(level="high"), policy(loud, quiet), NOW).through
    assert decide(told(level="high"), policy(replace(loud, when=AT_ONCE), quiet), NOW).through


def test_people_are_told_again_only_when_a_story_is_called_for_sooner() -> None:
    now, digest = Decision(AT_ONCE), Decision(DIGEST)
    assert rises("", digest) and rises(DIGEST, now)
    assert not rises(AT_ONCE, now) and not rises(AT_ONCE, digest) and not rises(DIGEST, Decision())


FAULTS = [
    (Rule("r", "R", AT_ONCE), "alert.asks_nothing"),
    (Rule("r", "R", AT_ONCE, level="normal"), "alert.asks_nothing"),
    (Rule("r", "R", AT_ONCE, people=4), "alert.too_few_people"),
    (Rule("r", "R", "soon", outlets=2), "alert.unknown_word"),
    (Rule("r", "R", AT_ONCE, level="huge", outlets=2), "alert.unknown_word"),
    (Rule("r", "R", AT_ONCE, reach="world"), "alert.unknown_word"),
    (Rule("r", "R", AT_ONCE, level="normal", outlets=2), ""),
    (Rule("r", "R", DIGEST, people=5), ""),
]


@pytest.mark.parametrize(("rule", "fault"), FAULTS)
def test_a_threshold_that_would_call_for_everything_or_count_single_people_is_not_kept(rule: Rule, fault: str) -> None:
    assert fault_of(rule) == fault


def test_what_an_office_starts_with_can_be_kept() -> None:
    assert [fault_of(rule) for rule in DEFAULT.rules] == [""] * len(DEFAULT.rules)
    assert decide(told(level="urgent"), DEFAULT, NOW).through
    assert decide(told(level="high"), DEFAULT, NOW).when == DIGEST
    assert decide(told(level="high", field="disaster"), DEFAULT, NOW).when == AT_ONCE
    assert decide(told(level="normal"), DEFAULT, NOW) == Decision()
