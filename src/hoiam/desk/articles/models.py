"""The shape of an article: one row for each piece, one version for each text that it has had."""

from django.db import models

from hoiam.desk.sources.models import Outlet, Source


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


class Version(models.Model):
    """What an article said from one look on. The full text is for matching and evidence, not for the open."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    sapo = models.TextField(blank=True)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="articles_version_number")]
