"""How were the dates of tasks kept? Each date of each unit once: in time, late, or with nothing handed in.

Writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hoiam.desk.directives.missed import missed
from hoiam.desk.directives.models import Evidence, Quality, TaskUnit
from hoiam.desk.units.models import Office


@dataclass(frozen=True, slots=True)
class Kept:
    """One date of one unit's task; `given_at`: when something that stands first came for it, None where nothing did."""

    bond: TaskUnit
    ends_at: datetime
    given_at: datetime | None

    @property
    def good(self) -> bool:
        """Tell whether it was kept."""
        return self.given_at is not None and self.given_at < self.ends_at


def kept(office: Office, bonds: Sequence[TaskUnit], since: datetime, until: datetime) -> list[Kept]:
    """Return the dates of these bonds in (since, until], the earliest first. `until` is now at the latest."""
    by_pair = {(bond.task_id, bond.unit_id): bond for bond in bonds}
    first: dict[tuple[TaskUnit, datetime], datetime] = {}
    for task, unit, due, given in _given(by_pair, since, until):
        bond = by_pair.get((task, unit))
        if bond is not None:
            first.setdefault((bond, due), given)
    empty = {(one.bond, one.ends_at) for one in missed(office, bonds, since, until)}
    empty |= {(bond, bond.next_due_at) for bond in bonds if bond.next_due_at and since < bond.next_due_at <= until}
    rows = [Kept(bond, due, given) for (bond, due), given in first.items()]
    rows += [Kept(bond, due, None) for bond, due in empty if (bond, due) not in first]
    return sorted(rows, key=lambda one: (one.ends_at, one.bond.pk))


def _given(
    pairs: dict[tuple[int, int], TaskUnit], since: datetime, until: datetime
) -> list[tuple[int, int, datetime, datetime]]:
    rows = Evidence.objects.filter(task__in={task for task, _unit in pairs}, unit__isnull=False)
    rows = rows.filter(for_due_at__gt=since, for_due_at__lte=until).exclude(quality=Quality.WEAK)
    return list(rows.order_by("given_at", "id").values_list("task", "unit", "for_due_at", "given_at"))
