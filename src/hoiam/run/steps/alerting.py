"""Step 6 for one office: which stories call for somebody now? Beside it what follows: send, digest, pass on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog
from django.conf import settings

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions, queries
from hoiam.desk.alerts.messages import message_of
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units.models import Office
from hoiam.outside.send import Means, Zalo, mail_server, send
from hoiam.run.hands import Hands

log = structlog.get_logger(__name__)


def alert(office: Office, items: Sequence[StoryItem], now: datetime) -> None:
    """Raise what the new pieces of one office call for."""
    stories = list({item.story_id: item.story for item in items}.values())
    actions.call(office=office, stories=stories, by=MACHINE, now=now)


def changed(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Look again at a story that a person changed: corrected, merged, split, brought back, or said to concern us."""
    about = {"items__hit": args["hit"]} if "hit" in args else {"pk": args["story"]}
    for story in Story.objects.filter(**about).select_related("office"):
        actions.call(office=story.office, stories=[story], by=MACHINE, now=now)


def tick(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Once a minute, for all living offices: next steps that have fallen due, digests, and messages left behind."""
    for due in queries.steps_due(now):
        actions.escalate(alert=due, by=MACHINE, now=now)
    for office in queries.offices_to_digest():
        actions.digest(office=office, by=MACHINE, now=now)
    actions.queue_left_behind(by=MACHINE, now=now)


def deliver(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Send one message. What is recorded as sent is not sent again; a failure stands beside it and comes back later."""
    delivery = actions.begin(number=args["delivery"], by=MACHINE, now=now)
    if delivery is None:
        return
    channel = delivery.channel
    try:
        message = message_of(delivery, settings.HOIAM_ADDRESS, now)
        send(channel.kind, channel.address, message, means(hands))
    except Temporary as failed:
        if not actions.give_up(delivery=delivery, problem=failed.reason, final=False, by=MACHINE, now=now):
            raise
    except Permanent as failed:
        actions.give_up(delivery=delivery, problem=failed.reason, final=True, by=MACHINE, now=now)
    except Exception:
        actions.give_up(delivery=delivery, problem="send.broken", final=False, by=MACHINE, now=now)
        raise
    else:
        actions.sent(delivery=delivery, by=MACHINE, now=now)


def means(hands: Hands) -> Means:
    """Return what opens the channels, from the settings. Raises Permanent for a mail server that is written wrong."""
    mail = mail_server(
        settings.HOIAM_MAIL_SERVER,
        settings.HOIAM_MAIL_PASSWORD,
        settings.HOIAM_MAIL_FROM,
        settings.HOIAM_MAIL_INSIDE,
    )
    return Means(
        hands.guard,
        mail=mail,
        webhook_secret=settings.HOIAM_WEBHOOK_SECRET,
        telegram_token=settings.HOIAM_TELEGRAM_TOKEN,
        zalo=Zalo(settings.HOIAM_ZALO_APP, settings.HOIAM_ZALO_SECRET, settings.HOIAM_ZALO_TOKENS),
        tls=hands.tls,
    )
