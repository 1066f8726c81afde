"""The shape of a letter, the number book, and what the press did with the letter."""

from django.db import models
from django.db.models import F, Q

from hoiam.core.compose.paper_kinds import EVERY, KINDS
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.core.values.case import Route
from hoiam.desk.cases.models import Case
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units.models import Office


class LetterState(models.TextChoices):
    """Where a letter stands between desk and print."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class Letter(models.Model):
    """One letter or other paper. `facts` are what it is written from; `document` is frozen when it gets its number.

    An answer to an article has a `route`, a case and an outlet (core/compose/letter); any other paper has no route and
    may do without the others (core/compose/paper).
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in EVERY])
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="letters")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="letters")
    route = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Route], blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=12, choices=LetterState.choices, default=LetterState.DRAFT)
    title = models.CharField(max_length=300)
    facts = models.JSONField()
    document = models.JSONField(null=True)
    rules = models.JSONField(default=list)
    clock_rules = models.JSONField(default=list)
    drafted_by = models.CharField(max_length=64)
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    returned_reason = models.CharField(max_length=500, blank=True)
    approved_by = models.CharField(max_length=64, blank=True)
    approved_at = models.DateTimeField(null=True)
    number = models.PositiveIntegerField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField(null=True)  # the moment the press agency received it

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("drafted_by")), name="letters_four_eyes"
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | (Q(number__isnull=False) & Q(issued_at__isnull=False)),
                name="letters_issued_with_number",
            ),
            models.CheckConstraint(
                condition=Q(route="") | (Q(case__isnull=False) & Q(outlet__isnull=False)),
                name="letters_route_has_case_and_outlet",
            ),
        ]

    @property
    def full_number(self) -> str:
        """Return "2751/UBND-VX", or "" before the number is given. Numbers below ten take a zero (NĐ 30/2020)."""
        if not self.number:
            return ""
        kind = KINDS.get(self.kind) if not self.route else None
        code = SHEETS[kind.sheet][1] if kind else ""
        notation = f"{code}-{self.office.notation.split('-')[0]}" if code else self.office.notation
        return f"{self.number:02d}/{notation}"


class Comment(models.Model):
    """What somebody said about a draft."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="comments")
    text = models.CharField(max_length=1000)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()


class NumberBook(models.Model):
    """The last number given in one series of one year; starts anew on 1 January (NĐ 30/2020, Điều 15)."""

    office = models.ForeignKey(Office, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=16)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "year", "series"], name="letters_one_book")]


class Publication(models.Model):
    """What the press agency printed after a letter, or that it refused."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="publications")
    outcome = models.CharField(max_length=16)  # published | published_partly | refused
    printed_on = models.DateField()
    url = models.URLField(max_length=500, blank=True)
    note = models.CharField(max_length=300, blank=True)
    noted_by = models.CharField(max_length=64)
    noted_at = models.DateTimeField()
