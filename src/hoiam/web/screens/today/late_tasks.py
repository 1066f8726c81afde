"""For leaders: which units are late with tasks of dispatches, handed in what will not do, or have not read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from hoiam.desk.directives import queries, readings
from hoiam.web.chrome.clocks import Face, face
from hoiam.web.screens.today.lines import SHOWN


@dataclass(frozen=True, slots=True)
class LateUnit:
    """One unit: how many tasks have passed their date, the one that has longest, what came back, what is unread."""

    name: str
    late: int
    face: Face | None
    weak: int
    unread: int


@dataclass(frozen=True, slots=True)
class LateTasks:
    """The units that are behind most, and how many there are."""

    units: Sequence[LateUnit]
    count: int


def late_tasks(request: HttpRequest) -> LateTasks:
    """Return the units that are behind, those with most late tasks first."""
    now, office = request.seen_at, request.office
    late = list(queries.late(office, now))
    weak = Counter(one.unit.short_name for one in queries.weak(office) if one.unit)
    unread = Counter(row.unit.short_name for row in readings.overdue(office, now))
    counted = Counter(bond.unit.short_name for bond in late)
    first: dict[str, Face] = {}
    for bond in late:  # the longest ago comes first
        first.setdefault(bond.unit.short_name, face(bond.next_due_at, now, strict=True))
    names = sorted({*counted, *weak, *unread}, key=lambda name: (-counted[name], -weak[name], -unread[name], name))
    rows = [LateUnit(name, counted[name], first.get(name), weak[name], unread[name]) for name in names]
    return LateTasks(rows[:SHOWN], len(rows))
