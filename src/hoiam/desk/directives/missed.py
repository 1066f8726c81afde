"""Which dates of a unit passed without anything handed in that stands (kỳ không nộp)?

A unit that hands in once, weeks late, moves on to the next date: the dates in between got nothing, and stay counted.
The date that stands is overdue and can still be handed in for: it is told apart from those that were left out (`gone`).
What is due once has no periods: it is overdue or done. Writes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hoiam.core.calendar import Calendar
from hoiam.core.calendar.zone import localdate
from hoiam.desk.directives import dates
from hoiam.desk.directives.models import Evidence, MovedDate, Quality, TaskUnit
from hoiam.desk.law import queries as law
from hoiam.desk.units.models import Office

_MOMENT = timedelta(microseconds=1)
_DAY = 10**8  # room for a day written as 20221013
MOST = 400  # dates of one unit in one span: more than a year of weeks


@dataclass(frozen=True, slots=True)
class Missed:
    """A date of a unit's task that got nothing. `ends_at` is the first moment that was late."""

    bond: TaskUnit
    ends_at: datetime

    @property
    def day(self) -> date:
        """Return the last day on which it was in time."""
        return localdate(self.ends_at - _MOMENT)

    @property
    def stands(self) -> bool:
        """Tell whether the unit can still hand in for it: it is the date that stands, however late."""
        return self.ends_at == self.bond.next_due_at

    @property
    def key(self) -> int:
        """Return bond and day as one number, by which reports keep it."""
        return self.bond.pk * _DAY + int(f"{self.day:%Y%m%d}")


def split(key: int) -> tuple[int, date]:
    """Return the bond and the day that a key of `Missed` stands for."""
    bond, day = divmod(key, _DAY)
    return bond, date(day // 10000, day // 100 % 100, day % 100)


def missed(office: Office, bonds: Sequence[TaskUnit], since: datetime, until: datetime) -> list[Missed]:
    """Return the dates in (since, until] of these bonds that got nothing, bond by bond, the earliest first.

    What ends with the last day of a month is that month's. `until` is now at the latest: the caller sees to it. Bonds
    come with task, dispatch and unit.
    """
    recurring = [bond for bond in bonds if _recurs(bond)]
    for bond in recurring:
        bond.task.directive.office = office
    table = law.calendar()
    of_paper = _of_papers(recurring, until, table)
    set_by_hand = _moves(bond.pk for bond in recurring)
    given = _given({bond.task_id for bond in recurring})
    found = []
    for bond in recurring:
        begun = _begun(bond)
        if bond.giver_id is None:
            passed = [at for at in of_paper[bond.task_id] if at > begun]
        else:
            passed = _dates(bond, begun, until, table)
        moves = set_by_hand.get(bond.pk)
        passed = sorted(at for day in passed if (at := moves.get(day, day)) <= until) if moves else passed
        met = [*given.get((bond.task_id, bond.unit_id), ()), *given.get((bond.task_id, None), ())]
        found += [Missed(bond, at) for at in _without(passed, begun, met) if at > since]
    return found


def gone(office: Office, bonds: Sequence[TaskUnit], since: datetime, until: datetime) -> list[Missed]:
    """Return those of them that were left out: nothing can be handed in for them any more."""
    return [one for one in missed(office, bonds, since, until) if not one.stands]


def _recurs(bond: TaskUnit) -> bool:
    dues = [dates.due_of(bond.task), *(since["due"] for since in bond.task.agreed_since)]
    kinds = {kind for due in dues for kind in (due.get("kind"), *(due.get("also") or []))}
    return bond.own_due_at is None and bool(kinds & {"weekly", "monthly", "quarterly"})


def _begun(bond: TaskUnit) -> datetime:
    """Return from when on a unit owed dates: the paper was confirmed, and the task was given to the unit."""
    return max(at for at in (bond.task.directive.confirmed_at, bond.given_at) if at is not None)


def _of_papers(bonds: Sequence[TaskUnit], until: datetime, table: Calendar) -> dict[int, list[datetime]]:
    """Return the dates of each task once, from the first of its units on."""
    first: dict[int, TaskUnit] = {}
    for bond in bonds:
        if bond.giver_id is None and _begun(bond) <= _begun(first.setdefault(bond.task_id, bond)):
            first[bond.task_id] = bond
    return {task: _dates(bond, _begun(bond), until, table) for task, bond in first.items()}


def _dates(bond: TaskUnit, begun: datetime, until: datetime, table: Calendar) -> list[datetime]:
    found: list[datetime] = []
    for due, after, last in _spans(bond, begun, min(until, *_ends(bond, until))):
        while len(found) < MOST:
            term = dates.next_of(bond, bond.task, after, table, due)
            if term is None or term.ends_at > last:
                break
            found.append(term.ends_at)
            after = term.ends_at
    return found


def _spans(bond: TaskUnit, begun: datetime, until: datetime) -> Iterator[tuple[Mapping[str, Any], datetime, datetime]]:
    """Return by what a task was followed, from when on and until when: another word later changes no date before it."""
    agreed = [(since["due"], datetime.fromisoformat(since["at"])) for since in bond.task.agreed_since]
    if not agreed:
        yield bond.task.due, begun, until
        return
    for (due, since), last in zip(agreed, [*(at for _due, at in agreed[1:]), until], strict=True):
        if due:
            yield due, max(begun, since), min(until, last)


def _without(passed: Iterable[datetime], begun: datetime, met: Sequence[datetime]) -> list[datetime]:
    """Return the dates for which nothing came. What came for a day between two dates counts for the second.

    So a date that was met still is after its rule has moved it a little (days off, another word of the office).
    """
    found, before = [], begun
    for at in passed:
        if not any(before < day <= at for day in met):
            found.append(at)
        before = at
    return found


def _ends(bond: TaskUnit, until: datetime) -> tuple[datetime, ...]:
    """Return until when dates were owed: those after the end of the task, or of its dispatch, are nobody's."""
    return tuple(at for at in (bond.task.ended_at, bond.task.directive.ended_at, until) if at is not None)


def _moves(bonds: Iterable[int]) -> dict[int, dict[datetime, datetime]]:
    held: dict[int, dict[datetime, datetime]] = {}
    for bond, was, due in MovedDate.objects.filter(bond__in=list(bonds)).values_list("bond", "was_due_at", "due_at"):
        held.setdefault(bond, {})[was] = due
    return held


def _given(tasks: Iterable[int]) -> dict[tuple[int, int | None], list[datetime]]:
    rows = Evidence.objects.filter(task__in=tasks, for_due_at__isnull=False).exclude(quality=Quality.WEAK)
    held: dict[tuple[int, int | None], list[datetime]] = {}
    for task, unit, day in rows.values_list("task", "unit", "for_due_at"):
        held.setdefault((task, unit), []).append(day)
    return held
