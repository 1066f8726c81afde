"""The shape of alerts: an office's thresholds and hours, who is told over which channel, what became of each message.

A recipient is a unit or a post of the office, never a person of the public (guard-rail G1).
"""

from django.db import models
from django.db.models import Q

from hoiam.desk.stories.models import Story
from hoiam.desk.units.models import Office, Unit

_BOTH = Q(quiet_from__isnull=True, quiet_to__isnull=True) | Q(quiet_from__isnull=False, quiet_to__isnull=False)


class AlertHours(models.Model):
    """An office's quiet hours, working time, digests and steps, where it has changed them."""

    office = models.OneToOneField(Office, models.PROTECT, related_name="alert_hours")
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    working = models.JSONField(default=list)  # [["07:00", "11:30"], …]
    digests = models.JSONField(default=list)  # ["07:00", …]
    digest_days_off = models.BooleanField(default=False)
    steps = models.JSONField(default=list)  # minutes after which each next step is told
    changed_by = models.CharField(max_length=64)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=_BOTH, name="alerts_quiet_from_and_to")]


class AlertRule(models.Model):
    """One threshold of an office, as core/alert has it. The first change writes down all that it started with."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="alert_rules")
    key = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    when = models.CharField(max_length=8, choices=[("now", "now"), ("digest", "digest")])
    level = models.CharField(max_length=16, blank=True)
    outlets = models.PositiveSmallIntegerField(default=0)
    pieces = models.PositiveSmallIntegerField(default=0)
    growth = models.PositiveSmallIntegerField(default=0)
    people = models.PositiveSmallIntegerField(default=0)
    reach = models.CharField(max_length=16, blank=True)
    fields = models.JSONField(default=list)
    places = models.JSONField(default=list)
    queries = models.JSONField(default=list)
    through = models.BooleanField(default=False)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "key"], name="alerts_one_rule_of_a_key"),
            models.CheckConstraint(condition=Q(people=0) | Q(people__gte=5), name="alerts_no_rule_about_single_people"),
        ]

    def __str__(self) -> str:
        return self.name


class Recipient(models.Model):
    """A unit or a post that is told. `step` 0 is told first, the next where nobody has said "Đã nhận"."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="alert_recipients")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="alert_recipients")
    post = models.CharField(max_length=120, blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    waits = models.CharField(max_length=8, default="always")  # always | working | off: core/alert
    digest = models.BooleanField(default=True)
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ended_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(unit__isnull=False) | ~Q(post=""), name="alerts_recipient_is_a_post")
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.post, str(self.unit or "")) if part)


class ChannelKind(models.TextChoices):
    """Over what somebody is told; a key of outside.send's table."""

    MAIL = "mail"
    WEBHOOK = "webhook"
    ZALO = "zalo"
    TELEGRAM = "telegram"


class Channel(models.Model):
    """One address of a recipient. `abroad`: the office has said that messages may leave the country here (G13)."""

    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="channels")
    kind = models.CharField(max_length=12, choices=ChannelKind.choices)
    address = models.CharField(max_length=500)
    abroad = models.BooleanField(default=False)
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ended_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kind="telegram") | Q(abroad=True), name="alerts_abroad_is_said")
        ]


class Digest(models.Model):
    """What was raised until one of the office's hours, told together."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="alert_digests")
    at = models.DateTimeField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "at"], name="alerts_one_digest_of_an_hour")]


class Alert(models.Model):
    """That a story passed the office's thresholds, on what, who has received it, and how far it was told."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="alerts")
    story = models.OneToOneField(Story, models.PROTECT, related_name="alert")
    when = models.CharField(max_length=8)  # now | digest
    through = models.BooleanField(default=False)
    level = models.CharField(max_length=16, blank=True)
    rules = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    raised_at = models.DateTimeField()
    step = models.PositiveSmallIntegerField(default=0)
    next_step_at = models.DateTimeField(null=True)
    acked_by = models.CharField(max_length=64, blank=True)
    acked_at = models.DateTimeField(null=True)
    muted_by = models.CharField(max_length=64, blank=True)
    muted_at = models.DateTimeField(null=True)
    mute_reason = models.CharField(max_length=300, blank=True)
    digest = models.ForeignKey(Digest, models.PROTECT, null=True, related_name="alerts")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(acked_at__isnull=True, acked_by="") | (Q(acked_at__isnull=False) & ~Q(acked_by="")),
                name="alerts_acked_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(muted_at__isnull=True, muted_by="")
                | (Q(muted_at__isnull=False) & ~Q(muted_by="") & ~Q(mute_reason="")),
                name="alerts_muted_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(next_step_at__isnull=True) | Q(acked_at__isnull=True, muted_at__isnull=True),
                name="alerts_no_step_after_an_answer",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-raised_at"], name="alerts_newest"),
            models.Index(fields=["next_step_at"], condition=Q(next_step_at__isnull=False), name="alerts_next_step"),
            models.Index(fields=["office"], condition=Q(digest__isnull=True), name="alerts_undigested"),
        ]


class DeliveryState(models.TextChoices):
    """What became of a message. SENDING lives while a worker speaks; a worker that died leaves it behind."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"  # the channel's server took it; whether it was read, nobody knows but who says "Đã nhận"
    FAILED = "failed"
    DROPPED = "dropped"  # no longer needed before it went out


_OPEN = Q(state__in=["waiting", "sending"])
_ABOUT_ONE = (
    Q(purpose="alert", alert__isnull=False, digest__isnull=True)
    | Q(purpose="digest", alert__isnull=True, digest__isnull=False)
    | Q(purpose="try", alert__isnull=True, digest__isnull=True)
)


class Delivery(models.Model):
    """One message to one channel. What is recorded as sent is never sent again.

    `again`: a worker began to send it, died, and another sent it once more: it may have come twice, with one key.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="deliveries")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="deliveries")
    purpose = models.CharField(max_length=8)  # alert | digest | try
    alert = models.ForeignKey(Alert, models.PROTECT, null=True, related_name="deliveries")
    digest = models.ForeignKey(Digest, models.PROTECT, null=True, related_name="deliveries")
    step = models.PositiveSmallIntegerField(default=0)
    key = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=64, blank=True)  # a code, worded in words.py
    again = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_ABOUT_ONE, name="alerts_delivery_is_about_one_thing"),
            models.UniqueConstraint(
                fields=["alert", "channel"], condition=Q(alert__isnull=False), name="alerts_told_once_over_a_channel"
            ),
            models.UniqueConstraint(
                fields=["digest", "channel"], condition=Q(digest__isnull=False), name="alerts_one_digest_over_a_channel"
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="alerts_sent_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=_OPEN, name="alerts_open_due")]
