"""Write down a file whose bytes were kept (outside/keep), and let go of what was sent and never used."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.files.models import Purpose, StoredFile, Upload


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
    """Note a kept file. The same name again means a newer making of the same thing: the row points at it.

    Raises ValueError for a purpose that no rule of opening knows.
    """
    stored, _ = StoredFile.objects.update_or_create(
        office=office,
        purpose=Purpose(purpose).value,
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


@transaction.atomic
def let_go(*, office: str, purpose: str, subject: str, by: Actor, now: datetime) -> int:
    """Let go of the files of one thing, as part of the action that puts it aside; return how many went.

    Their bytes go a week later, unless something else has the same.
    """
    files = StoredFile.objects.filter(office=office, purpose=Purpose(purpose).value, subject=subject)
    for sha in set(files.values_list("sha256", flat=True)):
        expect(sha256=sha, by=by, now=now)
    return files.delete()[0]


@transaction.atomic
def unnote(*, file: StoredFile, by: Actor, now: datetime) -> None:
    """Take back that a file belongs to something; its bytes stay where another record needs them."""
    StoredFile.objects.filter(pk=file.pk).delete()


@transaction.atomic
def expect(*, sha256: str, by: Actor, now: datetime) -> None:
    """Write down that bytes are about to be kept for a record that may never come. Called before they are kept."""
    Upload.objects.update_or_create(sha256=sha256, defaults={"sent_at": now})


@transaction.atomic
def forget_upload(
    *,
    number: int,
    before: datetime,
    wanted: Callable[[str], bool],
    drop: Callable[[str], None],
    by: Actor,
    now: datetime,
) -> bool:
    """Forget an upload sent before a moment, with its bytes unless something wants them; return whether they went.

    Whoever sends the same bytes meanwhile waits for this row and then keeps them anew: `expect` comes first.
    """
    upload = Upload.objects.select_for_update().filter(pk=number, sent_at__lt=before).first()
    if upload is None:
        return False
    gone = not wanted(upload.sha256)
    if gone:
        drop(upload.sha256)
    upload.delete()
    return gone
