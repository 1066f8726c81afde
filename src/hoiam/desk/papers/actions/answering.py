"""Tell the sender of a packet what became of its paper (ADR 0076). Nothing is sent: a status is a file to take away."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from django.db import transaction

from hoiam.core.compose.packet import DECLINED, SAID, may_follow
from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.core.values.packet import Packet
from hoiam.desk.audit import actions as audit
from hoiam.desk.papers.actions.registering import CLERKS
from hoiam.desk.papers.models import Answer, Origin, Paper
from hoiam.desk.units import queries as units

_LONGEST: Mapping[str, int] = MappingProxyType({"organ_id": 35, "name": 200, "code": 60, "document_id": 200})


@transaction.atomic
def keep_origin(*, paper: Paper, packet: Packet, by: Actor, now: datetime) -> Origin | None:
    """Keep by what the sender's system knows a paper that came as a packet; None where the packet names no identifier.

    Part of entering it in the register, whose audit line tells of it. Raises Refused("paper.role").
    """
    if not by.roles & CLERKS:
        raise Refused("paper.role")
    units.refuse_frozen(paper.office)
    return bring_origin(paper=paper, origin=packet.origin, by=by, now=now)


@transaction.atomic
def bring_origin(*, paper: Paper, origin: Mapping[str, str], by: Actor, now: datetime) -> Origin | None:
    """Keep by what the sender's system knows a paper that another record brought along: `origin` as a packet tells it.

    Who may do so was judged there, as of the line itself. A paper has one origin: the first stays.
    """
    if not origin:
        return None
    told = {name: origin[name][:most] for name, most in _LONGEST.items()}
    dated = date.fromisoformat(origin["dated"]) if origin["dated"] else None
    return Origin.objects.get_or_create(paper=paper, defaults={**told, "dated": dated})[0]


@transaction.atomic
def answer(*, paper: Paper, code: str, by: Actor, now: datetime, reason: str = "") -> Answer:
    """Make out a status for the sender: 01 arrived, 02 refused with a reason, 03 registered, 06 finished.

    That it arrived and was registered is told as of the moment at which the register says so, the others as of now.
    Raises Refused: "paper.role", "axis.no_origin" (it came as no packet, or its sender has no identifier),
    "axis.not_after" (after what was told already, also by a colleague meanwhile), "axis.needs_reason".
    """
    if not by.roles & CLERKS:
        raise Refused("paper.role")
    units.refuse_frozen(paper.office)
    origin = Origin.objects.select_for_update().filter(paper=paper).first()
    if origin is None:
        raise Refused("axis.no_origin")
    if code not in may_follow(list(origin.answers.values_list("code", flat=True))):
        raise Refused("axis.not_after", found=code)
    said = redact(reason.strip())[:300] if code == DECLINED else SAID[code]
    if not said:
        raise Refused("axis.needs_reason")
    at = now if code in (DECLINED, "06") else paper.received_at
    made = Answer.objects.create(origin=origin, code=code, said=said, at=at, made_by=by.key)
    told = {"code": code, "to": origin.name or origin.organ_id} | ({"reason": said} if code == DECLINED else {})
    audit.record(verb="paper.answer", subject=("paper", paper.pk), by=by, now=now, office=paper.office.key, **told)
    return made
