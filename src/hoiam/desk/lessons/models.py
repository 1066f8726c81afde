"""The shape of what an office taught: words and numbers for each name, and whether they are used."""

from django.db import models

from hoiam.desk.units.models import Office


class Lesson(models.Model):
    """What one name (field, kind, tone) learned from the office's corrections. Computed anew after each of them."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="lessons")
    name = models.CharField(max_length=16)
    labels = models.JSONField(default=list)
    points = models.JSONField(default=dict)  # word or pair of words → points for each label
    times = models.JSONField(default=dict)  # right value → corrections to it
    stood = models.PositiveIntegerField(default=0)  # pieces of which people let the label stand
    version = models.CharField(max_length=16)  # of the shipped model beside which it was learned
    taught_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="lessons_one_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Schooling(models.Model):
    """Whether an office's machine learns, and from which corrections on. Without a row it learns from all."""

    office = models.OneToOneField(Office, models.PROTECT, related_name="schooling")
    on = models.BooleanField(default=True)
    since = models.DateTimeField(null=True)  # corrections before it teach nothing any more
    reason = models.CharField(max_length=300, blank=True)
    changed_by = models.CharField(max_length=64)
    changed_at = models.DateTimeField()
