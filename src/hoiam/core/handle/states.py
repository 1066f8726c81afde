"""Which move leads from which state to which, in which role, and what does it do to clocks and people? (functions, 2.4)

"Đã ghi nhận" is not a state: noting a problem closes nothing. The clocks of these tables are the office's own; the term
of the press law for an answer (L103 Đ.39, NĐ 237 Đ.18) is that of a paper, and no move of a case stops it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from hoiam.core.errors import MoveDenied
from hoiam.core.values.actor import Role
from hoiam.core.values.case import Audience, Move, State

SORTERS = (Role.TRUNG_TAM, Role.PHONG_VHTT, Role.VAN_PHONG)
ROUTERS = (Role.VAN_PHONG, Role.CHU_TICH, Role.PCT)
VERIFIERS = (Role.UBND_XA, Role.DON_VI, Role.PHONG_VHTT, Role.TRUNG_TAM)
CLOSERS = (Role.VAN_PHONG, Role.PHONG_VHTT)

# The office's own terms. What the press owes us ends with the case, since nothing is followed any more.
ASSIGN, START, RESULT = "assign", "verify_start", "verify_result"
AFTER = ("remedy", "route", "clarify", "feedback", "onward", "press_reply", "press_correction", "press_explains")
ROUTE, QUICK = "route", "quick_report"  # the first report runs from the rating on, whatever the case is doing


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table. The first of `roles` that a person holds is the role that the audit keeps.

    `stops` and `starts` are the clocks that the move ends and begins; one in both begins anew.
    """

    state: State
    move: Move
    to: State
    roles: tuple[Role, ...]
    stops: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """One state: who holds the case, which term runs, and what must be there before it goes on (a code: EXITS)."""

    owner: Role | None
    clocks: tuple[str, ...]
    leaves: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One move: its audit sentence and its notice (codes of desk/cases/words.py), and whom the notice is for."""

    sentence: str
    notice: str
    tells: tuple[Audience, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """The answer of a move: the new state, the role in which it was made, the clocks that it ends and begins."""

    state: State
    role: Role
    stops: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()


_S, _M = State, Move
TRANSITIONS: tuple[Transition, ...] = (
    Transition(_S.NEW, _M.TRIAGE, _S.TRIAGED, SORTERS, (), (ASSIGN,)),
    Transition(_S.NEW, _M.DISMISS, _S.IRRELEVANT, SORTERS),
    Transition(_S.NEW, _M.PRAISE, _S.POSITIVE, SORTERS),
    Transition(_S.TRIAGED, _M.DISMISS, _S.IRRELEVANT, SORTERS, (ASSIGN, QUICK)),
    Transition(_S.TRIAGED, _M.PRAISE, _S.POSITIVE, SORTERS, (ASSIGN, QUICK)),
    Transition(_S.TRIAGED, _M.ASSIGN, _S.ASSIGNED, ROUTERS, (ASSIGN,), (START, RESULT)),
    Transition(_S.ASSIGNED, _M.ASSIGN, _S.ASSIGNED, ROUTERS, (START, RESULT), (START, RESULT)),
    Transition(_S.ASSIGNED, _M.GIVE_BACK, _S.TRIAGED, VERIFIERS, (START, RESULT), (ASSIGN,)),
    Transition(_S.ASSIGNED, _M.HAND_OVER, _S.ASSIGNED, VERIFIERS, (START,), (START,)),
    Transition(_S.ASSIGNED, _M.START, _S.VERIFYING, VERIFIERS, (START,)),
    Transition(_S.VERIFYING, _M.ASSIGN, _S.ASSIGNED, ROUTERS, (RESULT,), (START, RESULT)),
    Transition(_S.VERIFYING, _M.GIVE_BACK, _S.TRIAGED, VERIFIERS, (RESULT,), (ASSIGN,)),
    Transition(_S.VERIFYING, _M.HAND_OVER, _S.ASSIGNED, VERIFIERS, (), (START,)),
    Transition(_S.VERIFYING, _M.EXTEND, _S.VERIFYING, ROUTERS, (RESULT,), (RESULT,)),
    Transition(_S.VERIFYING, _M.CONCLUDE, _S.CONCLUDED, VERIFIERS, (RESULT,)),
    Transition(_S.CONCLUDED, _M.REOPEN, _S.VERIFYING, CLOSERS, (ROUTE,), (RESULT,)),
    Transition(_S.CONCLUDED, _M.CLOSE, _S.CLOSED, CLOSERS, (*AFTER, QUICK)),
    Transition(_S.IRRELEVANT, _M.REOPEN, _S.TRIAGED, SORTERS, (), (ASSIGN,)),
    Transition(_S.POSITIVE, _M.REOPEN, _S.TRIAGED, SORTERS, (), (ASSIGN,)),
)

# Who holds the case while it stands there, which of its terms runs, and what lets it leave.
STANDINGS: dict[State, Standing] = {
    State.NEW: Standing(Role.TRUNG_TAM, (), "exit.sorted"),
    State.TRIAGED: Standing(Role.VAN_PHONG, (ASSIGN,), "exit.lead"),
    State.ASSIGNED: Standing(Role.DON_VI, (START, RESULT), "exit.started"),
    State.VERIFYING: Standing(Role.DON_VI, (RESULT,), "exit.claims"),
    State.CONCLUDED: Standing(Role.PHONG_VHTT, AFTER[:5], "exit.tracks"),
    State.CLOSED: Standing(None, (), "exit.never"),
    State.IRRELEVANT: Standing(None, (), "exit.reason"),
    State.POSITIVE: Standing(Role.TRUNG_TAM, (), "exit.reason"),
}
OWNERS: dict[State, Role | None] = {state: row.owner for state, row in STANDINGS.items()}
EXITS = tuple(dict.fromkeys(row.leaves for row in STANDINGS.values()))

_A = Audience
_TELLS: dict[Move, tuple[Audience, ...]] = {
    Move.TRIAGE: (_A.ROUTERS,),
    Move.DISMISS: (_A.OPENER,),
    Move.PRAISE: (_A.OPENER,),
    Move.ASSIGN: (_A.LEAD, _A.SUPPORT, _A.INFORMED),
    Move.GIVE_BACK: (_A.ROUTERS,),
    Move.HAND_OVER: (_A.LEAD, _A.SUPPORT, _A.ROUTERS),
    Move.START: (_A.SUPPORT,),
    Move.CONCLUDE: (_A.CLOSERS, _A.SUPPORT),
    Move.EXTEND: (_A.LEAD, _A.CLOSERS),
    Move.REOPEN: (_A.LEAD, _A.SUPPORT),
    Move.CLOSE: (_A.LEAD, _A.SUPPORT, _A.OPENER),
}
DEEDS: dict[Move, Deed] = {m: Deed(f"case.{m}", f"notice.case.{m}", _TELLS[m]) for m in Move}
SENTENCES: dict[Move, str] = {move: deed.sentence for move, deed in DEEDS.items()}
NOTICES: dict[Move, str] = {move: deed.notice for move, deed in DEEDS.items()}


def move(state: State, wanted: Move, roles: Collection[Role]) -> Moved:
    """Return the state that a move leads to and the role used. Raises MoveDenied with the reason as data."""
    rows = [row for row in TRANSITIONS if row.state == state and row.move == wanted]
    if not rows:
        raise MoveDenied("move.state", state=state.value, move=wanted.value)
    for role in rows[0].roles:
        if role in roles:
            return Moved(rows[0].to, role, rows[0].stops, rows[0].starts)
    raise MoveDenied("move.role", move=wanted.value, roles=[role.value for role in rows[0].roles])


def moves_for(state: State, roles: Collection[Role]) -> tuple[Move, ...]:
    """Return the moves that somebody with these roles may make from here, in the table's order."""
    return _moves(state, frozenset(roles))


@cache
def _moves(state: State, roles: frozenset[Role]) -> tuple[Move, ...]:
    """Return the moves of one state and set of roles: a list asks the same few for hundreds of cases."""
    return tuple(row.move for row in TRANSITIONS if row.state == state and roles.intersection(row.roles))


def ending(wanted: Move, clock: str, starts: Collection[str]) -> str:
    """Return how a move ends a clock: replaced by a new one, left because the work went elsewhere, or done."""
    if clock in starts:
        return "replaced"
    elsewhere = wanted in (Move.GIVE_BACK, Move.DISMISS, Move.PRAISE, Move.REOPEN)
    return "left" if elsewhere or clock == QUICK else "done"
