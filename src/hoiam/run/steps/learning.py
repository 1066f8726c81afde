"""What do an office's corrections teach? Learned anew after each, in the background; the next pieces profit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hoiam.core.classify import Lesson
from hoiam.core.errors import Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.desk.lessons import actions, queries
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office
from hoiam.outside.shipped import labelling
from hoiam.run.hands import Hands


def learn(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Learn from the corrections of one office. Twice changes nothing; a frozen office learns nothing.

    Raises Temporary where people corrected, began anew or switched meanwhile: what they asked for joined this very job.
    """
    office = units.office(args["office"])
    basis = queries.basis(office)
    if office.frozen_at or not queries.learns(office):
        return
    learned = {name: _learned(office, name) for name in queries.NAMES}
    version = labelling.version()
    if not actions.keep(office=office, learned=learned, basis=basis, version=version, by=MACHINE, now=now):
        raise Temporary("lessons.moved")


def _learned(office: Office, name: str) -> tuple[Lesson | None, int]:
    taught = queries.taught(office, name)
    lesson = labelling.taught(name, [(one.piece, one.said, one.value) for one in taught])
    return lesson, sum(one.said == one.value for one in taught)
