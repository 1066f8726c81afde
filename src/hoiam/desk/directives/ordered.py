"""The shape of a leader's instruction (bút phê) on an incoming paper, and of its moved days; see models.py."""

from django.db import models
from django.db.models import Q

from hoiam.desk.papers.models import Paper
from hoiam.desk.units.models import Unit


class Order(models.Model):
    """A leader's instruction (bút phê) on an incoming paper, a dispatch among them: to whom, until when, what came."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="orders")
    order = models.CharField(max_length=500)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    until = models.DateField(null=True)
    given_by = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    acked_by = models.CharField(max_length=64, blank=True)
    acked_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=500, blank=True)
    done_by = models.CharField(max_length=64, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "directives"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, result="") | (Q(done_at__isnull=False) & ~Q(result="")),
                name="directives_order_done_says_what",
            )
        ]


class OrderMove(models.Model):
    """That the day of an instruction was moved, or set after it was given: what it was, by whom, why."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="moves")
    was = models.DateField(null=True)
    until = models.DateField()
    why = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)

    class Meta:
        app_label = "directives"
        constraints = [models.CheckConstraint(condition=~Q(why="") & ~Q(by=""), name="directives_order_moved_with_why")]
