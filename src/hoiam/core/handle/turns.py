"""Which turn leads a part of work from which state to which, who makes it, which term runs there, whom to tell?

The second half of functions, 2.4: each track has its own small table, shaped like that of the case (states). A turn is
made by hand, by a letter that moves (its action asks the role), or by a conclusion that no longer asks for the work.
"""

from collections.abc import Collection
from dataclasses import dataclass

from hoiam.core.errors import MoveDenied
from hoiam.core.handle.states import VERIFIERS
from hoiam.core.values.actor import Role
from hoiam.core.values.case import Audience, Track

HANDS = (*VERIFIERS, Role.VAN_PHONG)  # who writes down what was done: who works on the case, or follows it
REMEDY, CLARIFY, FEEDBACK, ONWARD = "remedy", "clarify", "feedback", "onward"
PRESS = ("press_reply", "press_correction")
BY_HAND, BY_CONCLUSION = "track.advance", "case.conclude"
DRAFTED, APPROVED, BY_REPLY = "clarify.draft", "clarify.approve", "reply.publish"
TAKEN_BACK = "reply.withdraw"
# Who works on a part without the case being their unit's: the editors of the office's own channels (S28).
EDITORS = {Track.CLARIFICATION: frozenset({Role.TRUNG_TAM})}


@dataclass(frozen=True, slots=True)
class Turn:
    """One row. `roles` may make it by hand, () where a letter, a public reply or a conclusion makes it.

    `sentences` are the audit's verbs that tell of it.
    """

    track: Track
    state: str
    to: str
    roles: tuple[Role, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One state of a track: who holds it, which terms run, which of them begins on coming here, what lets it leave."""

    owner: Role | None
    clocks: tuple[str, ...]
    begins: tuple[str, ...]
    leaves: str


@dataclass(frozen=True, slots=True)
class News:
    """What is told when a track comes to a state (a code of desk/cases/words.py), and whom it is for."""

    notice: str
    tells: tuple[Audience, ...]


_T = Track
_ROWS: tuple[tuple[Track, str, tuple[str, ...], tuple[Role, ...], tuple[str, ...]], ...] = (
    (_T.REMEDY, "open", ("doing", "done"), HANDS, (BY_HAND,)),
    (_T.REMEDY, "doing", ("doing", "done"), HANDS, (BY_HAND,)),
    (_T.ANSWER, "open", ("drafted",), (), ("letter.draft",)),
    (_T.ANSWER, "open", ("answered",), (), ("letter.issue",)),
    (_T.ANSWER, "drafted", ("answered",), (), ("letter.issue",)),
    (_T.OBJECTION, "open", ("drafted",), (), ("letter.draft",)),
    (_T.OBJECTION, "open", ("dropped",), HANDS, (BY_HAND,)),
    (_T.OBJECTION, "drafted", ("waiting",), (), ("letter.issue",)),
    (_T.OBJECTION, "drafted", ("dropped",), HANDS, (BY_HAND,)),
    (_T.OBJECTION, "waiting", ("published", "published_partly", "refused"), (), ("letter.printed",)),
    (_T.OBJECTION, "waiting", ("overdue",), HANDS, (BY_HAND, "letter.printed")),
    (_T.OBJECTION, "published", ("published_partly",), (), ("letter.printed",)),
    (_T.OBJECTION, "published_partly", ("published",), (), ("letter.printed",)),
    (_T.OBJECTION, "published_partly", ("drafted",), (), ("letter.draft",)),
    (_T.OBJECTION, "published_partly", ("dropped",), HANDS, (BY_HAND,)),
    (_T.OBJECTION, "refused", ("published", "published_partly"), (), ("letter.printed",)),
    (_T.OBJECTION, "refused", ("drafted",), (), ("letter.draft",)),
    (_T.OBJECTION, "refused", ("dropped",), HANDS, (BY_HAND,)),
    (_T.OBJECTION, "overdue", ("published", "published_partly", "refused"), (), ("letter.printed",)),
    (_T.OBJECTION, "overdue", ("drafted",), (), ("letter.draft",)),
    (_T.OBJECTION, "overdue", ("dropped",), HANDS, (BY_HAND,)),
    (_T.CLARIFICATION, "open", ("drafted",), HANDS, (DRAFTED,)),
    (_T.CLARIFICATION, "open", ("published",), (), (BY_REPLY,)),
    (_T.CLARIFICATION, "drafted", ("approved",), HANDS, (APPROVED,)),
    (_T.CLARIFICATION, "drafted", ("drafted",), HANDS, (DRAFTED,)),
    (_T.CLARIFICATION, "drafted", ("published",), (), (BY_REPLY,)),
    (_T.CLARIFICATION, "approved", ("published",), HANDS, (BY_HAND, BY_REPLY)),
    (_T.CLARIFICATION, "approved", ("drafted",), HANDS, (DRAFTED,)),
    (_T.CLARIFICATION, "published", ("open",), (), (TAKEN_BACK,)),
    (_T.FEEDBACK, "open", ("told",), HANDS, (BY_HAND,)),
)

# Where a part of work stands. What has ended is opened again by a new conclusion, or where what put it right was taken
# back (the rows of _ROWS that leave it).
_ENDED = Place(None, (), (), "exit.part_ended")
_OURS = Place(Role.PHONG_VHTT, (ONWARD, *PRESS), (ONWARD,), "exit.onward")
PLACES: dict[Track, dict[str, Place]] = {
    _T.REMEDY: {
        "open": Place(Role.DON_VI, (REMEDY,), (REMEDY,), "exit.remedied"),
        "doing": Place(Role.DON_VI, (REMEDY,), (), "exit.remedied"),
        "done": _ENDED,
        "withdrawn": _ENDED,
    },
    _T.ANSWER: {
        "open": Place(Role.DON_VI, ("route", "answer", "answer_goal"), ("route",), "exit.drafted"),
        "drafted": Place(Role.PHONG_VHTT, ("answer", "answer_goal"), (), "exit.answered"),
        "answered": _ENDED,
        "withdrawn": _ENDED,
    },
    _T.OBJECTION: {
        "open": Place(Role.DON_VI, ("route",), ("route",), "exit.objected"),
        "drafted": Place(Role.PHONG_VHTT, PRESS, (), "exit.sent"),
        "waiting": Place(Role.PHONG_VHTT, PRESS, (), "exit.printed"),
        "published": _ENDED,
        "published_partly": _OURS,
        "refused": _OURS,
        "overdue": _OURS,
        "dropped": _ENDED,
        "withdrawn": _ENDED,
    },
    _T.CLARIFICATION: {
        "open": Place(Role.TRUNG_TAM, (CLARIFY,), (CLARIFY,), "exit.worded"),
        "drafted": Place(Role.PHONG_VHTT, (CLARIFY,), (), "exit.approved"),
        "approved": Place(Role.TRUNG_TAM, (CLARIFY,), (), "exit.clarified"),
        "published": _ENDED,
        "withdrawn": _ENDED,
    },
    _T.FEEDBACK: {
        "open": Place(Role.DON_VI, (FEEDBACK,), (FEEDBACK,), "exit.told"),
        "told": _ENDED,
        "withdrawn": _ENDED,
    },
}
PART_EXITS = tuple(dict.fromkeys(place.leaves for places in PLACES.values() for place in places.values()))

# Terms that belong to a paper and its outlet, or to two tracks at once: other actions start and stop them.
SHARED = ("route", "answer", "answer_goal")


def _turns() -> tuple[Turn, ...]:
    given = [Turn(track, at, to, roles, said) for track, at, tos, roles, said in _ROWS for to in tos]
    live = [(track, at) for track, places in PLACES.items() for at, place in places.items() if place.owner]
    fallen = [Turn(track, at, "withdrawn", (), (BY_CONCLUSION,)) for track, at in live]
    return tuple(turn for track in Track for turn in (*given, *fallen) if turn.track == track)


TURNS = _turns()

# Who hears that a part of work has come to a state: who follows the case, who waits for it, who raised it. What the
# conclusion opens or withdraws is told by its own notice.
_A = Audience
_NEWS: dict[tuple[Track, str], tuple[str, tuple[Audience, ...]]] = {
    (_T.REMEDY, "done"): ("notice.remedy.done", (_A.CLOSERS, _A.SUPPORT, _A.OPENER)),
    (_T.ANSWER, "answered"): ("notice.answer.given", (_A.LEAD, _A.CLOSERS)),
    (_T.OBJECTION, "waiting"): ("notice.press.sent", (_A.LEAD, _A.CLOSERS)),
    (_T.OBJECTION, "published"): ("notice.press.published", (_A.LEAD, _A.CLOSERS, _A.LEADERS)),
    (_T.OBJECTION, "published_partly"): ("notice.press.partly", (_A.LEAD, _A.CLOSERS)),
    (_T.OBJECTION, "refused"): ("notice.press.refused", (_A.LEAD, _A.CLOSERS, _A.LEADERS)),
    (_T.OBJECTION, "overdue"): ("notice.press.overdue", (_A.LEAD, _A.CLOSERS)),
    (_T.OBJECTION, "dropped"): ("notice.press.dropped", (_A.LEAD, _A.CLOSERS)),
    (_T.CLARIFICATION, "open"): ("notice.clarify.open_again", (_A.EDITORS, _A.CLOSERS, _A.LEAD)),
    (_T.CLARIFICATION, "drafted"): ("notice.clarify.drafted", (_A.CLOSERS, _A.LEAD)),
    (_T.CLARIFICATION, "approved"): ("notice.clarify.approved", (_A.EDITORS, _A.CLOSERS, _A.LEAD)),
    (_T.CLARIFICATION, "published"): ("notice.clarify.published", (_A.LEAD, _A.CLOSERS, _A.OPENER)),
    (_T.FEEDBACK, "told"): ("notice.feedback.told", (_A.CLOSERS, _A.OPENER)),
}
NEWS: dict[tuple[Track, str], News] = {key: News(*told) for key, told in _NEWS.items()}


def by_hand(track: Track, state: str, roles: Collection[Role]) -> tuple[str, ...]:
    """Return the states to which somebody with these roles may take a track by hand, in the table's order."""
    rows = (turn for turn in TURNS if turn.track == track and turn.state == state)
    return tuple(turn.to for turn in rows if set(turn.roles) & set(roles))


def turn_by_hand(track: Track, state: str, to: str, roles: Collection[Role], sentence: str = BY_HAND) -> Role:
    """Return the role in which somebody makes a turn by hand, by the action of that sentence. Raises MoveDenied."""
    row = next((turn for turn in TURNS if (turn.track, turn.state, turn.to) == (track, state, to)), None)
    if row is None or not row.roles or sentence not in row.sentences:
        raise MoveDenied("track.state", track=track.value, state=state, to=to)
    for role in row.roles:
        if role in roles:
            return role
    raise MoveDenied("track.role", track=track.value, roles=[role.value for role in row.roles])


def begun(track: Track, state: str) -> tuple[str, ...]:
    """Return the terms of its own that begin when a track comes to a state."""
    return tuple(what for what in PLACES[track][state].begins if what not in SHARED)


def left(track: Track, state: str, to: str) -> tuple[str, ...]:
    """Return the terms of its own that end when a track goes from one state to another; begun anew, they end too."""
    goes_on = set(PLACES[track][to].clocks) - set(PLACES[track][to].begins)
    return tuple(what for what in PLACES[track][state].clocks if what not in SHARED and what not in goes_on)


def terms_of(track: Track) -> tuple[str, ...]:
    """Return all the terms of its own that a track can have."""
    clocks = (what for place in PLACES[track].values() for what in place.clocks)
    return tuple(what for what in dict.fromkeys(clocks) if what not in SHARED)
