"""Put together what was raised until one of the office's hours, and queue it to whoever gets the digest."""

from datetime import datetime, timedelta

from django.db import transaction

from hoiam.core.alert import last_digest
from hoiam.core.values.actor import Actor
from hoiam.desk.alerts import queries
from hoiam.desk.alerts.actions.raising import queue
from hoiam.desk.alerts.models import Alert, Delivery, Digest
from hoiam.desk.alerts.policy import policy_of
from hoiam.desk.law import queries as law
from hoiam.desk.stories.models import StoryState
from hoiam.desk.units.models import Office

LATE = timedelta(hours=6)  # policy: after a longer pause of the machine the next digest tells it


@transaction.atomic
def digest(*, office: Office, by: Actor, now: datetime) -> Digest | None:
    """Make the digest of the hour that has come, once; None where its hour is past or there is nothing to tell.

    What was muted, or sorted out as irrelevant, is not told; what was told at once is named with who received it.
    """
    at = last_digest(now, policy_of(office), law.calendar())
    if at is None or at < now - LATE or Digest.objects.filter(office=office, at=at).exists():
        return None
    waiting = Alert.objects.filter(office=office, digest__isnull=True, raised_at__lte=at, muted_at__isnull=True)
    waiting = waiting.filter(story__merged_into__isnull=True).exclude(story__state=StoryState.IRRELEVANT)
    numbers = [alert.pk for alert in waiting.select_for_update(of=("self",))]
    if not numbers:
        return None
    made = Digest.objects.create(office=office, at=at, made_at=now)
    Alert.objects.filter(pk__in=numbers).update(digest=made)
    for channel in queries.channels_of(office).filter(recipient__digest=True):
        key = f"ban-tin-{made.pk}-{channel.pk}-{int(now.timestamp())}"
        about = {"office": office, "purpose": "digest", "digest": made, "key": key, "due_at": now}
        queue(Delivery.objects.create(channel=channel, **about), by, now)
    return made
