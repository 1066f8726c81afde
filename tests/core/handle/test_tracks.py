"""What do the claims open, what is the verdict of the whole, and what still keeps a case from being closed?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.errors import MoveDenied
from hoiam.core.handle.tracks import TABLES, closing_gaps, ended, follow, opened_by, verdict_of
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
    assert TABLES[Track.OBJECTION]["overdue"] == ("drafted", "published", "dropped")


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
    assert opened_by(verdicts) == tracks


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
    assert (Track.OBJECTION in opened_by(verdicts)) == (F in verdicts)


def test_open_tracks_and_unsettled_claims_are_named() -> None:
    gaps = closing_gaps([T, U, U], {Track.REMEDY: "doing", Track.ANSWER: "answered"})
    assert [(gap.code, dict(gap.facts)) for gap in gaps] == [
        ("close.claim_unknown", {}),
        ("close.track", {"track": "remedy", "state": "doing"}),
    ]


def test_a_case_whose_every_track_has_ended_has_no_gap() -> None:
    assert closing_gaps([T, F], {Track.REMEDY: "done", Track.OBJECTION: "dropped"}) == ()
