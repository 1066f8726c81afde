"""Hand out a file that was just made: under its name, by its type; a table as XLSX, DOCX or PDF."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.book import book as compose
from hoiam.core.values.document import Document
from hoiam.desk.letters.letterhead import letterhead
from hoiam.outside.render.docx import docx
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.sheets import xlsx

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def as_attachment(data: bytes, name: str, content_type: str) -> HttpResponse:
    """Return bytes to be saved, never to be shown in our own origin."""
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def as_file(
    request: HttpRequest,
    name: str,
    title: str,
    span: str,
    year: int,
    columns: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[str]],
) -> HttpResponse | None:
    """Return a table as `?tep=` asks for it: XLSX whose cells are all words, DOCX or PDF; None for a page."""
    ending = request.GET.get("tep", "")
    if ending == "xlsx":
        data = xlsx(title.capitalize(), [word for word, _share in columns], rows)
        return as_attachment(data, f"{name}-{year}.xlsx", TYPES["xlsx"])
    if ending not in ("docx", "pdf"):
        return None
    sheet = compose(
        letterhead(request.office).issuer,
        title,
        year,
        span,
        columns,
        list(rows),
        localdate(request.seen_at),
        cover=False,
        sample=request.office.sample,
    )
    return printed(sheet, f"{name}-{year}", ending, localdate(request.seen_at))


def printed(sheet: Document, name: str, ending: str, today: date) -> HttpResponse:
    """Return a sheet as DOCX or PDF."""
    data = docx(sheet) if ending == "docx" else pdf(sheet, today)
    return as_attachment(data, f"{name}.{ending}", TYPES[ending])
