"""The alerts that nobody has received yet, for those who say "Đã nhận": they stand before everything else."""

from dataclasses import dataclass

from django.http import HttpRequest

from hoiam.desk.alerts import queries
from hoiam.web.screens.alerts.rows import Row, may_answer, rows

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait, and the newest of them."""

    count: int
    rows: list[Row]


def own_alerts(request: HttpRequest) -> Waiting | None:
    """Return the alerts that wait, None where nothing does or somebody else answers them."""
    if not may_answer(request):
        return None
    waiting = queries.filtered(request.office, "open").filter(when="now")
    count = waiting.count()
    return Waiting(count, rows(list(waiting[:SHOWN]), request.seen_at)) if count else None
