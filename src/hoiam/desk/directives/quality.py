"""How did units keep their tasks in a span: handed in, late, handed back, opened again, left out, overdue?

By unit and never by person. Writes nothing.
"""

from dataclasses import dataclass, field
from datetime import datetime

from hoiam.core.calendar.zone import localdate
from hoiam.desk.directives import lists, queries, readings
from hoiam.desk.directives.missed import Missed, gone
from hoiam.desk.directives.models import Evidence, Quality, StudyUnit, TaskUnit
from hoiam.desk.units.models import Office

NOBODY = "chưa rõ đơn vị"


@dataclass(slots=True)
class Owed:
    """How one unit stood with tasks in a span."""

    given: list[Evidence] = field(default_factory=list)
    weak: list[Evidence] = field(default_factory=list)
    gone: list[Missed] = field(default_factory=list)
    overdue: list[TaskUnit] = field(default_factory=list)
    reopened: list[Evidence] = field(default_factory=list)  # of what was handed back: its date stands open again
    readings: list[StudyUnit] = field(default_factory=list)  # papers read late, or not although their day has passed

    @property
    def late(self) -> list[Evidence]:
        """Return what came after its date."""
        return [one for one in self.given if came_late(one)]

    @property
    def in_time(self) -> int:
        """Return how many came before their dates."""
        return len(self.given) - len(self.late)


def owed_in(office: Office, span: tuple[datetime, datetime], now: datetime) -> dict[str, Owed]:
    """Return how each unit that had anything to do with tasks stood in [start, end)."""
    starts, until = span[0], min(span[1], now)
    held: dict[str, Owed] = {}
    bonds = list(lists.ever_bound(office))
    for given in given_in(office, *span):
        owed = held.setdefault(unit_name(given), Owed())
        owed.given.append(given)
        if given.quality == Quality.WEAK:
            owed.weak.append(given)
    for one in gone(office, bonds, starts, until):
        held.setdefault(unit_name(one.bond), Owed()).gone.append(one)
    for bond in bonds:
        if bond.next_due_at and bond.next_due_at <= until:
            held.setdefault(unit_name(bond), Owed()).overdue.append(bond)
    return held


def judged_in(office: Office, span: tuple[datetime, datetime], now: datetime) -> dict[str, Owed]:
    """Return the same with what was opened again and stands so, and with papers that were read late or not."""
    held = owed_in(office, span, now)
    standing = set(queries.weak(office).order_by().values_list("pk", flat=True))
    for owed in held.values():
        owed.reopened = [one for one in owed.weak if one.pk in standing and one.for_due_at is not None]
    last = min(localdate(span[1]), localdate(now))
    for row in readings.late_between(office, localdate(span[0]), last):
        held.setdefault(row.unit.short_name, Owed()).readings.append(row)
    return dict(sorted(held.items()))


def given_in(office: Office, starts: datetime, ends: datetime) -> list[Evidence]:
    """Return what was handed in in [starts, ends), the first first."""
    rows = Evidence.objects.filter(task__directive__office=office, given_at__gte=starts, given_at__lt=ends)
    return list(rows.select_related("unit", "task__directive").order_by("given_at", "id"))


def came_late(one: Evidence) -> bool:
    """Tell whether something was handed in after its date."""
    return one.for_due_at is not None and one.given_at >= one.for_due_at


def unit_name(of: TaskUnit | Evidence) -> str:
    """Return whose it is; where nobody could be bound, whom the paper names."""
    return of.unit.short_name if of.unit else of.task.actor_text or NOBODY
