"""The shape of an incoming paper (Decree 30/2020, annex IV: register of incoming documents)."""

from django.db import models

from hoiam.desk.sources.models import Outlet
from hoiam.desk.units.models import Office, Unit


class PaperKind(models.TextChoices):
    """What a paper asks; each kind starts its own clock."""

    PRESS_REQUEST = "press_request"  # head of a press agency asks for an answer: L103 Đ.39.1, NĐ 237 Đ.18.1
    FORWARDED = "forwarded"  # petition forwarded by the press: L103 Đ.39.2, NĐ 237 Đ.18.3
    OTHER = "other"


class Paper(models.Model):
    """One incoming paper. `number` and `notation` are the sender's, `arrival` is ours (số đến)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="papers")
    arrival = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=PaperKind.choices)
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True)
    sender = models.CharField(max_length=200)
    number = models.CharField(max_length=40, blank=True)
    dated = models.DateField(null=True)
    subject = models.CharField(max_length=500)
    received_at = models.DateTimeField()
    registered_by = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "arrival"], name="papers_one_arrival_number")]

    def __str__(self) -> str:
        return f"{self.number} · {self.sender}" if self.number else self.sender


class Sheet(models.Model):
    """A grassroots opinion sheet: an issue and its place, never a name (function S11, guard-rail G1)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sheets")
    issue = models.CharField(max_length=300)
    place = models.CharField(max_length=200)
    level = models.CharField(max_length=8, choices=[("low", "low"), ("middle", "middle"), ("high", "high")])
    sources = models.PositiveIntegerField()  # how many people or households said so; shown only from five on
    proposal = models.CharField(max_length=300, blank=True)
    handed_in_at = models.DateTimeField()
    handed_in_by = models.CharField(max_length=64)
