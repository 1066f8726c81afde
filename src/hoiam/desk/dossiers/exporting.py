"""What a whole file consists of, ready to be packed: its head and papers for the XML, where each file will lie."""

import re

from hoiam.core.calendar.zone import localdate
from hoiam.core.text.fold import fold
from hoiam.core.values.dossier import FileRow, Head, PaperRow
from hoiam.desk.dossiers import queries
from hoiam.desk.dossiers.models import Dossier, Item
from hoiam.desk.dossiers.papers import facts_of, files_now


def head_of(dossier: Dossier) -> Head:
    """Return what the XML says about a file itself."""
    facts, record = facts_of(dossier), dossier.handover
    handed = (f"{record.number:02d}/{record.year}", record.day, record.giver.name, record.taker) if record else None
    return Head(
        issuer=dossier.office.name,
        unit=facts.unit,
        year=dossier.year,
        notation=dossier.notation,
        title=dossier.title,
        kept=facts.kept,
        state=dossier.state,
        starts=facts.starts,
        ends=localdate(dossier.closed_at) if dossier.closed_at else None,
        case=dossier.case.number if dossier.case else "",
        note=dossier.note,
        handed=handed,
    )


def rows_of(dossier: Dossier) -> list[tuple[Item, PaperRow]]:
    """Return each paper with its row, in order; its files lie under tep/ by their place."""
    return [(item, _row(item)) for item in queries.items_of(dossier)]


def name_of(dossier: Dossier) -> str:
    """Return what the export is called: "ho-so-2022-04-VHTT"."""
    return f"ho-so-{dossier.year}-{re.sub(r'[^0-9A-Za-z]+', '-', fold(dossier.notation)).strip('-').upper()}"


def _row(item: Item) -> PaperRow:
    files = tuple(
        FileRow(
            path=f"tep/{item.ordinal:03d}-{at:02d}-{_safe(str(file['name']))}",
            name=str(file["name"]),
            content_type=str(file["content_type"]),
            size=int(str(file["size"])),
            sha256=str(file["sha256"]),
        )
        for at, file in enumerate(files_now(item), 1)
    )
    return PaperRow(
        ordinal=item.ordinal,
        kind=item.kind,
        type_name=item.type_name,
        number=item.number,
        notation=item.notation,
        dated=item.dated,
        issuer=item.issuer,
        subject=item.subject,
        pages=item.pages,
        note=item.note,
        files=files,
    )


def _safe(name: str) -> str:
    """Return a file's name without marks, spaces or folders, its ending kept."""
    stem, dot, ending = name.rpartition(".")
    word = re.sub(r"[^0-9a-z]+", "-", fold(stem if dot else ending)).strip("-")[:60] or "tep"
    return f"{word}.{re.sub(r'[^0-9a-z]', '', fold(ending))[:8]}" if dot else word
