"""The papers about work files themselves: a file's list of papers, the record of files given to the archive."""

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.dossier import FileFacts, HandedOver, Listed, contents, handover
from hoiam.core.values.document import Document
from hoiam.desk.dossiers import queries
from hoiam.desk.dossiers.describing import files_of
from hoiam.desk.dossiers.models import Dossier, DossierState, Handover, Item
from hoiam.desk.letters.letterhead import letterhead


def contents_of(dossier: Dossier) -> Document:
    """Return the list of papers of a file, as it stands now or as it was closed."""
    rows = tuple(listed(item) for item in queries.items_of(dossier))
    return contents(letterhead(dossier.office).issuer, facts_of(dossier), rows, sample=dossier.office.sample)


def record_of(record: Handover) -> Document:
    """Return the record of files given to the archive."""
    files = tuple(
        facts_of(one) for one in record.dossiers.select_related("unit", "office").order_by("year", "notation")
    )
    given = HandedOver(record.number, record.day, record.giver.name, record.taker, files, record.note)
    return handover(letterhead(record.office).issuer, given, sample=record.office.sample)


def listed(item: Item) -> Listed:
    """Return one paper of a file as a line of its list."""
    subject = item.subject if item.kind == "file" else f"{item.type_name}: {item.subject}"
    return Listed(item.ordinal, item.full_number, item.dated, subject, item.issuer, item.pages, item.note)


def files_now(item: Item) -> list[dict[str, object]]:
    """Return the files of a paper: as they were at closing, or as they are while the file is open."""
    return files_of(item) if item.dossier.state == DossierState.OPEN else item.files


def facts_of(dossier: Dossier) -> FileFacts:
    """Return what the cover of a file says."""
    items = list(queries.items_of(dossier))
    return FileFacts(
        notation=dossier.notation,
        title=dossier.title,
        unit=dossier.unit.name if dossier.unit else dossier.office.name,
        starts=min([localdate(dossier.opened_at), *(item.dated for item in items if item.dated)]),
        ends=localdate(dossier.closed_at) if dossier.closed_at else None,
        kept="Vĩnh viễn" if dossier.keep_years is None else f"{dossier.keep_years} năm",
        papers=len(items),
        pages=sum(item.pages or 0 for item in items),
        files=sum(len(files_now(item)) for item in items),
        note=dossier.note,
    )
