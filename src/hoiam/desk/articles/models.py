"""The shape of an article: one row for each piece, one version for each text that it has had, and its evidence.

The bytes of evidence lie in outside/keep under their SHA-256 and have no row in desk/files: no other door leads to
them. They are never indexed (guard-rail G1) and stand in nobody's list but that of who may open them (G11).
"""

from django.db import models
from django.db.models import Q

from hoiam.core.values.actor import Role
from hoiam.desk.sources.models import Outlet, Source
from hoiam.desk.units.models import Office, Person, Unit


class Article(models.Model):
    """A piece at its canonical address. An edit makes a version, never a second article."""

    url = models.URLField(max_length=1000, unique=True)
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="articles")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="articles")
    title = models.CharField(max_length=500)
    excerpt = models.CharField(max_length=400, blank=True)  # all that the lists show: title, link, a short excerpt
    section = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, blank=True)
    published_at = models.DateTimeField()
    published_offset = models.SmallIntegerField(null=True)  # minutes east of UTC in which the page told its time
    published_known = models.BooleanField(default=True)  # False: the page gave no time; first seen stands in
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    folded = models.TextField()  # title, lead and text without marks, for matching and search
    reasons = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["-published_at"], name="articles_newest"),
            models.Index(fields=["outlet", "published_at"], name="articles_of_outlet"),  # the same piece twice?
            models.Index(fields=["id", "outlet"], name="articles_outlet_of"),  # what a search reads (docs/adr/0077)
        ]

    def __str__(self) -> str:
        return self.title


class How(models.TextChoices):
    """How we know that an address is one of an article's."""

    READ = "read"  # its page stood there
    LISTED = "listed"  # a list named it, and it led to the page
    CLAIMED = "claimed"  # the page calls it its main address; nobody has read it there yet
    SAME_WORDS = "same_words"  # the same outlet said the same words there within two days


class Address(models.Model):
    """One address of an article. Two spellings that do not make it another one have the same key, and so one row."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="addresses")
    key = models.CharField(max_length=500, unique=True)  # core.text.address.key
    url = models.URLField(max_length=1000)
    how = models.CharField(max_length=16, choices=How.choices)
    learned_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.url


class Miss(models.Model):
    """An address that gave no article when it was asked, from when until when, and when it is asked again.

    Of an article that is known: its page is gone, or cannot be read any more.
    """

    key = models.CharField(max_length=500)  # core.text.address.key
    url = models.URLField(max_length=1000)
    source = models.ForeignKey(Source, models.CASCADE, null=True, related_name="misses")
    also = models.ForeignKey(
        Source, models.SET_NULL, null=True, related_name="+"
    )  # lists it too, and asks in its place
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="misses")
    code = models.CharField(max_length=64)  # worded in desk/sources/words.py, like the failures of a source
    passing = models.BooleanField(default=False)  # it may pass by itself: the page is owed, listed or not
    since = models.DateTimeField()
    checks = models.PositiveSmallIntegerField(default=1)
    checked_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)  # None: not asked again
    until = models.DateTimeField(null=True)  # when it gave an article after all

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(until__isnull=True), name="articles_one_open_miss"
            ),
        ]
        indexes = [models.Index(fields=["source", "next_at"], name="articles_misses_due")]

    def __str__(self) -> str:
        return f"{self.url}: {self.code}"


class Version(models.Model):
    """What an article said from one look on. The full text is for matching and evidence, not for the open."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    sapo = models.TextField(blank=True)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    seen_at = models.DateTimeField()
    text_dropped_at = models.DateTimeField(null=True)  # from then on there is no full text of it (guard-rail G11)
    edited_at = models.DateTimeField(null=True)  # when the page says that it was edited
    changes = models.JSONField(default=dict)  # what is different from the version before: core.values.edit.Change
    noise = models.JSONField(default=list)  # looks at which only its surroundings were different: {"at", "codes"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="articles_version_number")]
        indexes = [
            models.Index(
                fields=["seen_at"], name="articles_text_held", condition=models.Q(text_dropped_at__isnull=True)
            )
        ]


class SnapshotState(models.TextChoices):
    """Where a snapshot stands. A failed one may be tried again by a person."""

    WAITING = "waiting"
    KEPT = "kept"
    FAILED = "failed"


class Snapshot(models.Model):
    """Evidence of what an article said: taken for one office, for a reason, of the page as it was fetched.

    `holds` says what it proves: the page itself, or only the words that the reader had taken from it before (the page
    was gone, its robots.txt forbids it, or people wrote it). `version` is the reading whose words the page carried.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="snapshots")
    article = models.ForeignKey(Article, models.PROTECT, related_name="snapshots")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="snapshots")
    state = models.CharField(max_length=8, choices=SnapshotState.choices, default=SnapshotState.WAITING)
    holds = models.CharField(max_length=4, blank=True, choices=[("page", "page"), ("text", "text")])
    cause = models.CharField(max_length=8, choices=[("case", "case"), ("hand", "hand")])
    reason = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    taken_at = models.DateTimeField(null=True)  # when the page was fetched, or found to be gone
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=64, blank=True)  # a code: why not yet, or why only the words
    unprinted = models.CharField(max_length=64, blank=True)  # a code: why there is no picture of the page

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "article"], condition=Q(state="waiting"), name="articles_one_snapshot_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="kept", taken_at__isnull=False, holds__in=["page", "text"])
                | (~Q(state="kept") & Q(taken_at__isnull=True, holds="")),
                name="articles_kept_snapshot_says_when_and_what",
            ),
        ]
        indexes = [models.Index(fields=["office", "-asked_at"], name="articles_snapshots_newest")]


class SnapshotFile(models.Model):
    """One file of a snapshot, in outside/keep under its SHA-256: the WARC, or the page printed."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="files")
    kind = models.CharField(max_length=8, choices=[("warc", "warc"), ("page", "page")])
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["snapshot", "kind"], name="articles_one_file_of_a_kind")]
        indexes = [models.Index(fields=["sha256"], name="articles_files_by_digest")]


class SnapshotAccess(models.Model):
    """The right to open a snapshot: of one person, one unit or one role, for a reason, up to and with a day."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="rights")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=32, blank=True, choices=[(r.value, r.value) for r in Role])
    reason = models.CharField(max_length=500)
    until = models.DateField()  # the last day
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True, role="")
                | Q(person__isnull=True, unit__isnull=False, role="")
                | (Q(person__isnull=True, unit__isnull=True) & ~Q(role="")),
                name="articles_right_of_one_person_unit_or_role",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="") | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="articles_right_says_who_ended_it",
            ),
        ]
