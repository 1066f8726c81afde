"""Load reviewed law texts and holiday tables. Configuration: audited in the installation's chain."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hoiam.core.calendar import parse_year
from hoiam.core.schedule import parse_book
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.law.models import HolidayText, LawText


@transaction.atomic
def load(*, texts: Mapping[str, str], by: Actor, now: datetime) -> list[str]:
    """Load the texts of instruments; return the keys of those that are new or corrected.

    All are parsed together first, so that a broken one changes nothing. Raises Unreadable with the fault.
    """
    book = parse_book(texts.values())
    changed = []
    for instrument, text in zip(book.instruments, texts.values(), strict=True):
        key = instrument.id
        digest = hashlib.sha256(text.encode()).hexdigest()
        present = LawText.objects.select_for_update().filter(key=key, replaced_at__isnull=True).first()
        if present and present.sha256 == digest:
            continue
        if present:
            present.replaced_at = now
            present.save(update_fields=["replaced_at"])
        LawText.objects.create(key=key, text=text, sha256=digest, loaded_at=now)
        changed.append(key)
    if changed:
        audit.record(verb="law.load", subject=("law", "book"), by=by, now=now, instruments=changed)
    return changed


@transaction.atomic
def load_holidays(*, texts: Mapping[int, str], by: Actor, now: datetime) -> list[int]:
    """Load the tables of years; return the years that are new or changed. Raises Unreadable with the fault."""
    changed = []
    for year, text in sorted(texts.items()):
        parse_year(text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        if HolidayText.objects.filter(year=year, sha256=digest).exists():
            continue
        HolidayText.objects.update_or_create(year=year, defaults={"text": text, "sha256": digest, "loaded_at": now})
        changed.append(year)
    if changed:
        audit.record(verb="holidays.load", subject=("law", "holidays"), by=by, now=now, years=changed)
    return changed
