"""What is at hand while a dispatch is put right: after the doubtful words the fields of the head, then the tasks.

One key accepts each; the next one comes by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.directives import words
from hoiam.desk.directives.models import Directive
from hoiam.web.chrome.days import full_day
from hoiam.web.screens.directives.rows import Row

NEXT = "?tiep=1"


@dataclass(frozen=True, slots=True)
class Card:
    """One field or task to be accepted: `doubtful` where the machine is not sure, or found nothing."""

    kicker: str
    word: str
    value: str
    action: str
    mend: str
    note: str
    doubtful: bool
    line: int = 0


def card_of(found: Directive, rows: Sequence[Row], head: Sequence[tuple[str, str, bool]]) -> Card | None:
    """Return the field or task to accept now, None where all were."""
    names = list(words.HEAD)
    for place, (name, (word, value, doubtful)) in enumerate(zip(names, head, strict=True), 1):
        if name not in found.looked:
            return Card(
                kicker=_("Phần đầu, mục %(n)s trong %(all)s") % {"n": place, "all": len(names)},
                word=word,
                value=value,
                action=reverse("directive_field", args=[found.pk, name]),
                mend=reverse("directive_mend", args=[found.pk]),
                note=_("Máy không chắc: so với bản gốc.") if doubtful else "",
                doubtful=doubtful,
            )
    for place, row in enumerate(rows, 1):
        if row.task.accepted is None and not row.elsewhere:
            return _task(row, place, len(rows))
    return None


def _task(row: Row, place: int, every: int) -> Card:
    who = "; ".join(unit.short_name for unit in row.units[:3]) or (
        _("giao cho nơi khác") if row.elsewhere else _("chưa rõ đơn vị nào")
    )
    more = len(row.units) - 3
    told = [f"{who} (+{more})" if more > 0 else who, row.why, row.agreed]
    return Card(
        kicker=_("Nhiệm vụ %(n)s trong %(all)s") % {"n": place, "all": every},
        word=row.task.ref,
        value=row.task.what,
        action=reverse("task_accept", args=[row.task.pk]) + NEXT,
        mend=reverse("task_mend", args=[row.task.pk]),
        note=" · ".join(part for part in told if part),
        doubtful=row.doubtful or not (row.units or row.elsewhere),
        line=row.line,
    )


def day_or_words(value: object) -> str:
    """Return a value of the head as the page shows it."""
    return full_day(value) if isinstance(value, date) else str(value or "")
