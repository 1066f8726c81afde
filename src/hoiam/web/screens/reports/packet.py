"""Take an approved report out as a packet for the document axis: the office's own system signs and sends it."""

from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.compose.packet import packet as compose
from hoiam.core.errors import HoiamError, Permanent, Temporary
from hoiam.core.values.packet import PacketFile, Party
from hoiam.desk.files import queries as files
from hoiam.desk.letters.axis import axis_of
from hoiam.desk.reports import actions, queries
from hoiam.desk.reports.models import Report
from hoiam.outside.axis import write
from hoiam.outside.keep import Keep
from hoiam.outside.render.pages import count
from hoiam.web.chrome.handed_out import as_attachment
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, posted
from hoiam.web.screens.letters.packet import EDXML, PacketForm
from hoiam.web.screens.reports.naming import title
from hoiam.web.sentences import sentence


@staff
def packet(request: HttpRequest, number: int) -> HttpResponse:
    """Ask to whom, and hand the packet out."""
    report = queries.report_for(request.office, request.actor, number)
    own = axis_of(request.office)
    page = Ask(
        title=_("Xuất gói tin liên thông"),
        button=_("Tải gói tin .edxml"),
        back=reverse("report", args=[number]),
        kicker=title(report),
        note=_(
            "Hệ thống này không nối với Trục liên thông văn bản quốc gia và không gửi gì lên đó. "
            "Tệp PDF của báo cáo chưa ký số: đưa gói tin vào hệ thống quản lý văn bản của cơ quan, ký ở đó rồi gửi."
        ),
        facts={_("Mã định danh của cơ quan"): own.own.organ_id or _("chưa đặt")},
        place="reports",
    )
    form = PacketForm(own.receivers, posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _handed_out(request, report, own.own, form.receivers())
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        except (Permanent, Temporary):
            form.add_error(None, _("Chưa đọc được tệp báo cáo trong kho lưu nên chưa xuất gói tin. Báo quản trị."))
    context = {"form": form, "page": page, "now": request.seen_at, "place": page.place}
    return render(request, "cases/ask.html", context, status=422 if form.errors else 200)


def _handed_out(request: HttpRequest, report: Report, own: Party, receivers: tuple[Party, ...]) -> HttpResponse:
    """Return the packet as a file, once it is written down."""
    stored = files.files_of(report.office.key, "report", str(report.pk)).filter(name__endswith=".pdf").last()
    if stored is None:
        raise Permanent("keep.absent")
    data = Keep(str(settings.HOIAM_FILES)).get(stored.sha256)
    file = PacketFile(stored.name, stored.content_type, data, _("Báo cáo, chưa ký số"))
    told = {"sender": own, "receivers": receivers, "files": (file,), "pages": count(data), "now": request.now}
    made = write(compose(queries.document_of(report, request.seen_at), **told))
    digest = sha256(made).hexdigest()
    actions.pack(report=report, receivers=receivers, sha256=digest, by=request.actor, now=request.now)
    return as_attachment(made, f"{queries.file_name(report)}.edxml", EDXML)
