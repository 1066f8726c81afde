"""What units owe of the tasks of dispatches: part VIII of the week, and the months' table of units. Printed words."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from hoiam.core.calendar.zone import local
from hoiam.core.compose.snapshot import Field, Grid
from hoiam.core.compose.weekly_figures import LateLine
from hoiam.core.values.document import Column
from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.models import Directive, Evidence, Task, TaskUnit
from hoiam.desk.directives.quality import Owed, came_late, given_in, owed_in, unit_name
from hoiam.desk.reports.kinds.tally import Tally, refs
from hoiam.desk.reports.kinds.told import over
from hoiam.desk.reports.week import Lists, Week
from hoiam.desk.units.models import Office

Held = TypeVar("Held", TaskUnit, Evidence)
LIST = "late."  # the lists behind the lines of part VIII: "late.0", "late.1", …
WHEN = "%H:%M %d/%m/%Y"
UNITS = (
    Column("Đơn vị", 54),
    Column("Lượt đã nộp", 24, "right"),
    Column("Đúng hạn", 22, "right"),
    Column("Chậm", 18, "right"),
    Column("Trả lại", 18, "right"),
    Column("Kỳ không nộp", 26, "right"),
    Column("Đang quá hạn", 26, "right"),
)


def of_week(week: Week, lists: Lists) -> tuple[LateLine, ...]:
    """Return for each unit and dispatch what is overdue, what came late in the week, what was handed back.

    One line names several tasks; `lists` keeps what each counted, so that it opens the same for ever.
    """
    overdue = [bond for bond in directives.late(week.office, week.now) if bond.next_due_at]
    late = [one for one in given_in(week.office, week.starts, week.now) if came_late(one)]
    lines = [
        *(_overdue(found, week.now) for found in _by_unit(overdue)),
        *(_came(found) for found in _by_unit(late)),
        *(_handed_back(found) for found in _by_unit(list(directives.weak(week.office))[::-1])),
    ]
    made = []
    for at, (line, held) in enumerate(lines):
        lists[f"{LIST}{at}"] = held
        made.append(LateLine(line.unit, line.what, line.due, line.late, opens=f"{LIST}{at}"))
    return tuple(made)


def of_units(office: Office, span: tuple[datetime, datetime], now: datetime, tally: Tally) -> Grid | None:
    """Return the months' table of units and the tasks of dispatches, None where no unit has any to tell of."""
    held = sorted(owed_in(office, span, now).items())
    rows = tuple(_row(f"duty{at}", name, owed, tally) for at, (name, owed) in enumerate(held))
    note = (
        "Nhiệm vụ của các văn bản giao việc. Kỳ không nộp: hạn trong kỳ đã bỏ qua, không nộp bù được. "
        "Đang quá hạn: hạn đã qua, còn nộp được, tính khi tổng hợp, đến cuối kỳ."
    )
    return Grid(UNITS, rows, note=note) if rows else None


def _row(key: str, name: str, owed: Owed, tally: Tally) -> tuple[Field, ...]:
    good = [one for one in owed.given if not came_late(one)]
    return (
        Field(name),
        tally.number(f"{key}.given", refs("E", (one.pk for one in owed.given))),
        tally.number(f"{key}.in_time", refs("E", (one.pk for one in good))),
        tally.number(f"{key}.late", refs("E", (one.pk for one in owed.late)), late=True),
        tally.number(f"{key}.weak", refs("E", (one.pk for one in owed.weak)), late=True),
        tally.number(f"{key}.missed", refs("M", (one.key for one in owed.gone)), late=True),
        tally.number(f"{key}.overdue", refs("U", (bond.pk for bond in owed.overdue)), late=True),
    )


def _by_unit(rows: Iterable[Held]) -> list[list[Held]]:
    """Return what one unit owes of one dispatch together, in the order in which it comes."""
    held: dict[tuple[str, int], list[Held]] = {}
    for one in rows:
        held.setdefault((unit_name(one), one.task.directive_id), []).append(one)
    return list(held.values())


def _overdue(found: Sequence[TaskUnit], now: datetime) -> tuple[LateLine, list[str]]:
    first = min(bond.next_due_at for bond in found if bond.next_due_at)
    what = f"Chưa nộp {_tasks([bond.task for bond in found])}"
    name = unit_name(found[0])
    return LateLine(name, what, f"{local(first):{WHEN}}", over(first, now)), refs("U", (b.pk for b in found))


def _came(found: Sequence[Evidence]) -> tuple[LateLine, list[str]]:
    worst = max(found, key=lambda one: one.given_at - one.for_due_at)
    said = over(worst.for_due_at, worst.given_at).replace("quá", "chậm", 1)
    what = f"Nộp chậm {_tasks([one.task for one in found])}"
    due = f"{local(worst.for_due_at):{WHEN}}"
    return LateLine(unit_name(found[0]), what, due, said), refs("E", (one.pk for one in found))


def _handed_back(found: Sequence[Evidence]) -> tuple[LateLine, list[str]]:
    what = f"Sản phẩm bị trả lại, {_tasks([one.task for one in found])}"
    due = f"{local(found[0].for_due_at):{WHEN}}" if found[0].for_due_at else ""
    return LateLine(unit_name(found[0]), what, due, "chưa đạt"), refs("E", (one.pk for one in found))


def _tasks(of: Iterable[Task]) -> str:
    """Return "nhiệm vụ 2.1b, 3.2a, văn bản 2736/UBND-VX"."""
    tasks = list(of)
    names = ", ".join(dict.fromkeys(task.ref for task in tasks))
    return f"nhiệm vụ {names}, văn bản {_paper(tasks[0].directive)}"


def _paper(directive: Directive) -> str:
    return directive.number_full or directive.name
