"""Which alerts are there, who is told, and what has fallen due? The single doors to each."""

from datetime import datetime

from django.db.models import Q, QuerySet

from hoiam.desk.alerts.models import Alert, Channel, Delivery, DeliveryState, Digest, Recipient
from hoiam.desk.stories.models import StoryState
from hoiam.desk.units.models import Office

OPEN = (DeliveryState.WAITING, DeliveryState.SENDING)
UNANSWERED = Q(acked_at__isnull=True, muted_at__isnull=True, story__state=StoryState.NEW)
FILTERS = ("open", "now", "digest", "acked", "muted", "all")


def alerts_of(office: Office) -> QuerySet[Alert]:
    """Return an office's alerts, newest first; one whose story was merged away stands with the other story's."""
    alerts = Alert.objects.filter(office=office, story__merged_into__isnull=True).select_related("story")
    return alerts.order_by("-raised_at", "-id")


def filtered(office: Office, choice: str) -> QuerySet[Alert]:
    """Return the alerts of one filter: open (nobody has received them), now, digest, acked, muted, all."""
    alerts = alerts_of(office)
    match choice:
        case "open":
            return alerts.filter(UNANSWERED).order_by("-when", "-raised_at", "-id")  # what is for now stands first
        case "now" | "digest":
            return alerts.filter(when=choice)
        case "acked":
            return alerts.filter(muted_at__isnull=True).exclude(UNANSWERED)
        case "muted":
            return alerts.filter(muted_at__isnull=False)
    return alerts


def alert_for(office: Office, number: int) -> Alert:
    """Return one alert of an office; the single door. Raises Alert.DoesNotExist for a stranger's."""
    return Alert.objects.select_related("story", "office").get(office=office, pk=number)


def recipients_of(office: Office) -> QuerySet[Recipient]:
    """Return who is told now, in the order of the steps."""
    standing = Recipient.objects.filter(office=office, ended_at__isnull=True).select_related("unit", "office")
    return standing.order_by("step", "id")


def recipient_for(office: Office, number: int) -> Recipient:
    """Return one recipient of an office; the single door. Raises Recipient.DoesNotExist."""
    return recipients_of(office).get(pk=number)


def channels_of(office: Office) -> QuerySet[Channel]:
    """Return the channels that are in use, with their recipients."""
    standing = Channel.objects.filter(
        recipient__office=office, recipient__ended_at__isnull=True, ended_at__isnull=True
    ).select_related("recipient__unit", "recipient__office")
    return standing.order_by("recipient__step", "recipient", "id")


def channel_for(office: Office, number: int) -> Channel:
    """Return one channel of an office; the single door. Raises Channel.DoesNotExist."""
    return channels_of(office).get(pk=number)


def deliveries_of(alerts: list[Alert]) -> dict[int, list[Delivery]]:
    """Return what was sent of each alert, in its digest or by itself, the first first."""
    wanted = Q(alert__in=alerts) | Q(digest__in=[alert.digest_id for alert in alerts if alert.digest_id])
    rows = list(Delivery.objects.filter(wanted).select_related("channel__recipient__unit").order_by("due_at", "id"))
    return {
        alert.pk: [
            row
            for row in rows
            if row.alert_id == alert.pk or (row.digest_id is not None and row.digest_id == alert.digest_id)
        ]
        for alert in alerts
    }


def delivery(number: int) -> Delivery:
    """Return one message with all that is needed to send it. Raises Delivery.DoesNotExist."""
    return Delivery.objects.select_related(
        "office", "channel__recipient__unit", "alert__story", "alert__office", "digest"
    ).get(pk=number)


def delivery_for(alert: Alert, number: int) -> Delivery:
    """Return one message about an alert; the single door. Raises Delivery.DoesNotExist."""
    return Delivery.objects.select_related("office").get(alert=alert, pk=number)


def tries_of(office: Office) -> dict[int, Delivery]:
    """Return the newest trial of each channel."""
    rows = Delivery.objects.filter(office=office, purpose="try").order_by("id")
    return {row.channel_id: row for row in rows}


def digest_alerts(digest: Digest) -> list[Alert]:
    """Return what a digest tells, what nobody has received first, then the newest first."""
    alerts = list(Alert.objects.filter(digest=digest).select_related("story").order_by("-raised_at", "-id"))
    return sorted(alerts, key=lambda alert: bool(alert.acked_at or alert.story.state != StoryState.NEW))


def steps_due(now: datetime, limit: int = 100) -> list[Alert]:
    """Return alerts whose next step has fallen due, of all living offices, the earliest first."""
    due = Alert.objects.filter(next_step_at__lte=now, office__frozen_at__isnull=True)
    return list(due.select_related("office", "story").order_by("next_step_at", "id")[:limit])


def offices_to_digest() -> list[Office]:
    """Return the living offices that have something no digest has told yet."""
    waiting = Alert.objects.filter(digest__isnull=True).values("office")
    return list(Office.objects.filter(pk__in=waiting, frozen_at__isnull=True).order_by("id"))


def left_behind(before: datetime, limit: int = 100) -> list[Delivery]:
    """Return messages that should have gone out before a moment and did not: their job was lost or given up."""
    late = Delivery.objects.filter(state__in=OPEN, due_at__lte=before).select_related("office")
    return list(late.order_by("due_at", "id")[:limit])


def following(office: Office, step: int) -> int | None:
    """Return the next step for which somebody is named, None after the last."""
    steps = recipients_of(office).filter(step__gt=step, channels__ended_at__isnull=True, channels__isnull=False)
    return steps.order_by("step").values_list("step", flat=True).first()
