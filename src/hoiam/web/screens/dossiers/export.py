"""A whole work file as one ZIP: cover, list and papers as a PDF, an XML with its schema, each file, the sums of all."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.document import Document
from hoiam.core.values.dossier import FileRow, PaperRow
from hoiam.desk.dossiers import actions
from hoiam.desk.dossiers.exporting import head_of, name_of, rows_of
from hoiam.desk.dossiers.models import Dossier, Item
from hoiam.desk.dossiers.papers import contents_of, facts_of
from hoiam.desk.dossiers.slips import slip_of
from hoiam.desk.letters.letterhead import letterhead
from hoiam.outside import shipped
from hoiam.outside.keep import Keep
from hoiam.outside.keep.parcel import LARGEST, pack
from hoiam.outside.render.cover import cover
from hoiam.outside.render.docx import docx
from hoiam.outside.render.dossier_xml import dossier_xml
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.whole import Part, whole
from hoiam.web.chrome.handed_out import TYPES, as_attachment
from hoiam.web.door import staff
from hoiam.web.screens.dossiers.asking import address, dossier_of

MOST_PAGES = 3000
SCHEMA = "ho-so-1.xsd"
STATES = {"keep.absent": "absent", "keep.damaged": "damaged"}


@require_POST
@staff
def whole_file(request: HttpRequest, number: int) -> HttpResponse:
    """Send the whole file; that somebody took it stands in the audit with the digest of what was sent."""
    dossier = dossier_of(request, number)
    try:
        data = _packed(dossier)
    except (Permanent, Temporary) as failed:
        messages.error(request, _("Chưa xuất được hồ sơ: %(why)s") % {"why": _why(failed)})
        return redirect(address(dossier))
    sha = hashlib.sha256(data).hexdigest()
    actions.exported(dossier=dossier, sha256=sha, size=len(data), by=request.actor, now=request.now)
    return as_attachment(data, f"{name_of(dossier)}.zip", "application/zip")


@staff
def contents(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Send the list of papers as DOCX or PDF."""
    dossier = dossier_of(request, number)
    today = localdate(request.seen_at)
    writers: dict[str, Callable[[Document], bytes]] = {"docx": docx, "pdf": lambda paper: pdf(paper, today)}
    if ending not in writers:
        raise Http404
    data = writers[ending](contents_of(dossier))
    return as_attachment(data, f"muc-luc-{name_of(dossier)}.{ending}", TYPES[ending])


def _why(failed: Permanent | Temporary) -> str:
    words = {
        "render.too_many_pages": _("quá %(n)s trang") % {"n": MOST_PAGES},
        "parcel.too_large": _("tệp quá lớn"),
        "render.missing_glyph": _("có ký tự không in được"),
    }
    return words.get(failed.reason, failed.reason)


def _packed(dossier: Dossier) -> bytes:
    rows, held, papers = rows_of(dossier), {}, []
    if sum(file.size for _item, row in rows for file in row.files) > LARGEST:  # before any of it is in memory
        raise Permanent("parcel.too_large", str(LARGEST))
    for item, row in rows:
        files = tuple(_fetched(file, held) for file in row.files)
        papers.append((item, replace(row, files=files)))
    ends = localdate(dossier.closed_at or dossier.opened_at)
    facts, issuer = facts_of(dossier), letterhead(dossier.office).issuer
    first = [cover(issuer, facts, ends, sample=dossier.office.sample), pdf(contents_of(dossier), ends)]
    parts = [Part(data, "application/pdf", data) for data in first]
    parts += [part for item, row in papers for part in _parts(item, row, held)]
    made = {
        "ho-so.pdf": whole(parts, MOST_PAGES),
        "ho-so.xml": dossier_xml(head_of(dossier), [row for _item, row in papers]),
        SCHEMA: shipped.data(f"schemas/{SCHEMA}"),
    }
    return pack(made | held)


def _fetched(file: FileRow, held: dict[str, bytes]) -> FileRow:
    """Take a file from the store; one that is absent or damaged is named as such and stands in the XML all the same."""
    try:
        held[file.path] = Keep(str(settings.HOIAM_FILES)).get(file.sha256)
    except Permanent as failed:
        return replace(file, state=STATES.get(failed.reason, "absent"))
    return file


def _parts(item: Item, row: PaperRow, held: dict[str, bytes]) -> Iterator[Part]:
    """Return the sheets of one paper: its first file that can be read, else the sheet about it; evidence, all files."""
    if not row.files:
        made = pdf(slip_of(item), item.dated or localdate(item.added_at))
        yield Part(made, "application/pdf", made)
        return
    for file in row.files[:1]:
        told = {"name": file.name, "content_type": file.content_type, "size": file.size, "sha256": file.sha256}
        instead = pdf(slip_of(item, told), item.dated or localdate(item.added_at))
        yield Part(held.get(file.path, b""), file.content_type, instead)
