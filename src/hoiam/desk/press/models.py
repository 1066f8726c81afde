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
