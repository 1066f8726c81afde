"""What a list asks of many cases at once, so that it costs a few questions and few columns."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, Prefetch, prefetch_related_objects

from hoiam.core.values.case import State
from hoiam.desk.cases.models import Case, CaseClock


class End(NamedTuple):
    """The running clock of a case that ends next: its number, what it is about, and when it ends, if it does."""

    clock: int
    what: str
    at: datetime | None


def next_ends(cases: Iterable[Case]) -> dict[int, End]:
    """Return of each case the running clock that ends next, the office's own before those of the press."""
    running = CaseClock.objects.filter(case__in=list(cases), done_at__isnull=True)
    running = running.order_by(F("ends_at").asc(nulls_last=True), "id")
    chosen: dict[int, End] = {}
    for case, *told in running.values_list("case", "pk", "what", "ends_at"):
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
