"""A confirmed dispatch in a few lines: how its tasks stand, and which of them wait for one's own unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from hoiam.web.screens.directives.rows import Row

SOON = timedelta(days=7)
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """`counts` of the tasks that are followed, each with its word; `own` the next dates of this person's unit."""

    counts: Sequence[tuple[str, int, bool]]  # word, how many, whether it tells of something late
    own: Sequence[Row]
    more: int  # of the unit's dated tasks that are not among them


def summary(rows: Sequence[Row], now: datetime) -> Summary:
    """Return how the tasks stand now."""
    live = [row for row in rows if row.task.accepted and row.task.ended_at is None]
    late = [row for row in live if row.face and row.face.state == "late"]
    dated = [row for row in live if row.face and row.face.state != "late"]
    soon = [row for row in dated if row.task.next_due_at and row.task.next_due_at <= now + SOON]
    counts = (
        (_("quá hạn"), len(late), bool(late)),
        (_("hạn trong 7 ngày tới"), len(soon), False),
        (_("hạn xa hơn"), len(dated) - len(soon), False),
        (_("không có ngày hạn"), sum(row.face is None for row in live), False),
    )
    own = [row for row in live if row.mine and row.face]
    own.sort(key=lambda row: row.task.next_due_at or now)
    return Summary([one for one in counts if one[1]], own[:SHOWN], len(own[SHOWN:]))
