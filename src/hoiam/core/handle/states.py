"""Which move leads from which state to which, and in which role? (domain functions, section 2.4)

"Đã ghi nhận" is not a state: noting a problem closes nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass

from hoiam.core.errors import MoveDenied
from hoiam.core.values.actor import Role
from hoiam.core.values.case import Move, State

SORTERS = (Role.TRUNG_TAM, Role.PHONG_VHTT, Role.VAN_PHONG)
ROUTERS = (Role.VAN_PHONG, Role.CHU_TICH, Role.PCT)
VERIFIERS = (Role.UBND_XA, Role.DON_VI, Role.PHONG_VHTT, Role.TRUNG_TAM)
CLOSERS = (Role.VAN_PHONG, Role.PHONG_VHTT)


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table. The first of `roles` that a person holds is the role that the audit keeps."""

    state: State
    move: Move
    to: State
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """The answer of a move: the new state, and the role in which it was made."""

    state: State
    role: Role


TRANSITIONS: tuple[Transition, ...] = (
    Transition(State.NEW, Move.TRIAGE, State.TRIAGED, SORTERS),
    Transition(State.NEW, Move.DISMISS, State.IRRELEVANT, SORTERS),
    Transition(State.NEW, Move.PRAISE, State.POSITIVE, SORTERS),
    Transition(State.TRIAGED, Move.DISMISS, State.IRRELEVANT, SORTERS),
    Transition(State.TRIAGED, Move.PRAISE, State.POSITIVE, SORTERS),
    Transition(State.TRIAGED, Move.ASSIGN, State.ASSIGNED, ROUTERS),
    Transition(State.ASSIGNED, Move.ASSIGN, State.ASSIGNED, ROUTERS),
    Transition(State.ASSIGNED, Move.START, State.VERIFYING, VERIFIERS),
    Transition(State.VERIFYING, Move.ASSIGN, State.ASSIGNED, ROUTERS),
    Transition(State.VERIFYING, Move.EXTEND, State.VERIFYING, VERIFIERS),
    Transition(State.VERIFYING, Move.CONCLUDE, State.CONCLUDED, VERIFIERS),
    Transition(State.CONCLUDED, Move.REOPEN, State.VERIFYING, CLOSERS),
    Transition(State.CONCLUDED, Move.CLOSE, State.CLOSED, CLOSERS),
    Transition(State.IRRELEVANT, Move.REOPEN, State.TRIAGED, SORTERS),
    Transition(State.POSITIVE, Move.REOPEN, State.TRIAGED, SORTERS),
)

# Who holds the case while it stands there: shown as its owner, and reminded.
OWNERS: dict[State, Role | None] = {
    State.NEW: Role.TRUNG_TAM,
    State.TRIAGED: Role.VAN_PHONG,
    State.ASSIGNED: Role.DON_VI,
    State.VERIFYING: Role.DON_VI,
    State.CONCLUDED: Role.PHONG_VHTT,
    State.CLOSED: None,
    State.IRRELEVANT: None,
    State.POSITIVE: Role.TRUNG_TAM,
}

# The audit sentence and the notice of every move: codes, worded in desk/cases/words.py.
SENTENCES: dict[Move, str] = {move: f"case.{move}" for move in Move}
NOTICES: dict[Move, str] = {move: f"notice.case.{move}" for move in Move}


def move(state: State, wanted: Move, roles: Collection[Role]) -> Moved:
    """Return the state that a move leads to and the role used. Raises MoveDenied with the reason as data."""
    rows = [row for row in TRANSITIONS if row.state == state and row.move == wanted]
    if not rows:
        raise MoveDenied("move.state", state=state.value, move=wanted.value)
    for role in rows[0].roles:
        if role in roles:
            return Moved(rows[0].to, role)
    raise MoveDenied("move.role", move=wanted.value, roles=[role.value for role in rows[0].roles])


def moves_for(state: State, roles: Collection[Role]) -> tuple[Move, ...]:
    """Return the moves that somebody with these roles may make from here, in the table's order."""
    return tuple(row.move for row in TRANSITIONS if row.state == state and set(row.roles) & set(roles))
