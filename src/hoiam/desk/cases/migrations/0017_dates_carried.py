"""Give each day that a person set, and that is still to be kept, the term that reminds of it.

A part of work without a day gets none: a case keeps what it was computed with, a person sets the day. Nor does what
belongs to a case that is over or to an office that is frozen: nobody keeps a day there any more.
"""

from typing import Any

from django.db import migrations

from hoiam.core.calendar import calendar_of, end_of
from hoiam.core.compose.store import pack
from hoiam.core.schedule import set_by_hand

OVER = ("closed", "irrelevant", "positive")
ENDED = ("done", "withdrawn", "answered", "published", "dropped", "told")


def carry(apps: Any, schema_editor: Any) -> None:
    """Start the terms; those that passed before are told as late, since nobody was told of them."""
    for one in _dated(apps, "Instruction").filter(done_at=None).iterator():
        _start(apps, one, one.given_at, "order", "order", one.order, one.given_by, one.unit_id)
    for one in _dated(apps, "CaseTask").filter(answered_at=None).iterator():
        _start(apps, one, one.asked_at, "asked", "task", one.text, one.asked_by, one.unit_id)
    for one in _dated(apps, "CaseTrack").filter(track="remedy").exclude(state__in=ENDED).iterator():
        _start(apps, one, one.changed_at, "remedy", "track", "", "", one.unit_id)


def _dated(apps: Any, name: str) -> Any:
    """Return what has a day, of cases that go on in offices that work."""
    rows = apps.get_model("cases", name).objects.filter(until__isnull=False, case__office__frozen_at=None)
    return rows.exclude(case__state__in=OVER)


def _start(apps: Any, thing: Any, at: Any, what: str, key: str, about: str, by: str, unit: int | None) -> None:
    due = set_by_hand(thing.until, at, calendar_of(()))
    apps.get_model("cases", "CaseClock").objects.create(
        case_id=thing.case_id,
        what=what,
        about=about[:200],
        policy=True,
        started_at=at,
        ends_at=end_of(thing.until),
        due=pack(due),
        started_by=by,
        unit_id=unit,
        **{key: thing},
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_dates_set_by_people")]

    operations = [migrations.RunPython(carry, migrations.RunPython.noop)]
