"""The shape of an announced event. It is withdrawn, never deleted, so that an old chart can be read later."""

from django.db import models
from django.db.models import F, Q

from hoiam.desk.units.models import Office


class AwaitedEvent(models.Model):
    """Something announced that brings more pieces; its days neither teach what is usual nor are judged by it."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="awaited_events")
    name = models.CharField(max_length=120)
    first = models.DateField()
    last = models.DateField()
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="trends_event_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(name=""), name="trends_event_has_a_name"),
        ]
        indexes = [models.Index(fields=["office", "withdrawn_at", "first"], name="trends_awaited")]

    def __str__(self) -> str:
        return self.name
