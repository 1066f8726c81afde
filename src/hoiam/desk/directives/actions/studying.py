"""Let units read and understand a dispatch, and note that they have. An answer is the unit's, never a person's."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.directives import quiz
from hoiam.desk.directives.actions.roles import CONFIRMERS, write_line
from hoiam.desk.directives.models import Directive, DirectiveState, Study, StudyUnit
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit


@transaction.atomic
def ask_study(
    *,
    directive: Directive,
    until: date,
    of: Sequence[Unit],
    questions: Sequence[Mapping[str, Any]],
    by: Actor,
    now: datetime,
) -> Study:
    """Ask units to read a confirmed dispatch until a day, once. Raises Refused or MoveDenied, nothing saved."""
    if not by.roles & CONFIRMERS:
        raise Refused("directive.confirm_role")
    units.refuse_frozen(directive.office)
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    if directive.state != DirectiveState.CONFIRMED:
        raise MoveDenied("study.unconfirmed")
    if Study.objects.filter(directive=directive).exists():
        raise MoveDenied("study.asked")
    if not of:
        raise Refused("study.units")
    if until < localdate(now):
        raise Refused("study.past")
    study = Study.objects.create(
        directive=directive, until=until, questions=[dict(one) for one in questions], asked_at=now, asked_by=by.key
    )
    StudyUnit.objects.bulk_create(StudyUnit(study=study, unit=unit) for unit in of)
    write_line(directive, "study.ask", by, now, until=until.isoformat(), units=len(of), questions=len(questions))
    return study


@transaction.atomic
def report_study(
    *, row: StudyUnit, how: str, people: int | None, answers: Mapping[int, int], by: Actor, now: datetime
) -> StudyUnit:
    """Note that a unit has read a dispatch: how, by how many, and what it answered. It may answer again.

    Raises Refused: study.not_yours, study.how (nothing said), study.answers (a question is left open).
    """
    row = (
        StudyUnit.objects.select_for_update(of=("self",))
        .select_related("study__directive__office", "unit")
        .get(pk=row.pk)
    )
    directive = row.study.directive
    units.refuse_frozen(directive.office)
    if not units.answers_for(row.unit, by.unit, localdate(now)):
        raise Refused("study.not_yours")
    if not how.strip():
        raise Refused("study.how")
    questions = row.study.questions
    if set(answers) != set(range(len(questions))):
        raise Refused("study.answers")
    row.read_at, row.how, row.people = row.read_at or now, how.strip()[:300], people
    if questions:
        row.answered_at, row.right = now, quiz.right_of(questions, answers)
    row.save()
    write_line(directive, "study.read", by, now, unit=row.unit.key, right=row.right, of=len(questions))
    return row
