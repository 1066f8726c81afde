"""Say "Đã nhận", or that a story needs no alert. Either stops what has not gone out yet, and the next steps."""

from datetime import datetime

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.handle.states import SORTERS
from hoiam.core.values.actor import Actor
from hoiam.desk.alerts.actions._lines import ANSWERERS, line, may
from hoiam.desk.alerts.models import Alert, Delivery, DeliveryState


@transaction.atomic
def acknowledge(*, alert: Alert, by: Actor, now: datetime) -> Alert:
    """Note that somebody has received it and looks after it. The first word stands; a second changes nothing."""
    may(alert.office, by, ANSWERERS)
    held = _held(alert)
    if held.acked_at:
        return held
    if held.muted_at:
        raise Refused("alert.answered")
    held.acked_by, held.acked_at, held.next_step_at = by.key, now, None
    held.save(update_fields=["acked_by", "acked_at", "next_step_at"])
    _drop(held)
    line(held, "alert.ack", by, now, minutes=int((now - held.raised_at).total_seconds() // 60))
    return held


@transaction.atomic
def mute(*, alert: Alert, reason: str, by: Actor, now: datetime) -> Alert:
    """Stop alerts about a story, with a reason; the story itself stays where it is. Muting again changes nothing."""
    may(alert.office, by, frozenset(SORTERS))
    reason = " ".join(reason.split())[:300]
    if len(reason) < 4:
        raise Refused("alert.needs_reason")
    held = _held(alert)
    if held.muted_at:
        return held
    held.muted_by, held.muted_at, held.mute_reason, held.next_step_at = by.key, now, reason, None
    held.save(update_fields=["muted_by", "muted_at", "mute_reason", "next_step_at"])
    _drop(held)
    line(held, "alert.mute", by, now, reason=reason)
    return held


@transaction.atomic
def lift(*, alert: Alert, by: Actor, now: datetime) -> Alert:
    """Undo a mute: the alert stands as unanswered again. Nobody is told anew; lifting again changes nothing."""
    may(alert.office, by, frozenset(SORTERS))
    held = _held(alert)
    if held.muted_at:
        held.muted_by, held.muted_at, held.mute_reason = "", None, ""
        held.save(update_fields=["muted_by", "muted_at", "mute_reason"])
        line(held, "alert.lift", by, now)
    return held


def _held(alert: Alert) -> Alert:
    held = Alert.objects.select_for_update().get(pk=alert.pk)
    held.office, held.story = alert.office, alert.story
    return held


def _drop(alert: Alert) -> None:
    Delivery.objects.filter(alert=alert, state=DeliveryState.WAITING).update(state=DeliveryState.DROPPED)
