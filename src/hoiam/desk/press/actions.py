"""Note a request of the press and its answer."""

from datetime import date, datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.cases.models import Case
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import PaperKind
from hoiam.desk.press.models import Occasion, OccasionKind, PressRequest
from hoiam.desk.press.queries import CLAUSES, grounds, speaking_term
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

RECEIVERS = frozenset({Role.VAN_PHONG, Role.PHONG_VHTT, Role.VAN_THU, Role.TRUNG_TAM})
SPEAKERS = frozenset({Role.CHU_TICH, Role.PCT, Role.VAN_PHONG, Role.PHONG_VHTT})


@transaction.atomic
def note(
    *,
    office: Office,
    outlet: Outlet,
    request: str,
    received_at: datetime,
    by: Actor,
    now: datetime,
    until: datetime | None = None,
    case: Case | None = None,
    written: bool = False,
    number: str = "",
    dated: date | None = None,
) -> PressRequest:
    """Note what a press agency asked for, and when. A written request also takes an arrival number in the register.

    Raises Refused for a wrong role, an empty or future request.
    """
    if not by.roles & RECEIVERS:
        raise Refused("press.role")
    units.refuse_frozen(office)
    if not request.strip() or received_at > now:
        raise Refused("press.request")
    noted = PressRequest.objects.create(
        office=office,
        outlet=outlet,
        case=case,
        request=request.strip()[:300],
        received_at=received_at,
        until=until,
        noted_by=by.key,
    )
    facts = {"outlet": outlet.name, "request": noted.request}
    if written:
        told = {"sender": outlet.name, "subject": noted.request, "number": number, "dated": dated, "outlet": outlet}
        about, kind = ("press", noted.pk), PaperKind.INFORMATION
        papers.arrive(office=office, about=about, kind=kind, received_at=received_at, by=by, now=now, **told)
    audit.record(verb="press.note", subject=("press", str(noted.pk)), by=by, now=now, office=office.key, **facts)
    return noted


@transaction.atomic
def tie(*, request: PressRequest, case: Case, by: Actor, now: datetime) -> PressRequest:
    """Say which case a request is about. Raises Refused for a wrong role or another office, or where it has one."""
    if not by.roles & RECEIVERS:
        raise Refused("press.role")
    row = PressRequest.objects.select_for_update(of=("self",)).select_related("office", "case").get(pk=request.pk)
    units.refuse_frozen(row.office)
    if row.case:
        raise Refused("case.exists", number=row.case.number)
    if row.office_id != case.office_id:
        raise Refused("press.request")
    row.case = case
    row.save(update_fields=["case"])
    subject = ("press", str(row.pk))
    audit.record(verb="press.tie", subject=subject, by=by, now=now, office=row.office.key, case=case.number)
    return row


@transaction.atomic
def answer(*, request: PressRequest, answer: str, at: datetime, by: Actor, now: datetime, ground: str = "") -> None:
    """Write down the answer given, or the refusal with its legal ground of that day (L103 Đ.38.2; L126 Đ.31.2).

    Raises Refused for a wrong role, an empty answer, a ground that the law of the day does not name, a second answer.
    """
    if not by.roles & SPEAKERS:
        raise Refused("press.speaker")
    if at > now or at < request.received_at or not answer.strip():
        raise Refused("press.answer")
    if ground and ground not in {known.code for known in grounds(localdate(at))}:
        raise Refused("press.ground", on=localdate(at).isoformat())
    row = PressRequest.objects.select_for_update().select_related("office").get(pk=request.pk)
    units.refuse_frozen(row.office)
    if row.answered_at:
        raise Refused("press.answered")
    row.answer, row.answered_at, row.ground = answer.strip(), at, ground
    row.save(update_fields=["answer", "answered_at", "ground"])
    key = row.office.key
    subject = ("press", str(row.pk))
    audit.record(verb="press.answer", subject=subject, by=by, now=now, office=key, ground=ground)


@transaction.atomic
def note_occasion(
    *,
    office: Office,
    kind: OccasionKind,
    title: str,
    at: datetime,
    by: Actor,
    now: datetime,
    clause: str = "",
    said_at: datetime | None = None,
    case: Case | None = None,
) -> Occasion:
    """Note a press conference, a briefing, or an event with the moment from which its hours run and when we spoke.

    Raises Refused for a wrong role, no title, a moment to come, an event without its clause of Điều 7.
    """
    if not by.roles & (RECEIVERS | SPEAKERS):
        raise Refused("press.role")
    units.refuse_frozen(office)
    event = kind == OccasionKind.EVENT
    if not title.strip() or at > now or (said_at and not at <= said_at <= now):
        raise Refused("press.occasion")
    if event != (clause in CLAUSES) or (said_at and not event) or (case and case.office_id != office.pk):
        raise Refused("press.occasion_clause")
    told = {"title": title.strip()[:300], "at": at, "clause": clause, "said_at": said_at, "case": case}
    due_at = speaking_term(clause, at) if event else None
    noted = Occasion.objects.create(office=office, kind=kind, due_at=due_at, noted_by=by.key, noted_at=now, **told)
    subject, facts = ("press", f"occasion:{noted.pk}"), {"kind": str(kind), "title": noted.title, "clause": clause}
    audit.record(verb="press.occasion", subject=subject, by=by, now=now, office=office.key, **facts)
    return noted


@transaction.atomic
def spoke(*, occasion: Occasion, at: datetime, by: Actor, now: datetime) -> Occasion:
    """Write down when the office spoke about an event. Raises Refused for a wrong role, moment, or a second time."""
    if not by.roles & SPEAKERS:
        raise Refused("press.speaker")
    row = Occasion.objects.select_for_update(of=("self",)).select_related("office").get(pk=occasion.pk)
    units.refuse_frozen(row.office)
    if row.kind != OccasionKind.EVENT or row.said_at or not row.at <= at <= now:
        raise Refused("press.occasion")
    row.said_at = at
    row.save(update_fields=["said_at"])
    subject, facts = ("press", f"occasion:{row.pk}"), {"in_time": row.in_time}
    audit.record(verb="press.spoke", subject=subject, by=by, now=now, office=row.office.key, **facts)
    return row
