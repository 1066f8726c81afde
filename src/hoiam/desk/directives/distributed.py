"""The shape of a distribution list (function S52): which unit gets a paper that binds it by nothing; see models.py."""

from django.db import models
from django.db.models import Q

from hoiam.desk.letters.models import Letter
from hoiam.desk.papers.models import Paper
from hoiam.desk.units.models import Office, Unit


def one_of(*names: str) -> Q:
    """Return the condition that exactly one of these fields is filled."""
    whole = Q()
    for name in names:
        whole |= Q(**{f"{other}__isnull": other != name for other in names})
    return whole


class Distribution(models.Model):
    """That one unit gets an incoming paper, an issued letter or an approved report, and when it said that it has it.

    A receipt is the unit's: who pressed the button stands in the audit and nowhere else. A report is a later noun: only
    its key is kept here.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="distributions")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="distributions")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="distributions")
    report = models.PositiveBigIntegerField(null=True)
    title = models.CharField(max_length=300)  # as it was called when it was sent
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="distributions")
    note = models.CharField(max_length=300, blank=True)
    until = models.DateField()  # the day by whose end the unit is asked to say that it has it
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=64)
    received_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # taken back before it was received

    class Meta:
        app_label = "directives"
        constraints = [
            models.CheckConstraint(condition=one_of("paper", "letter", "report"), name="directives_distributed_one"),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True) | Q(ended_at__isnull=True),
                name="directives_received_or_taken_back",
            ),
            *(
                models.UniqueConstraint(
                    fields=[name, "unit"], condition=Q(ended_at=None), name=f"directives_{name}_to_a_unit_once"
                )
                for name in ("paper", "letter", "report")
            ),
        ]
        indexes = [models.Index(fields=["unit", "received_at"], name="directives_distributed_to")]
