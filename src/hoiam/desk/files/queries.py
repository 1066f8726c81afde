"""Which files belong to something?"""

from datetime import datetime

from django.db.models import QuerySet

from hoiam.desk.files.models import StoredFile, Upload


def files_of(office: str, purpose: str, subject: str) -> QuerySet[StoredFile]:
    """Return the files kept for one thing."""
    return StoredFile.objects.filter(office=office, purpose=purpose, subject=subject).order_by("id")


def file_for(office: str, number: int) -> StoredFile:
    """Return a file of an office; the single door. Raises StoredFile.DoesNotExist for a stranger's."""
    return StoredFile.objects.get(office=office, pk=number)


def public_file(number: int) -> StoredFile:
    """Return a file that anyone may read. Raises StoredFile.DoesNotExist."""
    return StoredFile.objects.get(public=True, pk=number)


def all_files() -> QuerySet[StoredFile]:
    """Return every kept file of every office, for whoever proves that they are whole."""
    return StoredFile.objects.order_by("id")


def old_uploads(before: datetime, most: int) -> list[int]:
    """Return the numbers of uploads that were sent before a moment, the oldest first."""
    rows = Upload.objects.filter(sent_at__lt=before).order_by("sent_at", "id")
    return list(rows.values_list("pk", flat=True)[:most])


def points_at(sha256: str) -> bool:
    """Say whether a kept file has these bytes."""
    return StoredFile.objects.filter(sha256=sha256).exists()
