"""The office's list of files, and opening a work file from it or beside it (NĐ 30/2020 Điều 28, 29)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.cases.models import Case
from hoiam.desk.directives.models import Directive
from hoiam.desk.dossiers.actions.holding import ARCHIVERS, OPENERS, line, locked
from hoiam.desk.dossiers.models import YEARS, Dossier, ListedFile
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Unit


@transaction.atomic
def list_file(
    *,
    office: Office,
    year: int,
    notation: str,
    title: str,
    by: Actor,
    now: datetime,
    keep_years: int | None = None,
    unit: Unit | None = None,
    note: str = "",
) -> ListedFile:
    """Put a line into the office's list of files of a year. Raises Refused for a wrong role, a code taken, no title."""
    if not by.roles & ARCHIVERS:
        raise Refused("dossier.list_role")
    units.refuse_frozen(office)
    facts = _checked(office, notation, title, keep_years, unit)
    if ListedFile.objects.filter(office=office, year=year, notation=facts["notation"]).exists():
        raise Refused("dossier.code_taken", notation=facts["notation"], year=year)
    made = ListedFile.objects.create(office=office, year=year, note=note.strip()[:300], **facts)
    subject = ("office", office.key)
    told = {"year": year, "notation": made.notation}
    audit.record(verb="dossier.list", subject=subject, by=by, now=now, office=office.key, **told)
    return made


@transaction.atomic
def drop_listed(*, listed: ListedFile, by: Actor, now: datetime) -> None:
    """Take a line out of the list. Raises Refused where a file was opened from it."""
    if not by.roles & ARCHIVERS:
        raise Refused("dossier.list_role")
    office = listed.office
    units.refuse_frozen(office)
    if Dossier.objects.filter(office=office, year=listed.year, notation=listed.notation).exists():
        raise Refused("dossier.listed_used", notation=listed.notation)
    told = {"year": listed.year, "notation": listed.notation}
    listed.delete()
    audit.record(verb="dossier.unlist", subject=("office", office.key), by=by, now=now, office=office.key, **told)


@transaction.atomic
def open_file(
    *,
    office: Office,
    notation: str,
    title: str,
    by: Actor,
    now: datetime,
    keep_years: int | None = None,
    unit: Unit | None = None,
    case: Case | None = None,
    directive: Directive | None = None,
    note: str = "",
) -> Dossier:
    """Open a work file of this year, of a case, of a dispatch or of neither.

    The code is the list's, or a new one of its own.

    Raises Refused: "dossier.role", "dossier.code_taken", "dossier.lacking", "dossier.keep_years", "dossier.foreign",
    "dossier.one_matter".
    """
    if not by.roles & OPENERS:
        raise Refused("dossier.role")
    units.refuse_frozen(office)
    year = localdate(now).year
    facts = _checked(office, notation, title, keep_years, unit)
    if case and directive:
        raise Refused("dossier.one_matter")
    if any(matter.office_id != office.pk for matter in (case, directive) if matter):
        raise Refused("dossier.foreign")
    Office.objects.select_for_update().get(pk=office.pk)
    if Dossier.objects.filter(office=office, year=year, notation=facts["notation"]).exists():
        raise Refused("dossier.code_taken", notation=facts["notation"], year=year)
    told = {"note": redact(note.strip())[:500], "opened_by": by.key, "opened_at": now}
    made = Dossier.objects.create(office=office, year=year, case=case, directive=directive, **facts, **told)
    line(made, "dossier.open", by, now, title=made.title)
    return made


@transaction.atomic
def amend(
    *, dossier: Dossier, title: str, by: Actor, now: datetime, keep_years: int | None = None, note: str = ""
) -> Dossier:
    """Change what an open file is called and how long it is kept. Raises as `open_file`."""
    row = locked(dossier, by)
    facts = _checked(row.office, row.notation, title, keep_years, row.unit)
    before = {"title": row.title, "keep_years": row.keep_years}
    row.title, row.keep_years, row.note = facts["title"], keep_years, redact(note.strip())[:500]
    row.save(update_fields=["title", "keep_years", "note", "folded"])
    line(row, "dossier.amend", by, now, before=before)
    return row


def _checked(office: Office, notation: str, title: str, keep_years: int | None, unit: Unit | None) -> dict[str, Any]:
    notation, title = " ".join(notation.split())[:20], redact(" ".join(title.split()))[:500]
    if not notation or not title:
        raise Refused("dossier.lacking")
    if keep_years is not None and keep_years not in YEARS:
        raise Refused("dossier.keep_years")
    if unit and unit.office_id != office.pk:
        raise Refused("dossier.foreign")
    return {"notation": notation, "title": title, "keep_years": keep_years, "unit": unit}
