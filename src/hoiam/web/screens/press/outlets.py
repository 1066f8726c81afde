"""The register of outlets: what each is by its licence. Nothing here rates an outlet or names a journalist."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoiam.desk.sources import queries
from hoiam.web.door import staff

PAGE = 50
KINDS = {
    "press": _("Cơ quan báo chí"),
    "aggregator": _("Trang tổng hợp"),
    "official": _("Trang cơ quan nhà nước"),
    "public_page": _("Trang mạng xã hội công khai"),
    "unknown": _("Chưa xác định"),
}
PRESS_TYPES = {
    "electronic": _("báo điện tử"),
    "daily": _("báo ngày"),
    "weekly": _("báo tuần, tạp chí"),
    "radio_tv": _("phát thanh, truyền hình"),
    "": "",
}


@staff
def outlets(request: HttpRequest) -> HttpResponse:
    """Show the outlets; only those with a licence have the duties of the press law."""
    found = queries.outlets().filter(sample=request.office.sample)
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    rows = [(outlet, KINDS[outlet.kind], PRESS_TYPES[outlet.press_type]) for outlet in page]
    return render(request, "press/outlets.html", {"now": request.seen_at, "page": page, "rows": rows})
