"""Keep what was learned (the machine's half); switch it off and on, begin anew (people decide: audited)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.classify import Lesson
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.lessons import models, queries
from hoiam.desk.stories.actions import SORTERS
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

TEACHERS = frozenset({*SORTERS, Role.QUAN_TRI})


@transaction.atomic
def keep(
    *,
    office: Office,
    learned: Mapping[str, tuple[Lesson | None, int]],
    basis: tuple[Any, ...],
    version: str,
    by: Actor,
    now: datetime,
) -> bool:
    """Keep what each name learned, with how many labels stood; None takes away what was learned before.

    False, and nothing is kept, where the office learns no longer or the basis from which was learned has moved since.
    """
    _locked(office)
    if not queries.learns(office) or queries.basis(office) != basis:
        return False
    for name, (lesson, stood) in learned.items():
        if lesson is None:
            models.Lesson.objects.filter(office=office, name=name).delete()
            continue
        values = {
            "labels": list(lesson.labels),
            "points": dict(lesson.points),
            "times": dict(lesson.times),
            "stood": stood,
            "version": version,
            "taught_at": now,
        }
        models.Lesson.objects.update_or_create(office=office, name=name, defaults=values)
    return True


@transaction.atomic
def renew(*, office: Office, version: str, by: Actor, now: datetime) -> None:
    """Have lessons of another version of the model learned anew, once; the machine's half."""
    if queries.outdated(office, version):
        _learn(office, by, now)


@transaction.atomic
def switch(*, office: Office, on: bool, reason: str, by: Actor, now: datetime) -> None:
    """Use what the corrections teach, or leave the machine as it is shipped. Labels that are given stay."""
    _may_teach(office, by)
    _locked(office)
    _schooling(office, by, now, on=on, reason=reason)
    if on:
        _learn(office, by, now)
    _line(office, "lessons.on" if on else "lessons.off", by, now, reason=reason[:300])


@transaction.atomic
def begin_anew(*, office: Office, reason: str, by: Actor, now: datetime) -> None:
    """Forget what was learned; only corrections from now on teach. The corrections themselves and their labels stay."""
    _may_teach(office, by)
    _locked(office)
    models.Lesson.objects.filter(office=office).delete()
    _schooling(office, by, now, since=now, reason=reason)
    _line(office, "lessons.anew", by, now, reason=reason[:300])


def _locked(office: Office) -> None:
    """Let one at a time change what an office's machine learned; who writes other records of the office goes on."""
    Office.objects.select_for_update(no_key=True).get(pk=office.pk)


def _schooling(office: Office, by: Actor, now: datetime, *, reason: str, **values: Any) -> None:
    given = {**values, "reason": reason[:300], "changed_by": by.key, "changed_at": now}
    models.Schooling.objects.update_or_create(office=office, defaults=given)


def _learn(office: Office, by: Actor, now: datetime) -> None:
    key = office.key
    jobs.enqueue(kind="lessons.learn", args={"office": key}, key=key, office=key, by=by, now=now)


def _may_teach(office: Office, by: Actor) -> None:
    if not by.roles & TEACHERS:
        raise Refused("lessons.role")
    units.refuse_frozen(office)


def _line(office: Office, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    role = next((r.value for r in sorted(by.roles) if r in TEACHERS), "")
    audit.record(verb=verb, subject=("lessons", office.key), by=by, now=now, role=role, office=office.key, **facts)
