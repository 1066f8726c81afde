"""Note how the PDF that is signed was printed: by the office's own template, or on the house's sheet, and why."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.values.actor import Actor
from hoiam.desk.letters.models import Letter


@transaction.atomic
def note_print(*, letter: Letter, sha256: str, problem: str, by: Actor, now: datetime) -> bool:
    """Note the print of a numbered letter: its digest, or why there is none; False where its words changed meanwhile.

    The machine's half: the signature, the issue and the delivery write the lines.
    """
    held = Letter.objects.select_for_update().get(pk=letter.pk)
    if held.document != letter.document or held.form_sha256 != letter.form_sha256 or held.signed_sha256:
        return False
    fields: dict[str, Any] = {"printed_sha256": sha256, "print_problem": problem[:64]}
    Letter.objects.filter(pk=held.pk).update(**fields)
    return True
