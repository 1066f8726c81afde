"""What a list asks of many cases at once, so that it costs a few questions and few columns."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from django.db.models import Prefetch, prefetch_related_objects

from hoiam.core.values.case import State
from hoiam.desk.cases.models import Case, CaseClock

NEVER = datetime.max.replace(tzinfo=UTC)


class End(NamedTuple):
    """The running clock of a case that ends next: its number, what it is about, and when it ends, if it does."""

    clock: int
    what: str
    at: datetime | None


def next_ends(cases: Iterable[Case]) -> dict[int, End]:
    """Return of each case the running clock that ends next, the office's own before those of the press.

    Read are all clocks of these cases: asked for those that run, SQLite goes through all that run in the house.
    """
    clocks = CaseClock.objects.filter(case__in=[case.pk for case in cases])
    running = [row[:-1] for row in clocks.values_list("case", "pk", "what", "ends_at", "done_at") if row[-1] is None]
    chosen: dict[int, End] = {}
    for case, *told in sorted(running, key=lambda row: (row[3] or NEVER, row[1])):
        end, held = End(*told), chosen.get(case)
        if held is None or (held.what.startswith("press_") and not end.what.startswith("press_")):
            chosen[case] = end
    return chosen


def read_parts(found: Sequence[Case], *later: str | Prefetch) -> None:
    """Read what the next steps of many cases ask for, of each case what its state asks and no more.

    `later` is what a case wants besides once it is concluded or set aside: its letters, which this room does not know.
    """
    states = {
        (): ("handovers__giver", "handovers__taker", "extensions"),
        (State.NEW, State.TRIAGED): ("others__unit",),
        (State.NEW, State.TRIAGED, State.ASSIGNED): ("claims",),
        (State.NEW, State.TRIAGED, State.ASSIGNED, State.VERIFYING): ("tracks", "tasks", *later),
    }
    for without, parts in states.items():
        prefetch_related_objects([case for case in found if case.state not in without], *parts)
