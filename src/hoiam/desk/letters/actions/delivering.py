"""Bring an issued letter to who is to have it, and write down that it came. Each way keeps its trace."""

import re
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.letters import enclosing, explaining
from hoiam.desk.letters.actions.following import received
from hoiam.desk.letters.actions.holding import CLERKS, FOLLOWERS, line, locked, minute_of, need_role
from hoiam.desk.letters.mails import came_back
from hoiam.desk.letters.models import Delivery, Letter, LetterState
from hoiam.desk.units.models import Office

CHANNELS = ("hand", "post", "mail", "axis")
MOST_TRIES = 6
_KEY = re.compile(r"van-ban-(\d{1,18})-(\d{1,18})")


@transaction.atomic
def deliver(
    *, letter: Letter, to: str, channel: str, by: Actor, now: datetime, address: str = "", note: str = ""
) -> Delivery:
    """Send an issued letter to one receiver: by hand, by post, over the document axis, or as a mail in its turn.

    Raises Refused: "letter.deliver_to", "letter.deliver_channel", "letter.deliver_address",
    "letter.mail_needs_file": an unsigned print does not leave by mail; "letter.mail_heavy": with what goes along it is
    more than one mail carries.
    """
    letter = locked(letter, LetterState.ISSUED)
    need_role(by, CLERKS, "letter.deliver_role")
    if not to.strip():
        raise Refused("letter.deliver_to")
    if channel not in CHANNELS:
        raise Refused("letter.deliver_channel")
    if channel == "mail" and not address.strip():
        raise Refused("letter.deliver_address")
    if channel == "mail" and not letter.signed_sha256:
        raise Refused("letter.mail_needs_file")
    waits = channel == "mail"
    if waits and (size := enclosing.weight(letter, to.strip())) > enclosing.MOST_MAIL:
        raise Refused("letter.mail_heavy", size=size >> 20, most=enclosing.MOST_MAIL >> 20)
    made = Delivery.objects.create(
        letter=letter,
        to=to.strip()[:200],
        channel=channel,
        address=address.strip() if waits else "",
        state="waiting" if waits else "sent",
        note=redact(note.strip())[:300],
        trace=[step(now, "waiting" if waits else "sent")],
        sent_at=None if waits else now,
        sent_by=by.key,
    )
    if waits:
        args, key = {"delivery": made.pk}, f"letter-mail:{made.pk}"
        jobs.enqueue(kind="send.letter", args=args, key=key, office=letter.office.key, by=by, now=now)
    line(letter, "letter.deliver", by, now, to=made.to, channel=channel)
    return made


@transaction.atomic
def begin_mail(*, number: int, by: Actor, now: datetime) -> Delivery | None:
    """Return a mail that is still to be sent, with one try more; None where it went out or the letter was recalled."""
    row = Delivery.objects.select_for_update().filter(pk=number, channel="mail", state="waiting").first()
    if row is None:
        return None
    if row.letter.state != LetterState.ISSUED:
        note(row, now, "failed", "recalled")
        return None
    row.tries += 1
    row.save(update_fields=["tries"])
    return row


@transaction.atomic
def mailed(*, delivery: Delivery, message: str, by: Actor, now: datetime) -> None:
    """Write down that the server took a mail; `message` is its Message-ID, by which a reply or a bounce is known."""
    row = Delivery.objects.select_for_update().get(pk=delivery.pk)
    row.sent_at = now
    note(row, now, "sent", message)


@transaction.atomic
def mail_failed(*, delivery: Delivery, problem: str, final: bool, by: Actor, now: datetime) -> bool:
    """Write down why a mail did not go; return whether it was given up."""
    row = Delivery.objects.select_for_update().get(pk=delivery.pk)
    over = final or row.tries >= MOST_TRIES
    note(row, now, "failed" if over else "waiting", problem)
    return over


@transaction.atomic
def bounced(*, office: Office, key: str, recipient: str, status: str, by: Actor, now: datetime) -> Delivery | None:
    """Write down that a mail of ours came back: known by its Message-ID, and only to the address that it went to.

    Returns the delivery, None where no mail of this office has this key, it went elsewhere, or somebody has confirmed
    that the letter came. The clerk finds it in Hôm nay among what was not delivered.
    """
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    row = (
        Delivery.objects.select_for_update(of=("self",))
        .filter(pk=int(match[2]), letter=int(match[1]), letter__office=office, channel="mail", state="sent")
        .first()
    )
    if row is None or (recipient and recipient != row.address.lower()):
        return None
    note(row, now, "failed", came_back(status))
    return row


@transaction.atomic
def confirm(*, delivery: Delivery, at: datetime, receipt: str, by: Actor, now: datetime) -> Delivery:
    """Write down that a letter came: when, and what shows it. The press agency's own term starts with it."""
    need_role(by, CLERKS | FOLLOWERS, "letter.follow_role")
    row = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if row.state not in ("sent", "failed") and (row.channel != "axis" or row.state == "received"):
        raise Refused("letter.delivery_state")
    came(row, at=at, receipt=receipt, by=by, now=now)
    return row


def came(row: Delivery, *, at: datetime, receipt: str, by: Actor, now: datetime, detail: str = "") -> None:
    """Write down that a letter came on a locked way; part of another action. Raises Refused as `confirm`."""
    letter = locked(row.letter, LetterState.ISSUED, LetterState.REPLACED, LetterState.WITHDRAWN)
    if at > now or (letter.issued_at and at < minute_of(letter.issued_at)) or not receipt.strip():
        raise Refused("letter.receipt_time" if receipt.strip() else "letter.receipt_empty")
    row.received_at, row.receipt = at, redact(receipt.strip())[:300]
    note(row, now, "received", detail)
    to_press = letter.outlet and (letter.route or explaining.asks(letter))
    ours = to_press and row.to in letter.press_names and letter.state == LetterState.ISSUED
    if ours and letter.received_at is None:
        received(letter=letter, at=at, by=by, now=now)
    else:
        line(letter, "letter.delivered", by, now, to=row.to, at=at.isoformat())


def note(row: Delivery, now: datetime, state: str, detail: str) -> None:
    """Put one thing that happened on a locked way; part of another action."""
    row.state = state
    row.trace = [*row.trace, step(now, state, detail)]
    row.save(update_fields=["state", "trace", "sent_at", "received_at", "receipt", "note"])


def step(now: datetime, state: str, detail: str = "") -> dict[str, Any]:
    """Return one thing that happened as the trace keeps it."""
    return {"at": now.isoformat(), "state": state, "detail": detail[:200]}
