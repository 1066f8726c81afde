"""The shape of the law library: reviewed TOML texts, one for each instrument, and the days off of each year.

A corrected text is a new row and the old one is closed: validity stands inside the text, what we knew when stands here.
"""

from django.db import models
from django.db.models import Q


class LawText(models.Model):
    """One reading of one instrument, from `loaded_at` until `replaced_at`."""

    key = models.CharField(max_length=64)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=64, blank=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(replaced_at__isnull=True), name="law_one_present_reading"
            )
        ]


class HolidayText(models.Model):
    """The days off and worked Saturdays of one year, as the shipped table or an import gave them.

    From `loaded_at` until `replaced_at`: a table that was corrected stays readable.
    """

    year = models.PositiveSmallIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=64, blank=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(replaced_at__isnull=True), name="law_one_present_table_of_a_year"
            )
        ]
