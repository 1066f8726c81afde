"""The shape of a work file (hồ sơ công việc), of the list that gives its code, and of a hand-over to the archive.

The fields of a file and of the papers in it follow Decree 30/2020, Annex VI; their names there stand beside them.
"""

from django.db import models
from django.db.models import Q

from hoiam.desk.articles.findable import FindableField
from hoiam.desk.articles.models import Snapshot
from hoiam.desk.cases.models import Case
from hoiam.desk.directives.models import Directive
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers.models import Paper
from hoiam.desk.press.models import PressRequest
from hoiam.desk.reports.models import Report
from hoiam.desk.units.models import Office, Unit

YEARS = (70, 50, 30, 20, 15, 10, 5, 2)  # how long a file may be kept, beside for ever


class ListedFile(models.Model):
    """One line of the office's list of files of a year (danh mục hồ sơ, NĐ 30/2020 Điều 28): code, title, time kept."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="listed_files")
    year = models.PositiveSmallIntegerField()
    notation = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    keep_years = models.PositiveSmallIntegerField(null=True, blank=True)  # null: for ever
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")  # who makes the file
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "notation"], name="dossiers_one_code_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.notation} · {self.title}"


class Handover(models.Model):
    """The record of files given to the archive (biên bản giao nhận): both sides, the day; its files are its list."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="handovers_to_archive")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    day = models.DateField()
    giver = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    taker = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "year", "number"], name="dossiers_one_record_number")]


class DossierState(models.TextChoices):
    """Papers come in; closed, its list stands; with the archive, nothing of it changes any more."""

    OPEN = "open"
    CLOSED = "closed"
    HANDED = "handed"


class Dossier(models.Model):
    """One work file."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="dossiers")
    year = models.PositiveSmallIntegerField()  # FileCatalog: the year in which the file came to be
    notation = models.CharField(max_length=20)  # FileNotation
    title = models.CharField(max_length=500)  # Title
    keep_years = models.PositiveSmallIntegerField(null=True, blank=True)  # Maintenance; null: for ever
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="dossiers")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="dossiers")
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, blank=True, related_name="dossiers")
    state = models.CharField(max_length=8, choices=DossierState.choices, default=DossierState.OPEN)
    note = models.CharField(max_length=500, blank=True)  # Description
    opened_by = models.CharField(max_length=64)
    opened_at = models.DateTimeField()  # StartDate
    closed_by = models.CharField(max_length=64, blank=True)
    closed_at = models.DateTimeField(null=True)  # EndDate
    handover = models.ForeignKey(Handover, models.PROTECT, null=True, blank=True, related_name="dossiers")
    folded = FindableField(of=("notation", "title", "note"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "notation"], name="dossiers_one_file_of_a_code"),
            models.CheckConstraint(
                condition=Q(case__isnull=True) | Q(directive__isnull=True), name="dossiers_of_one_matter"
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True, closed_by="")
                | (~Q(state="open") & Q(closed_at__isnull=False) & ~Q(closed_by="")),
                name="dossiers_closed_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(state="handed", handover__isnull=False) | (~Q(state="handed") & Q(handover__isnull=True)),
                name="dossiers_handed_with_record",
            ),
        ]
        indexes = [models.Index(fields=["office", "state", "-year"], name="dossiers_by_state")]

    def __str__(self) -> str:
        return f"{self.notation} · {self.title}"


KINDS = ("paper", "directive", "followed", "letter", "report", "asked", "case", "file", "snapshot")


class Item(models.Model):
    """One paper in a work file, at its place. What it is called stands as it was when it was put in, or at closing."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="items")
    ordinal = models.PositiveIntegerField()  # DocOrdinal
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in KINDS])
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+")
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, related_name="+")
    followed = models.ForeignKey(Directive, models.PROTECT, null=True, related_name="+")  # how its tasks were done
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="+")
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="+")
    asked = models.ForeignKey(PressRequest, models.PROTECT, null=True, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, related_name="+")  # named; its bytes stay there
    type_name = models.CharField(max_length=100)  # TypeName
    number = models.CharField(max_length=11, blank=True)  # CodeNumber
    notation = models.CharField(max_length=30, blank=True)  # CodeNotation
    dated = models.DateField(null=True)  # IssuedDate
    issuer = models.CharField(max_length=200, blank=True)  # OrganName
    subject = models.CharField(max_length=500)  # Subject
    pages = models.PositiveSmallIntegerField(null=True)  # PageAmount
    note = models.CharField(max_length=300, blank=True)  # Description
    files = models.JSONField(default=list)  # [{name, content_type, sha256, size}], as they were at closing
    added_by = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "ordinal"], name="dossiers_one_paper_at_a_place"),
            *(models.UniqueConstraint(fields=["dossier", kind], name=f"dossiers_{kind}_once") for kind in KINDS),
            *(
                models.CheckConstraint(
                    condition=~Q(kind=kind) | Q(**{f"{kind}__isnull": False}), name=f"dossiers_{kind}_is_there"
                )
                for kind in KINDS
            ),
        ]

    @property
    def full_number(self) -> str:
        """Return number and notation as they stand on the paper: "2751/UBND-VX"."""
        return "/".join(part for part in (self.number, self.notation) if part)
