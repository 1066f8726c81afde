"""The shape of the audit: one line for each decision of a person, configuration change or outgoing paper."""

from django.db import models

INSTALLATION = "installation"


class AuditEvent(models.Model):
    """One line. `chain` is an office's key or INSTALLATION; `digest` seals the line, its chain's name and `prev`."""

    chain = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor_key = models.CharField(max_length=64)
    role = models.CharField(max_length=32, blank=True)
    unit = models.CharField(max_length=64, blank=True)
    verb = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=32)
    subject_key = models.CharField(max_length=500)  # the longest is the address of a source
    facts = models.JSONField(default=dict)
    prev = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="audit_one_line_per_number"),
            models.UniqueConstraint(fields=["chain", "prev"], name="audit_no_fork"),
        ]
        indexes = [models.Index(fields=["subject_kind", "subject_key"], name="audit_subject")]


class AuditHead(models.Model):
    """The last line of a chain, kept apart from it: cutting the chain's tail leaves the head pointing at nothing."""

    chain = models.CharField(max_length=64, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
