"""The shape of a hit."""

from django.db import models

from hoiam.desk.articles.models import Article
from hoiam.desk.units.models import Office


class Hit(models.Model):
    """An article as one office sees it. `relevant` None: the machine is not sure, a person decides."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="hits")
    article = models.ForeignKey(Article, models.PROTECT, related_name="hits")
    relevant = models.BooleanField(null=True)
    score = models.SmallIntegerField()
    places = models.JSONField(default=list)
    mentions = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    matched_at = models.DateTimeField()
    decided_by = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "article"], name="watch_one_hit_per_article")]
