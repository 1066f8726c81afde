"""What becomes of one message: begun, sent, put off, given up. What is recorded as sent is never sent again.

At least once, said honestly: a worker that dies after the channel's server took a message and before it wrote that down
leaves it in "sending"; the next worker sends it again under the same key and notes `again`.
"""

from datetime import datetime, timedelta

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.alerts import queries
from hoiam.desk.alerts.actions._lines import ANSWERERS, may
from hoiam.desk.alerts.actions.raising import queue
from hoiam.desk.alerts.models import Alert, Delivery, DeliveryState
from hoiam.desk.audit import actions as audit

MOST_ATTEMPTS = 6  # with the ledger's pauses about five minutes; then a person sees that it failed
LOST = timedelta(minutes=15)


@transaction.atomic
def begin(*, number: int, by: Actor, now: datetime) -> Delivery | None:
    """Return a message that is to be sent now; None for one that is over, not due or no longer wanted."""
    held = Delivery.objects.select_for_update(of=("self",)).get(pk=number)
    if held.state not in queries.OPEN or held.due_at > now:
        return None
    channel = held.channel
    if held.office.frozen_at or channel.ended_at or channel.recipient.ended_at:
        held.state = DeliveryState.DROPPED
        held.save(update_fields=["state"])
        return None
    if held.attempts >= MOST_ATTEMPTS:
        _over(held, held.problem or "send.gave_up", now)
        return None
    held.again = held.again or held.state == DeliveryState.SENDING
    held.state, held.attempts, held.begun_at = DeliveryState.SENDING, held.attempts + 1, now
    held.save(update_fields=["state", "attempts", "begun_at", "again"])
    return queries.delivery(number)


@transaction.atomic
def sent(*, delivery: Delivery, by: Actor, now: datetime) -> None:
    """Record that the channel's server took it. What goes out leaves a line, without the address."""
    mine = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.SENDING)
    if not mine.update(state=DeliveryState.SENT, sent_at=now, problem=""):
        return
    recipient = delivery.channel.recipient
    facts = {"purpose": delivery.purpose, "channel": delivery.channel.kind, "to": str(recipient), "step": delivery.step}
    subject = ("alert", str(delivery.alert_id)) if delivery.alert_id else ("office", delivery.office.key)
    audit.record(verb="alert.sent", subject=subject, by=by, now=now, office=delivery.office.key, **facts)


@transaction.atomic
def give_up(*, delivery: Delivery, problem: str, final: bool, by: Actor, now: datetime) -> bool:
    """Note why it did not go out; return True where it is given up: `final`, or after the last attempt.

    Where nothing of a step can be delivered, the next step is told at once.
    """
    held = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if held.state != DeliveryState.SENDING:
        return True
    if final or held.attempts >= MOST_ATTEMPTS:
        _over(held, problem, now)
        return True
    held.state, held.problem = DeliveryState.WAITING, problem[:64]
    held.save(update_fields=["state", "problem"])
    return False


@transaction.atomic
def send_again(*, delivery: Delivery, by: Actor, now: datetime) -> None:
    """Let a person try a failed message once more, with a full count of attempts."""
    may(delivery.office, by, ANSWERERS)
    failed = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.FAILED)
    if not failed.update(state=DeliveryState.WAITING, attempts=0, due_at=now, problem=""):
        raise Refused("alert.not_failed")
    delivery.refresh_from_db()
    queue(delivery, by, now)


@transaction.atomic
def queue_left_behind(*, by: Actor, now: datetime) -> int:
    """Queue messages whose job was lost anew; one that is still queued is joined. Return how many were looked at."""
    late = queries.left_behind(now - LOST)
    for delivery in late:
        queue(delivery, by, now)
    return len(late)


def _over(held: Delivery, problem: str, now: datetime) -> None:
    held.state, held.problem = DeliveryState.FAILED, problem[:64]
    held.save(update_fields=["state", "problem"])
    if held.alert_id is None:
        return
    step = Delivery.objects.filter(alert=held.alert_id, step=held.step)
    if not step.exclude(state=DeliveryState.FAILED).exists():
        waiting = Alert.objects.filter(pk=held.alert_id, step=held.step, next_step_at__gt=now)
        waiting.update(next_step_at=now)
