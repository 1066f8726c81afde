"""The shape of the job ledger."""

from django.db import models
from django.db.models import Q


class JobState(models.TextChoices):
    """Where a job stands. `DEAD` was given up after its last attempt; it never stops the line."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


class Job(models.Model):
    """One thing to do. While it runs, `due_at` stands at the end of its lease: a dead worker's job falls due again."""

    kind = models.CharField(max_length=64)
    args = models.JSONField(default=dict)
    office = models.CharField(max_length=64, blank=True)
    key = models.CharField(max_length=128, blank=True)
    state = models.CharField(max_length=8, choices=JobState.choices, default=JobState.WAITING)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    most_attempts = models.PositiveSmallIntegerField(default=8)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(state__in=["waiting", "running"]) & ~Q(key=""),
                name="jobs_one_open_per_key",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "dead"], ended_at__isnull=False)
                | Q(state__in=["waiting", "running"], ended_at__isnull=True),
                name="jobs_ended_when_over",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(state__in=["waiting", "running"]), name="jobs_open_due")]


class Tick(models.Model):
    """What runs at intervals: the last moment for which its job was queued."""

    name = models.CharField(max_length=64, primary_key=True)
    next_at = models.DateTimeField()
