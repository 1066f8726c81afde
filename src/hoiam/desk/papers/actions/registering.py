"""Register an incoming paper. Its moment of receipt is what the law counts from."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.papers.models import Paper
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

CLERKS = frozenset({Role.VAN_THU, Role.VAN_PHONG})


@transaction.atomic
def register(
    *,
    office: Office,
    kind: str,
    sender: str,
    subject: str,
    received_at: datetime,
    by: Actor,
    now: datetime,
    number: str = "",
    dated: date | None = None,
    outlet: Outlet | None = None,
) -> Paper:
    """Give a paper the next arrival number. Raises Refused for a role that keeps no register, or a later receipt."""
    if not by.roles & CLERKS:
        raise Refused("paper.role")
    units.refuse_frozen(office)
    if received_at > now:
        raise Refused("paper.future", received_at=received_at.isoformat())
    Office.objects.select_for_update().get(pk=office.pk)  # two clerks, two numbers
    last = Paper.objects.filter(office=office).aggregate(n=Max("arrival"))["n"] or 0
    paper = Paper.objects.create(
        office=office,
        arrival=last + 1,
        kind=kind,
        outlet=outlet,
        sender=sender,
        number=number,
        dated=dated,
        subject=subject,
        received_at=received_at,
        registered_by=by.key,
    )
    facts = {"number": number, "sender": sender, "received_at": received_at.isoformat()}
    audit.record(verb="paper.register", subject=("paper", paper.pk), by=by, now=now, office=office.key, **facts)
    return paper
