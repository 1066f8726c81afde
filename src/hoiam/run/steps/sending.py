"""Sends an issued letter as a mail with its file, once. Each try leaves its trace on the delivery."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.message import Attached, Message
from hoiam.desk.letters import actions, enclosing, queries
from hoiam.desk.letters.mails import text_of
from hoiam.desk.letters.models import Delivery
from hoiam.outside.send import Means, mail_server, send
from hoiam.run.hands import Hands


def letter(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Send one letter; what went out is not sent again, a failure stands beside it and comes back later."""
    delivery = actions.begin_mail(number=args["delivery"], by=MACHINE, now=now)
    if delivery is None:
        return
    try:
        message = _message(delivery, now, hands)
        send("mail", delivery.address, message, _means(hands))
    except Temporary as failed:
        if not actions.mail_failed(delivery=delivery, problem=failed.reason, final=False, by=MACHINE, now=now):
            raise
    except Permanent as failed:
        actions.mail_failed(delivery=delivery, problem=failed.reason, final=True, by=MACHINE, now=now)
    else:
        actions.mailed(delivery=delivery, message=message.key, by=MACHINE, now=now)


def _message(delivery: Delivery, now: datetime, hands: Hands) -> Message:
    """Return the mail: who writes, about what, the signed PDF, and what goes with it, as it was approved.

    Raises Temporary while the file is being made, Permanent where one of the files is no longer what it was.
    """
    stored = queries.file_to_send(delivery.letter)
    if stored is None:
        raise Temporary("send.later")
    enclosed = enclosing.going(delivery.letter, (delivery.to,))
    subject, text = text_of(delivery.letter, enclosed)
    along = (
        Attached(enclosing.called(row, at), row.file.content_type, hands.keep.get(row.sha256))
        for at, row in enumerate(enclosed, 1)
    )
    files = (Attached(stored.name, stored.content_type, hands.keep.get(stored.sha256)), *along)
    return Message(f"van-ban-{delivery.letter_id}-{delivery.pk}", subject, text, now, files=files)


def _means(hands: Hands) -> Means:
    mail = mail_server(
        settings.HOIAM_MAIL_SERVER, settings.HOIAM_MAIL_PASSWORD, settings.HOIAM_MAIL_FROM, settings.HOIAM_MAIL_INSIDE
    )
    return Means(hands.guard, mail=mail, tls=hands.tls)
