"""Which move leads where, and in which role: the table, and what no sequence of moves can do."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.errors import MoveDenied
from hoiam.core.handle.states import (
    ASSIGN,
    DEEDS,
    EXITS,
    NOTICES,
    OWNERS,
    RESULT,
    SENTENCES,
    STANDINGS,
    START,
    TRANSITIONS,
    Moved,
    Transition,
    ending,
    move,
    moves_for,
)
from hoiam.core.values.actor import Role
from hoiam.core.values.case import Move, State

OF_TRACKS = {
    "remedy",
    "route",
    "clarify",
    "feedback",
    "onward",
}  # of the parts of work that the claims open, whatever state the case is in
ENDED = {State.CLOSED, State.IRRELEVANT}
MOVES = st.sampled_from(list(Move))
ROLES = st.frozensets(st.sampled_from(list(Role)))


def walk(steps: list[tuple[Move, frozenset[Role]]]) -> list[State]:
    """Return the states that a new case passes through; a denied move leaves it where it stands."""
    passed = [State.NEW]
    for wanted, roles in steps:
        try:
            passed.append(move(passed[-1], wanted, roles).state)
        except MoveDenied:
            continue
    return passed


@pytest.mark.parametrize("row", TRANSITIONS, ids=lambda row: f"{row.state}-{row.move}")
def test_every_row_of_the_table_is_a_move_in_each_of_its_roles(row: Transition) -> None:
    for role in row.roles:
        assert move(row.state, row.move, {role}) == Moved(row.to, role, row.stops, row.starts)


@pytest.mark.parametrize("row", TRANSITIONS, ids=lambda row: f"{row.state}-{row.move}")
def test_a_role_that_the_row_does_not_name_is_refused_with_the_roles_that_may(row: Transition) -> None:
    with pytest.raises(MoveDenied) as denied:
        move(row.state, row.move, set(Role) - set(row.roles))
    assert denied.value.code == "move.role"
    assert denied.value.facts["roles"] == [role.value for role in row.roles]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("wanted", Move)
def test_a_move_that_is_not_in_the_table_is_refused_whoever_asks(state: State, wanted: Move) -> None:
    if any(row.state == state and row.move == wanted for row in TRANSITIONS):
        return
    with pytest.raises(MoveDenied) as denied:
        move(state, wanted, set(Role))
    assert (denied.value.code, denied.value.facts) == ("move.state", {"state": state.value, "move": wanted.value})


def test_somebody_with_several_roles_acts_in_the_first_that_the_table_names() -> None:
    made = move(State.TRIAGED, Move.ASSIGN, {Role.PCT, Role.CHU_TICH, Role.TRUNG_TAM})
    assert made.role == Role.CHU_TICH


def test_the_table_has_one_row_for_each_state_and_move() -> None:
    pairs = [(row.state, row.move) for row in TRANSITIONS]
    assert len(pairs) == len(set(pairs))


def test_every_state_but_ended_ones_has_an_owner() -> None:
    assert set(OWNERS) == set(State)
    assert {state for state, owner in OWNERS.items() if owner is None} == ENDED


def test_every_state_but_closed_has_a_way_on_and_every_state_can_be_reached() -> None:
    assert {row.state for row in TRANSITIONS} == set(State) - {State.CLOSED}
    assert {row.to for row in TRANSITIONS} == set(State) - {State.NEW}


def test_every_move_has_its_sentence_and_its_notice() -> None:
    assert set(SENTENCES) == set(NOTICES) == set(Move)
    assert len(set(SENTENCES.values())) == len(set(NOTICES.values())) == len(Move)


def test_every_state_says_which_term_runs_and_what_lets_it_go_on() -> None:
    assert set(STANDINGS) == set(State)
    assert all(row.leaves in EXITS for row in STANDINGS.values())
    assert {what for row in STANDINGS.values() for what in row.clocks} == {ASSIGN, START, RESULT, *OF_TRACKS}


def test_every_move_tells_somebody() -> None:
    assert all(deed.tells for deed in DEEDS.values())


@pytest.mark.parametrize("row", TRANSITIONS, ids=lambda row: f"{row.state}-{row.move}")
def test_a_move_leaves_exactly_the_terms_of_its_new_state_running(row: Transition) -> None:
    before = set(STANDINGS[row.state].clocks)
    running = (before - set(row.stops)) | set(row.starts)
    assert running - OF_TRACKS == set(STANDINGS[row.to].clocks) - OF_TRACKS


def test_the_term_of_the_press_for_an_answer_is_stopped_by_no_move() -> None:
    assert not [row for row in TRANSITIONS if "answer" in row.stops]


@pytest.mark.parametrize(
    ("wanted", "clock", "starts", "how"),
    [
        (Move.EXTEND, RESULT, (RESULT,), "replaced"),
        (Move.GIVE_BACK, START, (ASSIGN,), "left"),
        (Move.DISMISS, ASSIGN, (), "left"),
        (Move.CONCLUDE, RESULT, (), "done"),
    ],
)
def test_a_term_says_whether_it_was_done_replaced_or_left(
    wanted: Move, clock: str, starts: tuple[str, ...], how: str
) -> None:
    assert ending(wanted, clock, starts) == how


def test_noting_is_no_state() -> None:
    assert not [state for state in State if "not" in state.value]


def test_the_screen_offers_what_the_table_allows() -> None:
    assert moves_for(State.TRIAGED, {Role.VAN_PHONG}) == (Move.DISMISS, Move.PRAISE, Move.ASSIGN)
    assert moves_for(State.TRIAGED, {Role.KIEM_TRA}) == ()
    assert moves_for(State.CLOSED, set(Role)) == ()


@given(st.sampled_from(list(State)), ROLES)
def test_what_is_offered_can_be_done_and_what_is_not_offered_cannot(state: State, roles: frozenset[Role]) -> None:
    offered = moves_for(state, roles)
    for wanted in Move:
        try:
            move(state, wanted, roles)
        except MoveDenied:
            assert wanted not in offered
        else:
            assert wanted in offered


@given(st.lists(st.tuples(MOVES, st.just(frozenset(Role))), max_size=25))
def test_no_sequence_of_moves_closes_a_case_that_was_not_concluded(steps: list[tuple[Move, frozenset[Role]]]) -> None:
    passed = walk(steps)
    for before, after in itertools.pairwise(passed):
        if after == State.CLOSED:
            assert before == State.CONCLUDED
        if after == State.CONCLUDED:
            assert before == State.VERIFYING


@given(st.lists(st.tuples(MOVES, ROLES), max_size=25))
def test_nothing_leaves_a_closed_case(steps: list[tuple[Move, frozenset[Role]]]) -> None:
    passed = walk(steps)
    assert State.CLOSED not in passed[:-1]


@given(st.lists(st.tuples(MOVES, st.just(frozenset({Role.KIEM_TRA, Role.LANH_DAO_DANG, Role.QUAN_TRI}))), max_size=9))
def test_who_only_checks_reads_or_administers_moves_nothing(steps: list[tuple[Move, frozenset[Role]]]) -> None:
    assert walk(steps) == [State.NEW]
