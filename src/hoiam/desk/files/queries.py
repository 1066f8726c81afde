"""Which files belong to something?"""

from django.db.models import QuerySet

from hoiam.desk.files.models import StoredFile


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
