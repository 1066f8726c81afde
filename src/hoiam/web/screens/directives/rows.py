"""The tasks of a dispatch as the page shows them: before it is confirmed as proposals, after it with their terms."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Actor
from hoiam.desk.directives import addressing, dates, queries, terms, words
from hoiam.desk.directives.actions import CONFIRMERS, JUDGES
from hoiam.desk.directives.models import Directive, DirectiveState, Evidence, Quality, Task, TaskUnit, Term
from hoiam.desk.units.models import Unit
from hoiam.desk.units.queries import answers_for, owner_today
from hoiam.web.chrome.clocks import Face, face
from hoiam.web.screens.directives import published
from hoiam.web.screens.directives.published import Published

SURE = 0.75  # below it a field or a task is marked: a person should look


@dataclass(frozen=True, slots=True)
class Given:
    """What was handed in for a task; `late` where it came after its date; `quality` what was said of it."""

    evidence: Evidence
    who: str
    late: str
    quality: object
    may_judge: bool
    may_open: bool  # its file
    gathered: Sequence[Evidence] = ()  # what units below handed in and this one was made from
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """How one unit stands with a task; `face` None where it has no date."""

    unit: Unit
    face: Face | None
    received: datetime | None


@dataclass(frozen=True, slots=True)
class Share:
    """How a unit stands with what another one handed on to it."""

    bond: TaskUnit
    stand: Stand
    why: str
    given: bool  # something was handed in that is not gathered yet
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One task. `why` tells where its date comes from, or why it has none; `open_term`: the paper gives no number."""

    task: Task
    face: Face | None
    why: str
    recurrence: str
    open_term: bool
    units: Sequence[Unit]
    line: int
    percent: int
    doubtful: bool
    mine: bool
    may_give: bool
    given: Sequence[Given]
    stands: Sequence[Stand] = ()
    agreed: str = ""  # what the office has agreed about the paper's fuzzy words
    past: bool = False  # the date had passed when the paper was taken in
    gone: Sequence[tuple[Unit, Unit | None]] = ()  # units that ended, each with who answers for it today
    ours: bool = False  # a paper from above asks it of this office: its Văn phòng hands it on
    elsewhere: bool = False  # a paper from above asks it of somebody else
    shares: Sequence[Share] = ()  # what was handed on to whom
    asked: str = ""  # what of the task was handed on to this person's unit
    to_agree: bool = False  # its open words are ones that the office can agree about
    helpers: str = ""  # who works along, in the words of the paper
    hand_on: int | None = None  # the bond that this person may hand on


def rows_of(directive: Directive, actor: Actor, now: datetime, posts: dict[str, str]) -> list[Row]:
    """Return the rows of a dispatch in the order of the paper."""
    of_date = queries.units_of_date(directive)
    told = {str(row.get("id")): row for row in directive.structure["tasks"]}
    of_office = queries.terms_of(directive.office)
    return [_row(task, directive, actor, now, posts, of_date, told, of_office) for task in queries.tasks_of(directive)]


def followed_row(task: Task, actor: Actor, now: datetime) -> Row:
    """Return the row of a task in the list of all followed tasks."""
    return _made(task, actor, now, _directly(task), 0, [], {})


def _row(
    task: Task,
    directive: Directive,
    actor: Actor,
    now: datetime,
    posts: dict[str, str],
    of_date: Sequence[Unit],
    told: dict[str, dict[str, Any]],
    of_office: dict[str, Term],
) -> Row:
    read = told.get(task.ref, {})
    line = int(read.get("line") or 0)
    if directive.state == DirectiveState.CONFIRMED:
        row = _made(task, actor, now, _directly(task), line, _all_given(task, posts, actor, now), of_office)
        return replace(row, helpers="; ".join(read.get("with") or []))
    task.agreed = terms.agreed(task.due, task.deadline_text, of_office)  # shown, never saved
    found = queries.first_due(dates.due_of(task), directive, now)
    task.next_due_at, task.next_why = (found.ends_at, found.as_json()) if found else (None, {})  # shown, never saved
    row = _made(task, actor, now, queries.bound_to(task, of_date), line, [], of_office)
    return replace(row, helpers="; ".join(read.get("with") or []))


def _made(
    task: Task,
    actor: Actor,
    now: datetime,
    units: list[Unit],
    line: int,
    given: Sequence[Given],
    of_office: dict[str, Term],
) -> Row:
    bonds = list(task.units.all()) if task.pk else []
    own = own_bond(bonds, actor, now)
    mine = own is not None or any(answers_for(unit, actor.unit, localdate(now)) for unit in units)
    kept = own if own and task.accepted else task
    due = kept.next_due_at
    above = addressing.from_above(task.directive)
    own_terms = [of_office[word] for word in terms.words_of(task.due, task.deadline_text) if word in of_office]
    over = not due and task.due.get("kind") in queries.ONCE and bool(task.evidence.all())
    return Row(
        task=task,
        face=face(due, now, rule=_("mục %(ref)s") % {"ref": task.ref}, strict=True) if due else None,
        why=words.why(kept.next_why, task.deadline_text) if due else words.undated(task.due, task.deadline_text, over),
        recurrence=words.recurrence(task.due),
        open_term=not due and not over and words.needs_setting(task.due, task.deadline_text) and not own_terms,
        to_agree=bool(terms.words_of(task.due, task.deadline_text)),
        units=units,
        line=line,
        percent=round(task.confidence * 100),
        doubtful=task.confidence < SURE,
        mine=mine,
        may_give=mine or bool(actor.roles & CONFIRMERS),
        given=given,
        stands=_stands(bonds, now) if _followed(task) else (),
        agreed=words.by_terms(own_terms),
        past=bool(due) and task.due.get("kind") in queries.ONCE and due <= task.directive.received_at,
        ours=above and bool(units) and not task.chosen,
        elsewhere=not units and addressing.asked_elsewhere(task.directive, task.actor_text),
        gone=[(unit, _owner(unit, now)) for unit in units if unit.valid_to and unit.valid_to <= localdate(now)],
        shares=_shares(task, bonds, actor, now) if _followed(task) else (),
        asked=own.asked if own else "",
        hand_on=_to_hand_on(bonds, own, actor) if _followed(task) else None,
    )


def own_bond(bonds: Sequence[TaskUnit], actor: Actor, now: datetime) -> TaskUnit | None:
    """Return the bond of this person's unit, or of one that it took over from: what is due first."""
    own = [bond for bond in bonds if answers_for(bond.unit, actor.unit, localdate(now))]
    own.sort(key=lambda bond: bond.unit.key != actor.unit)
    dated = [bond for bond in own if bond.next_due_at is not None]
    return min(dated, key=lambda bond: bond.next_due_at, default=own[0] if own else None)


def _followed(task: Task) -> bool:
    running = task.ended_at is None and task.directive.ended_at is None
    return bool(task.accepted) and task.directive.state == DirectiveState.CONFIRMED and running


def _directly(task: Task) -> list[Unit]:
    """Return the units that the paper itself binds."""
    return [bond.unit for bond in task.units.all() if bond.giver_id is None]


def _to_hand_on(bonds: Sequence[TaskUnit], own: TaskUnit | None, actor: Actor) -> int | None:
    """Return the bond of this person's unit, or the only one where the person confirms dispatches."""
    direct = [bond for bond in bonds if bond.giver_id is None]
    if own is not None:
        return own.pk if own.giver_id is None else None
    return direct[0].pk if len(direct) == 1 and actor.roles & CONFIRMERS else None


def _shares(task: Task, bonds: Sequence[TaskUnit], actor: Actor, now: datetime) -> list[Share]:
    """Return how each unit stands to which the task was handed on."""
    held = sorted((bond for bond in bonds if bond.giver is not None), key=lambda bond: bond.unit.short_name)
    weak = {one.pk for one in task.evidence.all() if one.quality == Quality.WEAK}
    loose = {None, *weak}  # gathered in nothing, or in what was handed back
    fresh = {one.unit_id for one in task.evidence.all() if one.gathered_in_id in loose and one.pk not in weak}
    ever = {one.unit_id for one in task.evidence.all()}
    return [
        Share(
            bond,
            _stand(bond, now),
            words.why(bond.next_why, task.deadline_text),
            bond.unit_id in fresh,
            bond.unit_id not in ever
            and (answers_for(bond.giver.unit, actor.unit, localdate(now)) or bool(actor.roles & CONFIRMERS)),
        )
        for bond in held
        if bond.giver is not None
    ]


def _all_given(task: Task, posts: dict[str, str], actor: Actor, now: datetime) -> list[Given]:
    """Return what was handed in for a task, the last first; reads only what came with the task."""
    below = {
        bond.unit_id
        for bond in task.units.all()
        if bond.giver and answers_for(bond.giver.unit, actor.unit, localdate(now))
    }
    public = published.shown(task.evidence.all(), task.directive.office, actor)
    gathered: dict[int | None, list[Evidence]] = defaultdict(list)
    for one in task.evidence.all():
        gathered[one.gathered_in_id].append(one)
    return [
        _given(one, task, posts, actor, one.unit_id in below, (gathered.get(one.pk, []), public.get(one.pk)), now)
        for one in list(task.evidence.all())[::-1]
    ]


def _given(
    evidence: Evidence,
    task: Task,
    posts: dict[str, str],
    actor: Actor,
    gave: bool,
    behind: tuple[Sequence[Evidence], Published | None],
    now: datetime,
) -> Given:
    who = posts.get(evidence.given_by, evidence.given_by)
    may = bool(actor.roles & JUDGES or gave) and not evidence.quality and evidence.given_by != actor.key
    quality = words.QUALITIES[evidence.quality] if evidence.quality else ""
    opens = queries.may_read_given(evidence, task, actor, localdate(now))
    return Given(evidence, who, _late(evidence), quality, may, opens, *behind)


def _owner(unit: Unit, now: datetime) -> Unit | None:
    """Return who answers for an ended unit today, None where no successor is written down."""
    today = localdate(now)
    owner = owner_today(unit, today)
    return None if owner.valid_to and owner.valid_to <= today else owner


def _stands(bonds: Sequence[TaskUnit], now: datetime) -> list[Stand]:
    """Return how each unit stands that the paper binds, by the names of the units."""
    direct = (bond for bond in bonds if bond.giver_id is None)
    return [_stand(bond, now) for bond in sorted(direct, key=lambda bond: bond.unit.short_name)]


def _stand(bond: TaskUnit, now: datetime) -> Stand:
    return Stand(bond.unit, face(bond.next_due_at, now, strict=True) if bond.next_due_at else None, bond.received_at)


def _late(given: Evidence) -> str:
    return face(given.for_due_at, given.given_at, done=given.given_at, strict=True).late if given.for_due_at else ""
