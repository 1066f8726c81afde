"""The register of incoming papers. The moment of receipt is what the law counts from; numbers run through each year."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.papers import queries
from hoiam.desk.papers.models import Paper
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit

CLERKS = frozenset({Role.VAN_THU, Role.VAN_PHONG})
MENDED = {"sender": 200, "number": 40, "subject": 500, "type_name": 100, "note": 300, "signer": 100, "signer_post": 100}


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
    type_name: str = "",
    unit: Unit | None = None,
    due_on: date | None = None,
    note: str = "",
    urgency: str = "",
    signer: str = "",
    signer_post: str = "",
    pages: int | None = None,
    copies: int | None = None,
    once_from: Collection[str] = (),
) -> Paper:
    """Give a paper the next arrival number. Raises Refused for a role that keeps no register, or a later receipt.

    `once_from`: by which names and identifiers the register may know the sender; where it is given, a paper that the
    register holds gets no second number: Refused("axis.known").
    """
    if not by.roles & CLERKS:
        raise Refused("paper.role")
    units.refuse_frozen(office)
    if received_at > now:
        raise Refused("paper.future", received_at=received_at.isoformat())
    if unit and unit.office_id != office.pk:
        raise Refused("paper.foreign_unit")
    told = {"kind": kind, "sender": sender, "subject": subject, "number": number, "dated": dated, "outlet": outlet}
    told |= {"type_name": type_name, "unit": unit, "due_on": due_on, "note": redact(note)}
    told |= {"urgency": urgency, "signer": signer, "signer_post": signer_post, "pages": pages, "copies": copies}
    if once_from:
        Office.objects.select_for_update().get(pk=office.pk)  # as for the new line: two clerks, one of them finds it
        queries.refuse_known(office, once_from, number, dated, subject)
    paper = _entered(office, received_at, by, told)
    facts = {"number": number, "sender": sender, "received_at": received_at.isoformat(), "arrival": paper.arrival}
    audit.record(verb="paper.register", subject=("paper", paper.pk), by=by, now=now, office=office.key, **facts)
    return paper


@transaction.atomic
def arrive(
    *,
    office: Office,
    about: tuple[str, object],
    kind: str,
    sender: str,
    subject: str,
    received_at: datetime,
    by: Actor,
    now: datetime,
    number: str = "",
    dated: date | None = None,
    outlet: Outlet | None = None,
    type_name: str = "",
    urgency: str = "",
    signer: str = "",
    signer_post: str = "",
    pages: int | None = None,
    only: Collection[str] | None = None,
) -> Paper:
    """Enter what another record brought along: a dispatch that was read, a written request of the press.

    Who may do so was judged there, and its audit line stands there. A record comes once; what was put right in it
    later is put right here too, and the number stays: `only` names what that is, None all of it. What a clerk has
    put right in the line itself stays for the rest.
    """
    told = {"kind": kind, "sender": sender, "subject": subject, "number": number, "dated": dated}
    told |= {"outlet": outlet, "type_name": type_name}
    told |= {"urgency": urgency, "signer": signer, "signer_post": signer_post, "pages": pages}
    kept = {"about_kind": about[0], "about_key": str(about[1])}
    row = Paper.objects.select_for_update(of=("self",)).filter(office=office, **kept).first()
    if row is None:
        return _entered(office, received_at, by, told | kept)
    fresh = {name: _short(name, value) for name, value in told.items() if only is None or name in only}
    changed = [name for name, value in fresh.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, fresh[name])
    if changed:
        row.save(update_fields=[*changed, "folded"])
    return row


@transaction.atomic
def mend(*, paper: Paper, by: Actor, now: datetime, **fields: Any) -> Paper:
    """Put right a line of the register, or say who deals with the paper: the number and the receipt stay.

    `fields`: sender, number, dated, subject, type_name, unit, due_on, note, urgency, signer, signer_post, pages,
    copies. Raises Refused for a role that keeps no register, a unit of another office, an empty sender or subject.
    """
    row = _locked(paper, by)
    unit = fields.get("unit")
    if unit and unit.office_id != row.office_id:
        raise Refused("paper.foreign_unit")
    if not str(fields.get("sender", row.sender)).strip() or not str(fields.get("subject", row.subject)).strip():
        raise Refused("paper.empty")
    if "note" in fields:
        fields["note"] = redact(fields["note"])
    before = {name: str(getattr(row, name) or "") for name in fields}
    for name, value in fields.items():
        setattr(row, name, _short(name, value))
    row.save()
    changed = {name: was for name, was in before.items() if str(getattr(row, name) or "") != was}
    subject = ("paper", row.pk)
    audit.record(verb="paper.mend", subject=subject, by=by, now=now, office=row.office.key, before=changed)
    return row


@transaction.atomic
def pass_on(*, paper: Paper, unit: Unit, day: date, receipt: str, by: Actor, now: datetime) -> Paper:
    """Write down that a paper was passed to a unit, on which day, and who signed for it (NĐ 30/2020 Điều 23)."""
    row = _locked(paper, by)
    if unit.office_id != row.office_id:
        raise Refused("paper.foreign_unit")
    if day > localdate(now) or day < localdate(row.received_at):
        raise Refused("paper.passed_day")
    row.unit, row.passed_on, row.receipt = unit, day, redact(receipt.strip())[:200]
    row.save()
    subject, facts = ("paper", row.pk), {"unit": unit.short_name, "day": day.isoformat()}
    audit.record(verb="paper.pass_on", subject=subject, by=by, now=now, office=row.office.key, **facts)
    return row


def _locked(paper: Paper, by: Actor) -> Paper:
    if not by.roles & CLERKS:
        raise Refused("paper.role")
    row = Paper.objects.select_for_update(of=("self",)).select_related("office").get(pk=paper.pk)
    units.refuse_frozen(row.office)
    return row


def _entered(office: Office, received_at: datetime, by: Actor, told: dict[str, Any]) -> Paper:
    """Return the new line; the office stays locked until the transaction ends: two clerks, two numbers."""
    Office.objects.select_for_update().get(pk=office.pk)
    year = localdate(received_at).year
    kept = {name: _short(name, value) for name, value in told.items()}
    return Paper.objects.create(
        office=office,
        year=year,
        arrival=queries.last_arrival(office, year) + 1,
        received_at=received_at,
        registered_by=by.key,
        **kept,
    )


def _short(name: str, value: Any) -> Any:
    return value.strip()[: MENDED[name]] if name in MENDED else value
