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
    published_known = models.BooleanField(default=True)  # False: the page gave no time; first seen stands in
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    folded = models.TextField()  # title, lead and text without marks, for matching and search
    reasons = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["-published_at"], name="articles_newest")]

    def __str__(self) -> str:
        return self.title


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
