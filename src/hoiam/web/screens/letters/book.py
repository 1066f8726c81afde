"""The register of outgoing papers: every number of the year once, with what became of it (NĐ 30/2020, Phụ lục IV)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import NumberEntry
from hoiam.desk.letters.words.papers import CHANNELS
from hoiam.web.door import staff
from hoiam.web.screens.letters.booking import as_file, asked

PAGE = 100


@staff
def book(request: HttpRequest) -> HttpResponse:
    """Show a year of the register, by series and words; `?tep=` sends it with the ten columns of the decree."""
    series = queries.series_of_book(request.office)
    want = asked(request, series)
    entries = queries.register(request.office, want.year, want.kind, want.words)
    if not request.actor.roles & queries.STEERING:
        entries = entries.filter(letter__in=queries.visible(request.office, request.actor).order_by().values("pk"))
    told = (tuple(row.values())[:10] for row in _rows(entries))
    sent = as_file(request, "so-van-ban-di", "SỔ ĐĂNG KÝ VĂN BẢN ĐI", _span(entries), want.year, _columns(), told)
    if sent:
        return sent
    page = Paginator(entries, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": list(_rows(page)),
        "want": want,
        "kinds": [(code, _named(code)) for code in series],
        "now": request.seen_at,
        "here": "letter_book",
    }
    return render(request, "letters/book.html", context)


def _columns() -> tuple[tuple[str, float], ...]:
    """Return the ten columns of the decree's register (Phụ lục IV)."""
    return (
        *((_("Số, ký hiệu"), 10.0), (_("Ngày tháng"), 9.5), (_("Tên loại và trích yếu"), 23.5), (_("Người ký"), 9.0)),
        *((_("Nơi nhận văn bản"), 16.0), (_("Đơn vị, người nhận bản lưu"), 9.0), (_("Số lượng bản"), 5.0)),
        *((_("Ngày chuyển"), 9.5), (_("Ký nhận"), 9.0), (_("Ghi chú"), 7.5)),
    )


def _named(series: str) -> str:
    """Return what a series is called: "Công văn", "Báo cáo"; one for all papers has no type."""
    names = {code: name.capitalize() for name, code in SHEETS.values() if code}
    return names.get(series, _("Văn bản") if series == "VB" else _("Công văn"))


def _span(entries: Iterable[NumberEntry]) -> str:
    numbers = [entry.number for entry in entries]
    return f"Từ số {min(numbers):02d} đến số {max(numbers):02d}" if numbers else "Chưa có văn bản"


def _rows(entries: Iterable[NumberEntry]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        letter = entry.letter
        document = queries.document_of(letter)
        ways = list(letter.deliveries.order_by("id")) if entry.state != "void" else []
        first = next((way.sent_at for way in ways if way.sent_at), None)
        yield {
            "number": _number(entry),
            "day": f"{entry.day:%d/%m/%Y}",
            "subject": f"{document.type_name or _('Công văn')}: {document.subject}",
            "signer": document.signature.name,
            "to": "; ".join(dict.fromkeys(way.to for way in ways)) or "; ".join(document.recipients[:-1]),
            "kept": document.recipients[-1].removeprefix("- ").rstrip(".") if document.recipients else "",
            "copies": document.typist.partition(".")[2],
            "sent": f"{localdate(first):%d/%m/%Y}" if first else "",
            "receipt": "; ".join(f"{CHANNELS[way.channel]}: {way.receipt}" for way in ways if way.receipt),
            "note": _note(entry),
            "letter": letter.pk,
        }


def _number(entry: NumberEntry) -> str:
    notation = entry.letter.notation
    return f"{entry.number:02d}/{notation}"


def _note(entry: NumberEntry) -> str:
    if entry.state == "void":
        return _("Hủy. Lý do: %(reason)s") % {"reason": entry.reason}
    return _("Giữ số, chưa phát hành") if entry.state == "reserved" else ""
