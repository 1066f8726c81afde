"""Write down a file whose bytes were kept (outside/keep)."""

from datetime import datetime

from django.db import transaction

from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.files.models import StoredFile


@transaction.atomic
def note(
    *,
    office: str,
    purpose: str,
    subject: str,
    name: str,
    content_type: str,
    sha256: str,
    size: int,
    by: Actor,
    now: datetime,
    public: bool = False,
) -> StoredFile:
    """Note a kept file. The same name again means a newer making of the same thing: the row points at it."""
    stored, _ = StoredFile.objects.update_or_create(
        office=office,
        purpose=purpose,
        subject=subject,
        name=name,
        defaults={
            "content_type": content_type,
            "sha256": sha256,
            "size": size,
            "public": public,
            "kept_at": now,
            "kept_by": by.key,
        },
    )
    if by.kind == "person":
        facts = {"name": name, "sha256": sha256}
        audit.record(verb="file.keep", subject=(purpose, subject), by=by, now=now, office=office, **facts)
    return stored
