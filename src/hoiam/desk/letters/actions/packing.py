"""Take an issued letter out as a packet for the document axis, and write down what the receivers' systems say of it.

Nothing is sent here: the office's document system takes the file. A way stands as waiting until a status comes back,
or somebody writes down that the letter came.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.core.values.packet import Party, Status
from hoiam.desk.letters import axis
from hoiam.desk.letters.actions.delivering import came, note, step
from hoiam.desk.letters.actions.heading import locked_head, save_head
from hoiam.desk.letters.actions.holding import CLERKS, line, locked, need_role
from hoiam.desk.letters.models import Delivery, Letter, LetterState
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

MOST_RECEIVERS = 200
ARRIVED, DECLINED, TAKEN = ("01",), ("02",), ("03", "04", "05", "06")  # StatusCode
PACKED = "axis.packed"
TOLD = (*ARRIVED, *DECLINED, *TAKEN, "13", "15", "16")


@transaction.atomic
def keep_axis(*, office: Office, organ_id: str, receivers: Sequence[Party], by: Actor, now: datetime) -> Office:
    """Set the office's own identifier on the document axis and those of the places it writes to.

    Raises Refused: "paper.head_role", "axis.organ_id" (with the one that cannot be one), "axis.name", "axis.many".
    """
    row = locked_head(office, by)
    for one in (organ_id, *(place.organ_id for place in receivers)):
        if one and not axis.is_organ_id(one):
            raise Refused("axis.organ_id", found=one[:60])
    if any(not place.name.strip() or not place.organ_id for place in receivers):
        raise Refused("axis.name")
    if len(receivers) > MOST_RECEIVERS:
        raise Refused("axis.many", most=MOST_RECEIVERS)
    kept = [{"organ_id": place.organ_id, "name": place.name.strip()[:200]} for place in receivers]
    held = (row.settings.get("paper") or {}).get("axis") or {}
    part: Mapping[str, Any] = {"axis": {"organ_id": organ_id, "receivers": kept}}
    changes = {"organ_id": [held.get("organ_id"), organ_id], "receivers": [len(held.get("receivers", ())), len(kept)]}
    return save_head(row, part, "paper.axis", changes, by, now)


@transaction.atomic
def pack(*, letter: Letter, receivers: Sequence[Party], sha256: str, by: Actor, now: datetime) -> list[Delivery]:
    """Write down that a letter was taken out as a packet for these receivers; once more is a step more on their way.

    Raises Refused: "letter.deliver_role", "axis.no_own", "axis.no_receiver", "axis.organ_id",
    "letter.packet_needs_file" (what was signed on paper and has no scan).
    """
    letter = locked(letter, LetterState.ISSUED)
    need_role(by, CLERKS, "letter.deliver_role")
    if not axis.axis_of(letter.office).own.organ_id:
        raise Refused("axis.no_own")
    if not receivers:
        raise Refused("axis.no_receiver")
    if not letter.signed_sha256:
        raise Refused("letter.packet_needs_file")
    ways = [_way(letter, one, by, now) for one in receivers]
    names = ", ".join(way.to for way in ways)[:300]
    line(letter, "letter.pack", by, now, to=names, sha256=sha256, number=letter.full_number)
    return ways


def _way(letter: Letter, to: Party, by: Actor, now: datetime) -> Delivery:
    if not axis.is_organ_id(to.organ_id):
        raise Refused("axis.organ_id", found=to.organ_id[:60])
    held = letter.deliveries.select_for_update().filter(channel="axis", address=to.organ_id).first()
    if held:
        note(held, now, "waiting" if held.state == "failed" else held.state, PACKED)
        return held
    return Delivery.objects.create(
        letter=letter,
        to=(to.name.strip() or to.organ_id)[:200],
        channel="axis",
        address=to.organ_id,
        state="waiting",
        trace=[step(now, "waiting", PACKED)],
        sent_by=by.key,
    )


@transaction.atomic
def take_status(*, office: Office, status: Status, by: Actor, now: datetime) -> Delivery:
    """Write down what a receiver's system says of a letter; the same status again changes nothing.

    After the letter was taken out once more a status tells of that. What was received stays so, whatever comes later.

    Raises Refused: "letter.deliver_role", "axis.status_unknown" (a code that this house does not know),
    "axis.status_whose" (no letter of ours went there over the axis).
    """
    need_role(by, CLERKS, "letter.deliver_role")
    units.refuse_frozen(office)
    if status.code not in TOLD:
        raise Refused("axis.status_unknown", found=status.code)
    meant = axis.delivery_meant(office, status.about, status.sender)
    if meant is None:
        raise Refused("axis.status_whose", paper=status.about.code or status.about.document_id)
    row = Delivery.objects.select_for_update().get(pk=meant.pk)
    detail = f"axis.{status.code}"
    if detail in _told_since_packed(row):
        return row
    at = min(max(status.at or now, meant.letter.issued_at or now), now)  # a receiver's clock may be wrong
    row.note = redact(status.said)[:300] if status.said else row.note
    if status.code in TAKEN and row.state != "received":
        receipt = f"Trạng thái {status.code} từ {status.sender.name or status.sender.organ_id}"
        came(row, at=at, receipt=receipt, detail=detail, by=by, now=now)
        return row
    row.sent_at = row.sent_at or at
    note(row, now, _becomes(row.state, status.code), detail)
    line(meant.letter, "letter.axis", by, now, to=row.to, code=status.code)
    return row


def _told_since_packed(row: Delivery) -> list[str]:
    details = [told["detail"] for told in row.trace]
    last = max((place for place, detail in enumerate(details) if detail == PACKED), default=-1)
    return details[last + 1 :]


def _becomes(state: str, code: str) -> str:
    if state == "received":
        return state
    if code in DECLINED:
        return "failed"
    return "sent" if state == "waiting" else state
