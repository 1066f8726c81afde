"""The audit line and the guards that all writes to a case share."""

from datetime import datetime
from typing import Any

from hoiam.core.errors import Refused
from hoiam.core.handle import states
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Move, State
from hoiam.desk.audit import actions as audit
from hoiam.desk.cases.models import Case
from hoiam.desk.units import queries as units


def locked(case: Case) -> Case:
    """Return the case's present row, held until the transaction ends: two people never move one state.

    Raises MoveDenied where the office is frozen.
    """
    units.refuse_frozen(case.office)
    return Case.objects.select_for_update().get(pk=case.pk)


def moved(case: Case, wanted: Move, by: Actor) -> states.Moved:
    """Return where a move leads. Raises MoveDenied for a wrong state or role."""
    return states.move(State(case.state), wanted, by.roles)


def only_its_units(case: Case, by: Actor) -> None:
    """Raise Refused unless the actor's unit leads the case or works on it."""
    units = {case.lead.key} if case.lead else set()
    units |= set(case.others.filter(part="support").values_list("unit__key", flat=True))
    if by.unit not in units:
        raise Refused("case.not_yours", lead=case.lead.short_name if case.lead else "")


def only_its_lead(case: Case, by: Actor) -> None:
    """Raise Refused unless the actor's unit leads the case: what becomes of it is not for those who help."""
    if case.lead is None or by.unit != case.lead.key:
        raise Refused("case.not_yours", lead=case.lead.short_name if case.lead else "")


def write_line(case: Case, verb: str, by: Actor, now: datetime, role: str = "", **facts: Any) -> None:
    """Write the audit line about a case, as the last statement of its transaction."""
    subject = ("case", case.number)
    audit.record(verb=verb, subject=subject, by=by, now=now, role=role, office=case.office.key, **facts)
