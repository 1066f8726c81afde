"""The document axis as an office has it set: its own identifier, and those of the places it writes to. Reads only."""

import re
from dataclasses import dataclass
from datetime import datetime

from hoiam.core.compose.packet import document_id, packet
from hoiam.core.errors import Refused
from hoiam.core.values.packet import NEW, REPLACED, REVOKED, Answered, Packet, PacketFile, Party, Status
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Delivery, Letter, Relation
from hoiam.desk.papers.models import Answer
from hoiam.desk.units.models import Office

ORGAN_ID = re.compile(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)*")
LONGEST_ID = 35  # QCVN 102:2016/BTTTT/SĐ1:2022
_DOES = {
    Relation.REPLACES: (REPLACED, "Thay thế văn bản số"),
    Relation.RECALLS: (REVOKED, "Thu hồi văn bản số"),
}


@dataclass(frozen=True, slots=True)
class Axis:
    """`own` has no identifier where the office has set none."""

    own: Party
    receivers: tuple[Party, ...]


def axis_of(office: Office) -> Axis:
    """Return an office's identifier and its list of receivers."""
    held = (office.settings.get("paper") or {}).get("axis") or {}
    receivers = tuple(Party(one["organ_id"], one["name"]) for one in held.get("receivers", ()))
    return Axis(Party(held.get("organ_id", ""), office.name), receivers)


def is_organ_id(text: str) -> bool:
    """Say whether something can be an electronic identifier of an agency."""
    return len(text) <= LONGEST_ID and bool(ORGAN_ID.fullmatch(text))


def packet_of(
    letter: Letter, receivers: tuple[Party, ...], files: tuple[PacketFile, ...], pages: int, now: datetime
) -> Packet:
    """Return the packet of an issued letter: its signed file first, then what goes with it."""
    does, words = _DOES.get(Relation(letter.relation), (NEW, "")) if letter.relation else (NEW, "")
    return packet(
        queries.document_of(letter),
        sender=axis_of(letter.office).own,
        receivers=receivers,
        files=files,
        pages=pages,
        now=now,
        subject=letter.title,
        does=does,
        reason=f"{words} {letter.about.full_number}" if letter.about and words else "",
    )


def status_of(answer: Answer) -> Status:
    """Return a status that was made out for the sender of a paper. Raises Refused("axis.no_own")."""
    origin = answer.origin
    own = axis_of(origin.paper.office).own
    if not own.organ_id:
        raise Refused("axis.no_own")
    about = Answered(origin.organ_id, origin.code, origin.dated, origin.document_id)
    return Status(about, own, answer.code, answer.said, answer.at)


def delivery_meant(office: Office, about: Answered, sender: Party) -> Delivery | None:
    """Return the way over the axis that a status speaks of: which paper, and to whom it went; None for no such."""
    ways = Delivery.objects.filter(letter__office=office, channel="axis", address=sender.organ_id)
    own = axis_of(office).own.organ_id
    for way in ways.select_related("letter__office", "letter__outlet").order_by("-id"):
        paper = queries.document_of(way.letter)
        same_id = bool(about.document_id) and about.document_id == document_id(own, paper)
        if same_id or (about.code == way.letter.full_number and about.dated in (None, way.letter.numbered_on)):
            return way
    return None
