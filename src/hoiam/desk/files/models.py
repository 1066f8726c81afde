"""The shape of a kept file, and of one that waits for its record."""

from enum import StrEnum

from django.db import models


class Purpose(StrEnum):
    """What a kept file is for; who may open it is decided for each (web/chrome/whose_file.py)."""

    CASE = "case"  # added to a case, or a proof of a claim
    LETTER = "letter"  # the print of a letter made here
    SIGNED = "letter-signed"  # the file that a letter is bound to by its digest
    COPIED = "copy-source"  # the PDF whose sheets a copy takes
    ENCLOSED = "letter-enclosed"  # what goes with a letter
    TEMPLATE = "letter-template"  # an office's own Word template
    PAPER = "paper"  # a scan of an incoming paper
    REPORT = "report"
    ENTRY = "entry"  # what came with an entry by hand or by mail
    DIRECTIVE = "directive"  # the dispatch as it came
    TASK = "task"  # what shows that a unit did a task


class StoredFile(models.Model):
    """One kept file: what it is called, what its bytes hash to, who may see it."""

    office = models.CharField(max_length=64)
    purpose = models.CharField(max_length=32)  # a Purpose
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
