"""The shape of a report, of whatever kind. Once frozen its figures and the lists behind them never change."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from hoiam.desk.alerts.models import Channel
from hoiam.desk.cases.models import Case
from hoiam.desk.directives.models import Directive
from hoiam.desk.stories.models import Story
from hoiam.desk.units.models import Office, Unit


class ReportKind(models.TextChoices):
    """What a report is about: a period, one matter, one dispatch, or what a filter finds."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    QUICK = "quick"
    IMPLEMENTATION = "task"
    SPEECH = "speech"  # the annual report on statements to the press (NĐ 244/2026 Điều 10)
    ADHOC = "adhoc"


class ReportState(models.TextChoices):
    """Draft, frozen, approved, sent to the office, received there."""

    DRAFT = "draft"
    FROZEN = "frozen"
    APPROVED = "approved"
    SENT = "sent"
    HANDED = "handed"


class Stage(models.TextChoices):
    """Of a quick report: the first word, what was learned since, the end."""

    INITIAL = "initial"
    ADDITIONAL = "added"
    FINAL = "final"


class Report(models.Model):
    """One report of one office about [starts, ends). The weekly one runs from Thursday noon to Thursday noon."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=10, choices=ReportKind.choices, default=ReportKind.WEEKLY)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    due_at = models.DateTimeField(null=True)  # the first moment that is late; null: nobody set one
    due = models.JSONField(default=dict)  # the packed term: rule, count, reasons
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    title = models.CharField(max_length=200, blank=True)  # of an ad hoc report, in its writer's words
    asked = models.JSONField(default=dict)  # the filter of an ad hoc report
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="reports")
    story = models.ForeignKey(Story, models.PROTECT, null=True, blank=True, related_name="reports")
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, blank=True, related_name="reports")
    unit = models.ForeignKey(  # which leads the case of a quick report and reports it to the office; null: nobody
        Unit, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    stage = models.CharField(max_length=8, choices=Stage.choices, blank=True)
    schedule = models.ForeignKey(
        "Schedule", models.PROTECT, null=True, blank=True, related_name="opened"
    )  # an ad hoc one
    outlook = models.JSONField(default=list)
    proposals = models.JSONField(default=list)  # [{who, what, before}]
    written = models.JSONField(default=dict)  # what people wrote of other parts: its key -> lines
    figures = models.JSONField(null=True)  # the packed figures: core.compose WeeklyFigures or Snapshot
    lists = models.JSONField(default=dict)  # number -> what it counted
    year = models.PositiveSmallIntegerField(null=True)  # of the number: that of the paper's date
    number = models.PositiveIntegerField(null=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.CharField(max_length=64, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=64, blank=True)
    handed_at = models.DateTimeField(null=True)
    handed_by = models.CharField(max_length=64, blank=True)
    audit_head = models.CharField(max_length=200, blank=True)
    pages = models.PositiveSmallIntegerField(null=True)  # of its printed sheet, for the register of outgoing papers

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "ends"], condition=Q(kind="weekly"), name="reports_one_a_week"),
            models.UniqueConstraint(
                fields=["office", "kind", "starts", "ends"],
                condition=Q(kind__in=["monthly", "quarterly", "yearly", "speech"]),
                name="reports_one_a_period",
            ),
            models.UniqueConstraint(
                fields=["office", "directive", "ends"], condition=Q(kind="task"), name="reports_one_of_a_dispatch"
            ),
            models.UniqueConstraint(
                fields=["office", "year", "number"], condition=Q(number__isnull=False), name="reports_one_number"
            ),
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("frozen_by")), name="reports_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", figures__isnull=True) | (~Q(state="draft") & Q(figures__isnull=False)),
                name="reports_frozen_with_figures",
            ),
            models.CheckConstraint(
                condition=Q(kind="quick") & ~Q(stage="") & (Q(case__isnull=False) | Q(story__isnull=False))
                | ~Q(kind="quick") & Q(stage="", case__isnull=True, story__isnull=True),
                name="reports_quick_is_about_one_matter",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(kind="quick", case__isnull=False, number__isnull=True),
                name="reports_of_a_unit_on_its_case",
            ),
            models.CheckConstraint(
                condition=Q(kind="task", directive__isnull=False) | ~Q(kind="task") & Q(directive__isnull=True),
                name="reports_tasks_of_one_dispatch",
            ),
            models.CheckConstraint(condition=~Q(kind="weekly") | Q(due_at__isnull=False), name="reports_week_has_term"),
        ]
        indexes = [models.Index(fields=["office", "kind", "-ends"], name="reports_by_kind")]

    @property
    def given_at(self) -> datetime | None:
        """Return when it reached the office, sent or taken there: this moment decides about late."""
        return self.sent_at or self.handed_at

    @property
    def late(self) -> bool:
        """Return whether it reached the office late; red for ever."""
        return bool(self.given_at and self.due_at and self.given_at >= self.due_at)


class Every(models.TextChoices):
    """How often a scheduled report opens; the week has its own term and opens by it."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SPEECH = "speech"  # each December, when the year of statements is over


class Schedule(models.Model):
    """A kind of report that opens by itself, and to whom it goes once it is approved. Ended, never deleted."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="report_schedules")
    kind = models.CharField(max_length=10, choices=ReportKind.choices)
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, blank=True, related_name="report_schedules")
    title = models.CharField(max_length=200, blank=True)  # of an ad hoc report, with the filter that it repeats
    asked = models.JSONField(default=dict)
    every = models.CharField(max_length=8, choices=Every.choices)
    day = models.PositiveSmallIntegerField()  # of the month after the span; of the week (1 to 7) of a weekly filter
    hour = models.TimeField()
    recipients = models.JSONField(default=list)  # addresses of offices
    next_at = models.DateTimeField(null=True)
    next_for = models.DateField(null=True)  # the day of the calendar that `next_at` stands for: days off may move it
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ended_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind"],
                condition=Q(ended_at__isnull=True, directive__isnull=True) & ~Q(kind="adhoc"),
                name="reports_one_schedule_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["office", "title"],
                condition=Q(ended_at__isnull=True, kind="adhoc"),
                name="reports_one_schedule_of_a_title",
            ),
            models.UniqueConstraint(
                fields=["office", "kind", "directive"],
                condition=Q(ended_at__isnull=True, directive__isnull=False),
                name="reports_one_schedule_of_a_dispatch",
            ),
        ]
        indexes = [models.Index(fields=["office", "next_at"], name="reports_schedule_due")]


class MailState(models.TextChoices):
    """Waiting, taken by the mail server, or given up."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class Mailing(models.Model):
    """One report to one address. What is written down as sent is never sent again."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="mailings")
    address = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=MailState.choices, default=MailState.WAITING)
    problem = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    queued_by = models.CharField(max_length=64)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "address"], name="reports_one_mail_to_one"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent") & Q(sent_at__isnull=True),
                name="reports_mailed_when",
            ),
        ]


class Announcement(models.Model):
    """That the draft of a weekly report was told to who prepares it, at its hour, with what was missing then."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="announcement")
    at = models.DateTimeField()
    gaps = models.JSONField(default=list)  # [[part, words]]


class AnnouncementSending(models.Model):
    """The same over one channel. What is written down as sent is never sent again."""

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="sendings")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["announcement", "channel"], name="reports_announced_once")]
