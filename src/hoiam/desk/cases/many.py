"""What a list asks of many cases at once, so that it costs a few questions and few columns."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.db.models.fields.json import KT

from hoiam.core.values.actor import Actor
from hoiam.core.values.case import State
from hoiam.desk.cases.models import (
    Case,
    CaseClock,
    CasePaper,
    CaseTask,
    CaseTrack,
    CaseUnit,
    Claim,
    Extension,
    Handover,
    Instruction,
    Notice,
)
from hoiam.desk.units.models import Office, Unit

NEVER = datetime.max.replace(tzinfo=UTC)
COLUMNS = ("office", "year", "serial", "title", "state", "lead", "outcome")  # of a case, by its line in a list
LISTED = ("year", "serial", "title", "state", "level", "verdict", "closed_at", "lead__short_name")  # by its row

ISSUE = "issue"  # the term of a signed letter (desk/letters/actions/timing)
GOAL = "answer_goal"  # the office's own aim beside a limit of law: to pass it is not to be late
COUNTED = ~Q(what__startswith="press_") & ~Q(what=GOAL)  # of the running terms, those by which the office is late

CLOCK = ("case", "what", "about", "rule", "policy", "short", "ends_at", "done_at", "ended")  # by its chip and its line
CASE = ("case__year", "case__serial", "case__title", "case__lead__short_name")  # of the case of a clock, by its line
BOUND = (*CASE, "task", "unit", "unit__short_name")  # and of whom it binds


class End(NamedTuple):
    """The running clock of a case that ends next: its number, what it is about, and when it ends, if it does."""

    clock: int
    what: str
    at: datetime | None


class ClaimPart(NamedTuple):
    """What the next step of a case asks of a claim."""

    case_id: int
    pk: int
    letter: str
    verdict: str
    judged_by: str
    judged_at: datetime | None
    checked_by: str


class TrackPart(NamedTuple):
    """What the next step of a case asks of a part of work."""

    case_id: int
    pk: int
    track: str
    state: str


class TaskPart(NamedTuple):
    """What the next step of a case asks of a question to a unit."""

    case_id: int
    state: str


class ClockPart(NamedTuple):
    """What the next step of a case asks of the running term of a signed letter."""

    case_id: int
    what: str
    done_at: datetime | None


class UnitPart(NamedTuple):
    """What the next step of a case asks of who works on it with the lead."""

    case_id: int
    part: str
    unit: Unit


def read_whole(case: Case) -> None:
    """Read what hangs on one case, each kind once: its page asks for it from many sides."""
    prefetch_related_objects(
        [case],
        *("claims__proofs", "clocks", "extensions"),
        Prefetch("tracks", CaseTrack.objects.select_related("unit")),
        Prefetch("instructions", Instruction.objects.select_related("unit")),
        Prefetch("tasks", CaseTask.objects.select_related("unit", "claim").prefetch_related("files__file")),
        Prefetch("handovers", Handover.objects.select_related("giver", "taker")),
        Prefetch("others", CaseUnit.objects.select_related("unit")),
        Prefetch("papers", CasePaper.objects.select_related("paper")),
    )


def holds(case: Case, name: str) -> bool:
    """Say whether a relation of a case was read already."""
    return name in getattr(case, "_prefetched_objects_cache", {})


def next_ends(cases: Iterable[Case]) -> dict[int, End]:
    """Return of each case the running clock that ends next, the office's own before an aim and those of the press."""
    clocks = CaseClock.objects.filter(case__in=[case.pk for case in cases], done_at=None)
    chosen: dict[int, End] = {}
    running = clocks.values_list("case", "pk", "what", "ends_at")
    for case, *told in sorted(running, key=lambda row: (row[3] or NEVER, row[1])):
        end, held = End(*told), chosen.get(case)
        if held is None or (_aside(held) and not _aside(end)):
            chosen[case] = end
    return chosen


def _aside(end: End) -> bool:
    return end.what.startswith("press_") or end.what == GOAL


def light(cases: QuerySet[Case], office: Office, most: int) -> list[Case]:
    """Return the first of these cases of an office with the columns of a line, each unit read once for all of them."""
    found = list(cases.select_related(None).only(*COLUMNS)[:most])
    units = Unit.objects.in_bulk({case.lead_id for case in found if case.lead_id})
    for case in found:
        case.office, case.lead = office, units.get(case.lead_id or 0)
    return found


def listed(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return cases with the columns of a row in a table, and of the unit that leads each its short name."""
    return cases.select_related(None).select_related("lead").only(*LISTED)


def told(clocks: QuerySet[CaseClock], *of_case: str) -> QuerySet[CaseClock]:
    """Return clocks with the columns that their chips show, and these of their cases: a count is read where told."""
    found = clocks.annotate(kind=KT("due__kind")).select_related(
        *{name.rpartition("__")[0] for name in of_case if "__" in name}
    )
    return found.only(*CLOCK, *of_case) if of_case else found.select_related(None).defer("due", "digest")


def read_parts(found: Sequence[Case], **later: Callable[[Collection[int]], Iterable[Any]]) -> None:
    """Read what the next steps of many cases ask for, of each case what its state asks and no more.

    `later` says, by the name of the relation, what a case wants besides once it is concluded or set aside: its letters,
    which this room does not know. Each reads rows with a `case_id` of the cases whose numbers it is given.
    """
    states: Mapping[tuple[State, ...], Mapping[str, Callable[[Collection[int]], Iterable[Any]]]] = {
        (): {"handovers": _handovers, "extensions": _extensions},
        (State.NEW, State.TRIAGED): {"others": _others},
        (State.NEW, State.TRIAGED, State.ASSIGNED): {"claims": _claims},
        (State.NEW, State.TRIAGED, State.ASSIGNED, State.VERIFYING): {
            "tracks": _tracks,
            "tasks": _tasks,
            "clocks": _unsent,
            **later,
        },
    }
    for without, parts in states.items():
        wanted = [case for case in found if case.state not in without]
        keys = [case.pk for case in wanted]
        for name, read in parts.items():
            rows = defaultdict(list)
            for row in read(keys) if keys else ():
                rows[row.case_id].append(row)
            for case in wanted:
                _hold(case, name, rows[case.pk])


def _hold(case: Case, name: str, rows: list[Any]) -> None:
    """Let `case.NAME.all()` give these rows, as prefetch_related does, without a question and a record for each."""
    case.__dict__.setdefault("_prefetched_objects_cache", {})[name] = rows


def _handovers(cases: Collection[int]) -> Iterable[Handover]:
    return Handover.objects.filter(case__in=cases, answer="").select_related("giver", "taker")


def _extensions(cases: Collection[int]) -> Iterable[Extension]:
    return Extension.objects.filter(case__in=cases, answer="")


def _others(cases: Collection[int]) -> Iterable[UnitPart]:
    rows = list(CaseUnit.objects.filter(case__in=cases).values_list("case", "part", "unit"))
    units = Unit.objects.in_bulk({row[2] for row in rows})
    return [UnitPart(case, part, units[unit]) for case, part, unit in rows]


def _claims(cases: Collection[int]) -> Iterable[ClaimPart]:
    return map(ClaimPart._make, Claim.objects.filter(case__in=cases).values_list(*_names(ClaimPart)))


def _tracks(cases: Collection[int]) -> Iterable[TrackPart]:
    return map(TrackPart._make, CaseTrack.objects.filter(case__in=cases).values_list(*_names(TrackPart)))


def _tasks(cases: Collection[int]) -> Iterable[TaskPart]:
    return map(TaskPart._make, CaseTask.objects.filter(case__in=cases).values_list(*_names(TaskPart)))


def _unsent(cases: Collection[int]) -> Iterable[ClockPart]:
    running = CaseClock.objects.filter(case__in=cases, what=ISSUE, done_at=None)
    return map(ClockPart._make, running.values_list(*_names(ClockPart)))


def _names(part: type[NamedTuple]) -> tuple[str, ...]:
    return part._fields


def newest_notices(office: Office, actor: Actor, most: int) -> QuerySet[Notice]:
    """Return the newest of `queries.notices_for`: of each address a head is read, however many wait behind it.

    Of the case each tells number and title.
    """
    unseen = Notice.objects.filter(office=office, seen_at__isnull=True).order_by("-at", "-id")
    each = [Notice.objects.filter(pk__in=unseen.filter(mine).values("pk")[:most]) for mine in addresses(actor)]
    heads = each[0].union(*each[1:], all=True).values("pk")  # alternatives joined by OR read every notice on PostgreSQL
    found = Notice.objects.filter(pk__in=heads).select_related("case").order_by("-at", "-id")
    return found.only("code", "facts", "at", "by", "case__year", "case__serial", "case__title")[:most]


def count_notices(office: Office, actor: Actor, most: int | None = None) -> int:
    """Return how many `queries.notices_for` holds, or `most` where there are more: a notice has one address."""
    unseen = Notice.objects.filter(office=office, seen_at__isnull=True)
    each = [unseen.filter(mine).values("pk") for mine in addresses(actor)]
    return each[0].union(*each[1:], all=True)[:most].count()


def addresses(actor: Actor) -> list[Q]:
    """Return the addresses under which word comes to somebody; a notice has one of them."""
    roles = [Q(role=role.value) for role in sorted(actor.roles)]
    unit = [Q(unit__in=Unit.objects.filter(key=actor.unit).values("pk"))] if actor.unit else []
    return [Q(person=actor.key), *roles, *unit]
