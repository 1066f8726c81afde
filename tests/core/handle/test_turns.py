"""Every state of a part of work has who holds it, a term where one is owed, an exit; every turn has who makes it."""

import pytest

from hoiam.core.errors import MoveDenied
from hoiam.core.handle import turns
from hoiam.core.handle.tracks import TABLES, ended
from hoiam.core.handle.turns import NEWS, PLACES, TURNS
from hoiam.core.values.actor import Role
from hoiam.core.values.case import Track

PLACED = [(track, state) for track in Track for state in PLACES[track]]


@pytest.mark.parametrize(("track", "state"), PLACED)
def test_what_has_not_ended_is_held_by_somebody_and_has_a_way_out(track: Track, state: str) -> None:
    place = PLACES[track][state]
    assert bool(place.owner) == (not ended(track, state))
    assert TABLES[track][state] or ended(track, state)
    assert place.leaves and set(place.begins) <= set(place.clocks)
    assert ended(track, state) == (place.clocks == ())


def test_each_turn_stands_once_and_says_by_whom_it_is_made() -> None:
    rows = [(turn.track, turn.state, turn.to) for turn in TURNS]
    assert len(rows) == len(set(rows))
    by_people = {turns.BY_HAND, turns.DRAFTED, turns.APPROVED}
    assert all(bool(by_people & set(turn.sentences)) == bool(turn.roles) for turn in TURNS)


def test_what_the_press_did_and_what_was_put_right_is_always_told_to_who_follows_the_case() -> None:
    from hoiam.core.values.case import Audience

    told = {
        (Track.REMEDY, "done"),
        (Track.OBJECTION, "published"),
        (Track.OBJECTION, "refused"),
        (Track.CLARIFICATION, "published"),
        (Track.FEEDBACK, "told"),
    }
    assert told <= set(NEWS)
    assert all(Audience.CLOSERS in news.tells for news in NEWS.values())
    assert set(NEWS) <= {(turn.track, turn.to) for turn in TURNS}


def test_an_answer_is_given_by_a_letter_and_by_no_hand() -> None:
    for state in PLACES[Track.ANSWER]:
        assert turns.by_hand(Track.ANSWER, state, tuple(Role)) == ()
    with pytest.raises(MoveDenied, match=r"track\.state"):
        turns.turn_by_hand(Track.ANSWER, "open", "answered", [Role.PHONG_VHTT])


def test_a_clarification_is_published_by_nobody_before_a_second_person_approved_it() -> None:
    """Function S28: the piece stands on a fact box, and two people look at it."""
    for state in ("open", "drafted"):
        with pytest.raises(MoveDenied, match=r"track\.state"):
            turns.turn_by_hand(Track.CLARIFICATION, state, "published", tuple(Role))
    with pytest.raises(MoveDenied, match=r"track\.state"):
        turns.turn_by_hand(Track.CLARIFICATION, "drafted", "approved", tuple(Role))  # by the action of approving only


def test_a_role_that_does_no_work_on_cases_moves_none_of_it() -> None:
    with pytest.raises(MoveDenied, match=r"track\.role"):
        turns.turn_by_hand(Track.REMEDY, "open", "done", [Role.KIEM_TRA])
    assert turns.turn_by_hand(Track.REMEDY, "open", "done", [Role.KIEM_TRA, Role.UBND_XA]) == Role.UBND_XA


def test_a_refusal_begins_the_offices_own_term_for_its_next_word_and_the_next_letter_ends_it() -> None:
    for state in ("published_partly", "refused", "overdue"):
        assert turns.begun(Track.OBJECTION, state) == ("onward",)
        assert turns.left(Track.OBJECTION, state, "drafted") == ("onward",)
        assert set(turns.left(Track.OBJECTION, state, "dropped")) == {"onward", *turns.PRESS}
    assert turns.left(Track.OBJECTION, "overdue", "refused") == ("onward",)  # begun anew
    assert turns.left(Track.OBJECTION, "waiting", "overdue") == ()  # the press stays late


def test_a_remedy_under_way_keeps_its_term() -> None:
    assert turns.left(Track.REMEDY, "open", "doing") == turns.begun(Track.REMEDY, "doing") == ()
    assert turns.left(Track.REMEDY, "doing", "done") == ("remedy",)
    assert turns.terms_of(Track.ANSWER) == ()  # the term of an answer is that of a paper


def test_what_was_put_right_opens_again_only_where_it_was_taken_back() -> None:
    """What has ended owes nothing; out of it lead a correction that did not stay, a public reply that was withdrawn."""
    ways = [(turn.track, turn.state, turn.to, turn.roles) for turn in TURNS if ended(turn.track, turn.state)]
    early = (Track.OBJECTION, "published", "published_partly", ())
    assert ways == [early, (Track.CLARIFICATION, "published", "open", ())]
    assert turns.begun(Track.CLARIFICATION, "open") == ("clarify",)
