"""The shape of a directive and its tasks."""

from django.db import models
from django.db.models import Q

from hoiam.desk.alerts.models import Channel
from hoiam.desk.articles.findable import FindableField
from hoiam.desk.cases.models import Case
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters.models import Letter
from hoiam.desk.units.models import Office, Unit


class DirectiveState(models.TextChoices):
    """Read by the machine, or confirmed by a person; only then are its tasks followed."""

    READ = "read"
    CONFIRMED = "confirmed"


class Directive(models.Model):
    """One dispatch: the text as it was read, the structure that was found, and what a person made of it."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="directives")
    name = models.CharField(max_length=200)  # the file's
    source = models.TextField()  # the text as OCR or the text layer gave it
    restored = models.TextField()  # the same with its marks restored
    structure = models.JSONField()  # the shape of domain/dispatch-2736.json
    doubts = models.JSONField(default=list)
    number_full = models.CharField(max_length=64, blank=True)
    dated = models.DateField(null=True)
    issuer = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=DirectiveState.choices, default=DirectiveState.READ)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=64, blank=True)
    folded = FindableField(of=("name", "number_full", "issuer", "subject", "restored"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="read", confirmed_at__isnull=True, confirmed_by="")
                | (Q(state="confirmed", confirmed_at__isnull=False) & ~Q(confirmed_by="")),
                name="directives_confirmed_by_and_at",
            )
        ]


class Task(models.Model):
    """What one group of actors must hand in. `next_due_at`: the first late moment of its units; null: thường xuyên."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="tasks")
    ref = models.CharField(max_length=16)  # "2.1b"
    what = models.TextField()
    actors = models.JSONField(default=list)
    actor_text = models.TextField(blank=True)
    deadline_text = models.CharField(max_length=300, blank=True)
    due = models.JSONField(default=dict)
    outcome_to = models.CharField(max_length=300, blank=True)
    confidence = models.FloatField(default=0)
    accepted = models.BooleanField(null=True)
    next_due_at = models.DateTimeField(null=True)
    next_why = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive", "ref"], name="directives_one_task_per_ref")]


class TaskUnit(models.Model):
    """A unit that a task binds: when it said that it has received it, and its own next date."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tasks")
    received_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=64, blank=True)
    next_due_at = models.DateTimeField(null=True)
    next_why = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], name="directives_unit_once"),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_by="")
                | (Q(received_at__isnull=False) & ~Q(received_by="")),
                name="directives_received_by_and_at",
            ),
        ]
        indexes = [models.Index(fields=["unit", "next_due_at"], name="directives_unit_due")]


class Quality(models.TextChoices):
    """What those who follow a task say of what was handed in."""

    OPEN = ""
    MET = "met"
    WEAK = "weak"  # handed back with a reason: the date stands as if nothing had come


class Evidence(models.Model):
    """What shows that a unit did a task for one due date: words, and perhaps a file, a link, a case, a letter."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="evidence")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="task_evidence")
    note = models.CharField(max_length=300)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    link = models.URLField(max_length=1000, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="task_evidence")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="task_evidence")
    for_due_at = models.DateTimeField(null=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=64)
    quality = models.CharField(max_length=4, choices=Quality.choices, blank=True)
    quality_note = models.CharField(max_length=300, blank=True)
    judged_by = models.CharField(max_length=64, blank=True)
    judged_at = models.DateTimeField(null=True)


class Reminder(models.Model):
    """That a unit was reminded of one date, at which step; `hand`: somebody asked for it with a click."""

    bond = models.ForeignKey(TaskUnit, models.CASCADE, related_name="reminders")
    for_due_at = models.DateTimeField()
    step = models.CharField(max_length=5)  # 2d | 1d | 2h | after | hand
    at = models.DateTimeField()
    by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bond", "for_due_at", "step"],
                condition=~Q(step="hand"),
                name="directives_one_reminder_of_a_step",
            )
        ]


class Sending(models.Model):
    """One reminder over one channel. What is written down as sent is never sent again."""

    reminder = models.ForeignKey(Reminder, models.CASCADE, related_name="sendings")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reminder", "channel"], name="directives_one_sending")]


class Feed(models.Model):
    """The secret address at which a calendar subscribes to a unit's dates. Only the digest of the secret is kept."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="feeds")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ended_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(ended_at__isnull=True), name="directives_one_feed_of_a_unit"
            )
        ]
