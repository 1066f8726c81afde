"""The shape of a weekly report. Once frozen its figures never change."""

from django.db import models
from django.db.models import F, Q

from hoiam.desk.units.models import Office


class ReportState(models.TextChoices):
    """Draft, frozen, approved, handed over."""

    DRAFT = "draft"
    FROZEN = "frozen"
    APPROVED = "approved"
    HANDED = "handed"


class WeeklyReport(models.Model):
    """One week of one office: from Thursday noon to Thursday noon, due strictly before 15:00."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="weekly_reports")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    due_at = models.DateTimeField()  # the first moment that is late
    due = models.JSONField()  # the packed term: rule, count, reasons
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    outlook = models.JSONField(default=list)
    proposals = models.JSONField(default=list)  # [{who, what, before}]
    figures = models.JSONField(null=True)  # the packed core.compose WeeklyFigures
    lists = models.JSONField(default=dict)  # number -> ids of what it counted
    number = models.PositiveIntegerField(null=True)
    opened_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.CharField(max_length=64, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=64, blank=True)
    handed_at = models.DateTimeField(null=True)
    handed_by = models.CharField(max_length=64, blank=True)
    audit_head = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "ends"], name="reports_one_a_week"),
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("frozen_by")), name="reports_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", figures__isnull=True) | (~Q(state="draft") & Q(figures__isnull=False)),
                name="reports_frozen_with_figures",
            ),
        ]

    @property
    def late(self) -> bool:
        """Return whether it was handed over late; red for ever."""
        return bool(self.handed_at and self.handed_at >= self.due_at)
