"""The shape of a hit, of the queries of an office's watch-list, and of what each caught."""

from django.db import models
from django.db.models import Q

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
    decided_reason = models.CharField(
        max_length=300, blank=True
    )  # a person's, or a code: their whole story was told ours

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "article"], name="watch_one_hit_per_article")]
        indexes = [models.Index(fields=["article", "office", "id"], name="watch_hit_of")]  # what a search reads


class QueryState(models.TextChoices):
    """What becomes of what a query finds."""

    ACTIVE = "active"  # it comes into the inbox
    MUTED = "muted"  # it is counted and brings nothing into the inbox
    STOPPED = "stopped"  # nothing is looked for


class StoredQuery(models.Model):
    """One query of an office's watch-list: what is looked for, what for, who answers for it, and until when."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="stored_queries")
    name = models.CharField(max_length=120)
    text = models.TextField()
    purpose = models.CharField(max_length=300)
    owner = models.CharField(max_length=64)  # an account's key
    state = models.CharField(max_length=8, choices=QueryState.choices, default=QueryState.ACTIVE)
    expires_on = models.DateField()  # the last day on which it is looked for
    version = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)  # since when its owner is told that it ends soon
    ended_at = models.DateTimeField(null=True)  # when its time ran out

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "name"], name="watch_one_query_of_a_name"),
            models.CheckConstraint(condition=~Q(purpose=""), name="watch_query_has_a_purpose"),
            models.CheckConstraint(condition=~Q(owner=""), name="watch_query_has_an_owner"),
        ]
        indexes = [models.Index(fields=["state", "expires_on"], name="watch_running")]

    def __str__(self) -> str:
        return self.name


class QueryVersion(models.Model):
    """What a query said from one moment on. Never changed."""

    query = models.ForeignKey(StoredQuery, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    purpose = models.CharField(max_length=300)
    expires_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)  # why it was changed
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["query", "number"], name="watch_version_number")]


class Catch(models.Model):
    """An article that a query found, with the clauses that held and the words they rest on."""

    query = models.ForeignKey(StoredQuery, models.PROTECT, related_name="catches")
    article = models.ForeignKey(Article, models.PROTECT, related_name="catches")
    version = models.PositiveSmallIntegerField()
    clauses = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["query", "article"], name="watch_one_catch_per_article")]


class ListStamp(models.Model):
    """How often an office's watch-list was changed; whoever holds it compiled sees by this that it is old."""

    office = models.OneToOneField(Office, models.PROTECT, related_name="list_stamp")
    number = models.PositiveBigIntegerField(default=0)
