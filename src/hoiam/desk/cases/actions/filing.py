"""Keep the files of a case. Their bytes were looked at, cleaned and stored before (the one door: outside/scan)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.states import CLOSERS, ROUTERS, SORTERS
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import State
from hoiam.desk.cases.actions.line import locked, only_its_units, write_line
from hoiam.desk.cases.models import Case, CaseFile, CaseTask
from hoiam.desk.files import actions as files

STEERERS = frozenset({*SORTERS, *ROUTERS, *CLOSERS})


class Stored(Protocol):
    """A file whose bytes are in the store."""

    @property
    def name(self) -> str: ...
    @property
    def content_type(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def size(self) -> int: ...


@transaction.atomic
def add_files(*, case: Case, stored: Sequence[Stored], by: Actor, now: datetime) -> list[CaseFile]:
    """Add files to a case. Raises Refused for a unit that does not work on it, MoveDenied once it is over."""
    case = locked(case)
    if case.state == State.CLOSED:
        raise MoveDenied("case.over")
    if not by.roles & STEERERS:
        only_its_units(case, by)
    if not stored:
        raise Refused("case.no_file")
    kept = keep_files(case=case, stored=stored, by=by, now=now)
    write_line(case, "case.file", by, now, names=[one.file.name for one in kept])
    return kept


def keep_files(
    *, case: Case, stored: Sequence[Stored], by: Actor, now: datetime, task: CaseTask | None = None
) -> list[CaseFile]:
    """Note stored files under a case, each under a name of its own; part of another action on the locked case."""
    first, kept = case.files.count() + 1, []
    for at, one in enumerate(stored, first):
        told = {"name": f"{at}-{one.name}"[:200], "content_type": one.content_type}
        told |= {"sha256": one.sha256, "size": one.size, "office": case.office.key}
        noted = files.note(purpose="case", subject=case.number, by=by, now=now, **told)
        kept.append(CaseFile.objects.create(case=case, task=task, file=noted, added_by=by.key, added_at=now))
    return kept
