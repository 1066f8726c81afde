"""The report as a file, made at the moment of asking: a draft says what it is, an approved one has its kept files."""

from collections.abc import Callable, Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Permanent
from hoiam.core.values.document import Document
from hoiam.desk.reports import queries
from hoiam.outside.render.docx import docx
from hoiam.outside.render.page import page
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.workbook import workbook
from hoiam.web.door import staff

OFFICE = "application/vnd.openxmlformats-officedocument"
FILES: Mapping[str, tuple[str, Callable[[Document, date], bytes]]] = {
    "docx": (f"{OFFICE}.wordprocessingml.document", lambda paper, _day: docx(paper)),
    "pdf": ("application/pdf", pdf),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", lambda paper, _day: workbook(paper)),
    "html": ("text/html; charset=utf-8", lambda paper, _day: page(paper)),
}


@staff
def download(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Return the report as DOCX, PDF, XLSX or HTML; never shown, always a file."""
    if kind not in FILES:
        raise Http404
    report = queries.report_for(request.office, request.actor, number)
    document = queries.document_of(report, request.seen_at)
    content_type, write = FILES[kind]
    try:
        data = write(document, localdate(request.seen_at))
    except Permanent as refused:
        said = _("Chưa lập được tệp (%(why)s). Báo cáo trên trang này vẫn đủ.")
        messages.error(request, said % {"why": refused.reason})
        return redirect("report", number)
    name = f"{queries.file_name(report)}{'' if report.approved_at else '-du-thao'}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=content_type, headers=headers)
