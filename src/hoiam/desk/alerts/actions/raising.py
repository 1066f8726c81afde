"""Raise an alert, tell whom it is for, and pass it on where nobody answers. A story has one alert."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from hoiam.core.alert import NOW, Decision, Policy, after_quiet, decide, rises, send_at
from hoiam.core.calendar import localdate
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.alerts import queries
from hoiam.desk.alerts.actions._lines import ANSWERERS, line, may
from hoiam.desk.alerts.models import Alert, Delivery
from hoiam.desk.alerts.policy import policy_of
from hoiam.desk.alerts.told import told_of
from hoiam.desk.inbox import queries as inbox
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.law import queries as law
from hoiam.desk.stories.models import Story, StoryState
from hoiam.desk.units.models import Office

LAST_STEP = timedelta(hours=2)  # where somebody stands on a step for which the office gave no minutes


@transaction.atomic
def call(*, office: Office, stories: Sequence[Story], by: Actor, now: datetime) -> list[Alert]:
    """Raise an alert for each story that passes the thresholds now; return those raised, or raised higher.

    What somebody has sorted or muted is left alone. Doing it again changes nothing: a story has one alert, which is
    told again only when it goes from the digest to now.
    """
    keys = [story.pk for story in stories]
    fresh = list(inbox.listed(office, "open", localdate(now)).filter(pk__in=keys)) if keys else []
    if not fresh or office.frozen_at:
        return []
    locked = Story.objects.select_for_update().filter(pk__in=[story.pk for story in fresh]).order_by("pk")
    list(locked.values_list("pk"))  # two workers raise the same story one after the other
    policy = policy_of(office)
    told = told_of(fresh)
    decisions = {story: decide(told[story.pk], policy, now) for story in fresh}
    called = [(story, decision) for story, decision in decisions.items() if decision.when]
    raised = [_raise(story, decision, policy, by, now) for story, decision in called]
    return [alert for alert in raised if alert]


@transaction.atomic
def escalate(*, alert: Alert, by: Actor, now: datetime, reason: str = "") -> Alert:
    """Tell the next step. By the machine when its time has come; by a person at once, with a reason.

    Raises Refused alert.role, alert.answered, alert.no_next_step for a person; the machine lets it be.
    """
    held = Alert.objects.select_for_update().get(pk=alert.pk)
    held.office, held.story = alert.office, Story.objects.get(pk=held.story_id)
    answered = held.acked_at or held.muted_at or held.story.state != StoryState.NEW
    step = queries.following(held.office, held.step)
    if by.kind == "person":
        may(held.office, by, ANSWERERS)
        if answered:
            raise Refused("alert.answered")
        if step is None:
            raise Refused("alert.no_next_step")
    elif answered or step is None or held.next_step_at is None or held.next_step_at > now:
        if answered or step is None:
            held.next_step_at = None
            held.save(update_fields=["next_step_at"])
        return held
    _tell(held, step, policy_of(held.office), by, now)
    line(held, "alert.escalate", by, now, step=step, reason=reason[:300])
    return held


def _raise(story: Story, decision: Decision, policy: Policy, by: Actor, now: datetime) -> Alert | None:
    """Raise, or raise higher; None where nothing changes. A story keeps the alert of one that was merged into it."""
    known = Alert.objects.select_for_update().filter(Q(story=story) | Q(story__merged_into=story))
    alert = known.filter(story=story).first() or known.first()
    if alert and (alert.muted_at or (alert.story_id == story.pk and not rises(alert.when, decision))):
        return None
    moved = alert is not None and not rises(alert.when, decision)
    alert = alert or Alert(office=story.office, raised_at=now)
    alert.story = story
    if moved:
        alert.save(update_fields=["story"])
        return None
    alert.when, alert.through, alert.level = decision.when, decision.through, story.level
    alert.rules, alert.reasons = list(decision.rules), [reason.as_json() for reason in decision.reasons]
    alert.raised_at, alert.acked_by, alert.acked_at, alert.digest = now, "", None, None
    alert.save()
    if alert.when == NOW:
        _tell(alert, 0, policy, by, now)
    return alert


def _tell(alert: Alert, step: int, policy: Policy, by: Actor, now: datetime) -> None:
    """Queue a message to each channel of a step, each at its recipient's hours, and set when the next step is told."""
    calendar = law.calendar()
    dues = []
    for channel in queries.channels_of(alert.office).filter(recipient__step=step):
        due = send_at(now, channel.recipient.waits, alert.through, policy, calendar)
        if due is not None:
            dues.append(due)
            key = f"canh-bao-{alert.pk}-{channel.pk}-{int(now.timestamp())}"
            about = {"office": alert.office, "purpose": "alert", "step": step, "key": key, "due_at": due}
            made, new = Delivery.objects.get_or_create(alert=alert, channel=channel, defaults=about)
            if new:
                queue(made, by, now)
    alert.step = step
    after = queries.following(alert.office, step)
    alert.next_step_at = None
    if after is not None:
        told = min(dues, default=now if alert.through else after_quiet(now, policy.quiet))
        minutes = policy.steps[after - 1] if after <= len(policy.steps) else None
        alert.next_step_at = told + (timedelta(minutes=minutes) if minutes else LAST_STEP)
    alert.save(update_fields=["step", "next_step_at"])


def queue(delivery: Delivery, by: Actor, now: datetime) -> None:
    """Queue the job of one message at its time."""
    key, args = f"delivery:{delivery.pk}", {"delivery": delivery.pk}
    office = delivery.office.key
    jobs.enqueue(kind="alert.send", args=args, key=key, office=office, at=max(delivery.due_at, now), by=by, now=now)
