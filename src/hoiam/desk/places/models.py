"""The shape of a place, and of what people taught about a name.

A code is a key only together with a date: codes were used again in July 2025.
"""

from django.db import models

from hoiam.desk.units.models import Office


class PlaceRow(models.Model):
    """One place while it had this name. `key` is the gazetteer's."""

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    type_word = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=16, blank=True)
    parent = models.CharField(max_length=64, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    successor = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.type_word} {self.name}".strip()


class NameRule(models.Model):
    """What an office decided about a name: in texts that have `when` too, `words` mean `place`; "" is "not ours".

    Words are compared without marks and capitals. A rule that is revoked stays, with who revoked it and why.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="name_rules")
    words = models.CharField(max_length=80)
    when = models.CharField(max_length=80, blank=True)
    folded = models.CharField(max_length=170)  # of both, for the constraint
    place = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=300)
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    revoked_by = models.CharField(max_length=64, blank=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "folded"],
                condition=models.Q(revoked_at__isnull=True),
                name="places_one_rule_for_a_name",
            )
        ]

    def __str__(self) -> str:
        return self.words
