"""The report as a file, made at the moment of asking: a draft says what it is, an approved one has its kept files."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Permanent
from hoiam.desk.reports import queries
from hoiam.outside.render.docx import docx
from hoiam.outside.render.pdf import pdf
from hoiam.web.door import staff

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@staff
def download(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Return the report as DOCX or PDF."""
    if kind not in TYPES:
        raise Http404
    report = queries.report_for(request.office, number)
    document = queries.document_of(report, request.seen_at)
    try:
        data = docx(document) if kind == "docx" else pdf(document, localdate(request.seen_at))
    except Permanent as refused:
        said = _("Chưa lập được tệp (%(why)s). Báo cáo trên trang này vẫn đủ.")
        messages.error(request, said % {"why": refused.reason})
        return redirect("report", number)
    name = f"bao-cao-tuan-{report.ends:%Y%m%d}{'' if report.approved_at else '-du-thao'}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=TYPES[kind], headers=headers)
