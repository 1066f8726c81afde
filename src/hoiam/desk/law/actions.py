"""Load reviewed law texts and holiday tables. Configuration: audited in the installation's chain."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.calendar import parse_year
from hoiam.core.schedule import parse_book, parse_instrument
from hoiam.core.values.actor import MACHINE, Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.law.models import HolidayText, LawText

CHANGED = "law.changed"  # the job that looks for the clocks which a correction touches (run/steps/lawful.py)


@transaction.atomic
def load(*, texts: Mapping[str, str], by: Actor, now: datetime) -> list[str]:
    """Load the texts of instruments; return the keys of those that are new or corrected.

    All are parsed together with those already held, so that a broken one changes nothing. A reading that was held
    before and has been corrected since is not brought back: what the package ships never undoes an office's own
    correction, a newer release does. Raises Unreadable with the fault.
    """
    first = not LawText.objects.exists()
    fresh = {parse_instrument(text)[0].id: text for text in texts.values()}
    held = dict(LawText.objects.filter(replaced_at__isnull=True).values_list("key", "text"))
    parse_book({**held, **fresh}.values())
    changed = [key for key, text in fresh.items() if _replace(LawText, {"key": key}, text, by, now)]
    if changed:
        _ask_again(first, by, now)
        audit.record(verb="law.load", subject=("law", "book"), by=by, now=now, instruments=changed)
    return changed


@transaction.atomic
def load_holidays(*, texts: Mapping[int, str], by: Actor, now: datetime) -> list[int]:
    """Load the tables of years; return the years that are new or changed. Raises Unreadable with the fault.

    As with `load`, a table that a person has replaced is not brought back; nor does a provisional one that the package
    ships take the place of one that a person loaded.
    """
    first = not HolidayText.objects.exists()
    parsed = {year: parse_year(text) for year, text in texts.items()}
    changed = [
        year
        for year, text in sorted(texts.items())
        if not (by.kind == "machine" and parsed[year].provisional and _of_a_person(year))
        and _replace(HolidayText, {"year": year}, text, by, now)
    ]
    if changed:
        _ask_again(first, by, now)
        audit.record(verb="holidays.load", subject=("law", "holidays"), by=by, now=now, years=changed)
    return changed


def _of_a_person(year: int) -> bool:
    present = HolidayText.objects.filter(year=year, replaced_at__isnull=True)
    return present.exclude(loaded_by=MACHINE.key).exists()


def _replace(kept: type[LawText] | type[HolidayText], key: dict[str, Any], text: str, by: Actor, now: datetime) -> bool:
    """Close the present reading and open this one; False where this very reading is held or was held before."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    rows = kept.objects.select_for_update().filter(**key)
    present = next((row for row in rows if row.replaced_at is None), None)
    known = any(row.sha256 == digest for row in rows)
    if known and (by.kind == "machine" or (present and present.sha256 == digest)):
        return False
    if present:
        kept.objects.filter(pk=present.pk).update(replaced_at=now)
    kept.objects.create(**key, text=text, sha256=digest, loaded_at=now, loaded_by=by.key)
    return True


def _ask_again(first: bool, by: Actor, now: datetime) -> None:
    """Queue the look at the running clocks; the first load of an installation finds none."""
    if not first:
        jobs.enqueue(kind=CHANGED, args={}, key=CHANGED, by=by, now=now)
