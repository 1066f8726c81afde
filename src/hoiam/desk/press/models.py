"""The shape of a request by the press. No field rates an outlet or a journalist, none names one (guard-rail G8)."""

from django.db import models
from django.db.models import Q

from hoiam.desk.cases.models import Case
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units.models import Office


class PressRequest(models.Model):
    """An interview or information that a press agency asked for. A refusal needs a legal ground."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="press_requests")
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="requests")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="press_requests")
    request = models.CharField(max_length=300)
    received_at = models.DateTimeField()
    until = models.DateTimeField(null=True)  # what the office promised; an office setting, not law
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    ground = models.CharField(max_length=64, blank=True)  # rule id and point of a refusal
    noted_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ground="") | Q(answered_at__isnull=False), name="press_refusal_answered")
        ]


class OccasionKind(models.TextChoices):
    """A press conference held, a briefing attended, or an event on which the office is to speak at once."""

    CONFERENCE = "conference"
    BRIEFING = "briefing"
    EVENT = "event"


class Occasion(models.Model):
    """One occasion at which the office spoke, or has to speak, to the press: what the annual report counts (Điều 10).

    `at` is when it was held; of an event the moment from which its hours run (Điều 7): received, or determined.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="occasions")
    kind = models.CharField(max_length=12, choices=OccasionKind.choices)
    title = models.CharField(max_length=300)
    at = models.DateTimeField()
    clause = models.CharField(max_length=4, blank=True)  # of Điều 7, of an event: 7.2 | 7.3 | 7.4 | 7.5
    due_at = models.DateTimeField(null=True)  # the first late moment, where the clause sets hours
    said_at = models.DateTimeField(null=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="occasions")
    noted_by = models.CharField(max_length=64)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="event") & ~Q(clause="") | ~Q(kind="event") & Q(clause="", said_at__isnull=True),
                name="press_event_names_its_clause",
            )
        ]
        indexes = [models.Index(fields=["office", "at"], name="press_occasions")]

    @property
    def in_time(self) -> bool:
        """Return whether it was spoken of before its hours ran out."""
        return bool(self.said_at and (self.due_at is None or self.said_at < self.due_at))
