"""What do the claims open, what is the verdict of the whole, and what still keeps a case from being closed?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.errors import MoveDenied
from hoiam.core.handle.tracks import (
    TABLES,
    Change,
    Raised,
    closing_gaps,
    ended,
    follow,
    opened_by,
    settle,
    verdict_of,
)
from hoiam.core.values.case import Track, Verdict

T, F, U = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
CLAIMS = st.lists(st.sampled_from([T, F, U]), max_size=12)


def reached(track: Track) -> set[str]:
    """Return every state that a track can come to from "open"."""
    found, fresh = {"open"}, {"open"}
    while fresh:
        fresh = {to for state in fresh for to in TABLES[track][state]} - found
        found |= fresh
    return found


@pytest.mark.parametrize("track", Track)
def test_every_state_of_a_track_can_be_reached_and_each_has_a_row(track: Track) -> None:
    assert reached(track) == set(TABLES[track])
    assert any(ended(track, state) for state in TABLES[track])


@pytest.mark.parametrize("track", Track)
def test_a_track_moves_as_its_table_says_and_in_no_other_way(track: Track) -> None:
    for state, allowed in TABLES[track].items():
        for to in TABLES[track]:
            if to in allowed:
                assert follow(track, state, to) == to
                continue
            with pytest.raises(MoveDenied) as denied:
                follow(track, state, to)
            assert denied.value.facts == {"track": track.value, "state": state, "to": to}


def test_an_unknown_state_is_refused_like_a_wrong_one() -> None:
    with pytest.raises(MoveDenied):
        follow(Track.REMEDY, "đã ghi nhận", "done")


def test_an_overdue_objection_can_still_be_printed_drafted_anew_or_dropped() -> None:
    assert {"drafted", "published", "dropped"} <= set(TABLES[Track.OBJECTION]["overdue"])


@pytest.mark.parametrize("track", Track)
def test_work_that_a_changed_finding_no_longer_asks_for_can_be_withdrawn_until_it_has_ended(track: Track) -> None:
    for state in TABLES[track]:
        assert ("withdrawn" in TABLES[track][state]) == (not ended(track, state))


def test_an_objection_is_a_right_and_may_be_dropped_before_anything_is_written() -> None:
    assert "dropped" in TABLES[Track.OBJECTION]["open"]


def named(verdicts: list[Verdict]) -> dict[str, Verdict]:
    """Return claims A, B, C … with these verdicts."""
    return {chr(65 + n): verdict for n, verdict in enumerate(verdicts)}


@pytest.mark.parametrize(
    ("verdicts", "tracks"),
    [
        ([], ()),
        ([U], ()),
        ([T], (Track.REMEDY, Track.ANSWER)),
        ([F], (Track.OBJECTION, Track.CLARIFICATION)),
        ([F, T, U], (Track.REMEDY, Track.ANSWER, Track.OBJECTION, Track.CLARIFICATION)),
    ],
)
def test_what_is_true_is_remedied_and_answered_what_is_false_is_put_right(
    verdicts: list[Verdict], tracks: tuple[Track, ...]
) -> None:
    assert tuple(opened_by(named(verdicts), Raised())) == tracks


@pytest.mark.parametrize("verdicts", [[], [U], [F], [F, F], [T]])
def test_who_asked_in_writing_is_answered_whatever_was_found(verdicts: list[Verdict]) -> None:
    """L103/2016 Đ.39.1, NĐ 237/2026 Đ.18.1: the duty to answer knows no exception for what is false."""
    assert Track.ANSWER in opened_by(named(verdicts), Raised(asked=True))


@given(CLAIMS, st.booleans())
def test_only_against_the_press_there_is_an_objection(verdicts: list[Verdict], people: bool) -> None:
    """L103/2016 Đ.43 and L126/2025 Đ.36 bind press agencies and nobody else."""
    assert Track.OBJECTION not in opened_by(named(verdicts), Raised(press=False, people=people))


@given(CLAIMS)
def test_the_place_that_raised_a_matter_hears_what_was_found(verdicts: list[Verdict]) -> None:
    settled = {key for key, verdict in named(verdicts).items() if verdict != U}
    owed = opened_by(named(verdicts), Raised(press=False, people=True))
    assert set(owed.get(Track.FEEDBACK, ())) == settled
    assert Track.ANSWER not in owed


def test_each_track_names_the_claims_behind_it() -> None:
    owed = opened_by(named([F, T, U, T]), Raised())
    assert owed[Track.REMEDY] == owed[Track.ANSWER] == ("B", "D")
    assert owed[Track.OBJECTION] == ("A",)


@pytest.mark.parametrize(
    ("row", "keys", "what"),
    [
        (None, ("A",), "open"),
        (("doing", ("A",)), ("A",), "keep"),
        (("doing", ("A",)), ("A", "B"), "keep"),
        (("done", ("A",)), ("A",), "keep"),
        (("done", ("A",)), ("A", "B"), "again"),
        (("withdrawn", ("A",)), ("A",), "again"),
    ],
)
def test_a_second_conclusion_opens_again_only_what_has_new_claims(
    row: tuple[str, tuple[str, ...]] | None, keys: tuple[str, ...], what: str
) -> None:
    present = {Track.REMEDY: row} if row else {}
    assert settle(present, {Track.REMEDY: keys}) == (Change(Track.REMEDY, what, keys),)


def test_a_second_conclusion_withdraws_what_no_claim_asks_for_and_leaves_what_has_ended() -> None:
    present = {Track.OBJECTION: ("waiting", ("A",)), Track.CLARIFICATION: ("published", ("A",))}
    assert settle(present, {}) == (Change(Track.OBJECTION, "withdraw", ("A",)),)


@pytest.mark.parametrize(
    ("verdicts", "whole"),
    [
        ([], U),
        ([T, T], T),
        ([T, F], Verdict.PARTLY),
        ([T, U], Verdict.PARTLY),
        ([F, F], F),
        ([F, U], U),
        ([U], U),
    ],
)
def test_the_verdict_of_the_whole_follows_from_its_claims(verdicts: list[Verdict], whole: Verdict) -> None:
    assert verdict_of(verdicts)[0] == whole


@given(CLAIMS)
def test_the_verdict_says_what_it_counted(verdicts: list[Verdict]) -> None:
    verdict, reason = verdict_of(verdicts)
    assert reason.code == "verdict.counts"
    assert sum(reason.facts.values()) == len(verdicts)
    assert (verdict == F) == (bool(verdicts) and set(verdicts) == {F})


@given(CLAIMS)
def test_a_case_without_a_false_claim_never_opens_an_objection(verdicts: list[Verdict]) -> None:
    assert (Track.OBJECTION in opened_by(named(verdicts), Raised())) == (F in verdicts)


def test_open_tracks_and_unsettled_claims_are_named() -> None:
    gaps = closing_gaps([T, U, U], {Track.REMEDY: "doing", Track.ANSWER: "answered"})
    assert [(gap.code, dict(gap.facts)) for gap in gaps] == [
        ("close.claim_unknown", {}),
        ("close.track", {"track": "remedy", "state": "doing"}),
    ]


def test_signed_papers_that_have_not_gone_out_are_counted() -> None:
    gaps = closing_gaps([T], {Track.ANSWER: "answered"}, unsent=2)
    assert [(gap.code, dict(gap.facts)) for gap in gaps] == [("close.unsent", {"n": 2})]


def test_a_case_whose_every_track_has_ended_has_no_gap() -> None:
    assert closing_gaps([T, F], {Track.REMEDY: "done", Track.OBJECTION: "dropped"}) == ()
