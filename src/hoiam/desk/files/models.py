"""The shape of a kept file, and of one that waits for its record."""

from django.db import models


class StoredFile(models.Model):
    """One kept file: what it is called, what its bytes hash to, who may see it."""

    office = models.CharField(max_length=64)
    purpose = models.CharField(max_length=32)  # letter | report | evidence | directive | reply
    subject = models.CharField(max_length=64)  # key of what it belongs to
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    public = models.BooleanField(default=False)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "purpose", "subject", "name"], name="files_one_per_name")
        ]


class Upload(models.Model):
    """Bytes about to be kept for a record that may never come: a form that is not sent again, a worker that is killed.

    Written before the bytes are kept. What nothing points at days later is removed, with this row.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(db_index=True)
