"""Write one audit line, inside the transaction of what it records: if the line fails, nothing is saved."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.values.actor import Actor
from hoiam.desk.audit.models import INSTALLATION, AuditEvent, AuditHead
from hoiam.desk.audit.seal import FIRST, seal


@transaction.atomic
def record(
    *, verb: str, subject: tuple[str, str], by: Actor, now: datetime, role: str = "", office: str = "", **facts: Any
) -> AuditEvent:
    """Append one line to the chain of `office` (the installation's when empty) and move its head.

    `subject` is (kind, key); `role` the role that was used. Returns the line. The head's row is
    locked first, so that two writers take their numbers one after the other.
    """
    chain = office or INSTALLATION
    AuditHead.objects.get_or_create(chain=chain)
    head = AuditHead.objects.select_for_update().get(chain=chain)
    event = AuditEvent(
        chain=chain,
        seq=head.seq + 1,
        at=now,
        actor_kind=by.kind,
        actor_key=by.key,
        role=role,
        unit=by.unit,
        verb=verb,
        subject_kind=subject[0],
        subject_key=str(subject[1]),
        facts=facts,
        prev=head.digest or FIRST,
    )
    event.digest = seal(event)
    event.save(force_insert=True)
    head.seq, head.digest = event.seq, event.digest
    head.save(update_fields=["seq", "digest"])
    return event
