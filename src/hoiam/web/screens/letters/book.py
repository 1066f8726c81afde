"""The register of outgoing papers: every number of the year once, with what became of it (NĐ 30/2020, Phụ lục IV)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import NumberEntry
from hoiam.desk.letters.words.papers import CHANNELS
from hoiam.outside.render.sheets import xlsx
from hoiam.web.door import staff
from hoiam.web.screens.letters.download import TYPES
from hoiam.web.screens.letters.file import as_attachment

PAGE = 100


@staff
def book(request: HttpRequest) -> HttpResponse:
    """Show a year of the register; `?tep=xlsx` sends it as a sheet with the columns of the decree."""
    today = localdate(request.seen_at)
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and 2000 <= int(asked) <= today.year else today.year
    entries = queries.register(request.office, year)
    if not request.actor.roles & queries.STEERING:
        entries = entries.filter(letter__in=queries.visible(request.office, request.actor).order_by().values("pk"))
    if request.GET.get("tep") == "xlsx":
        data = xlsx(_("Văn bản đi"), _columns(), (tuple(row.values())[:10] for row in _rows(entries)))
        return as_attachment(data, f"so-van-ban-di-{year}.xlsx", TYPES["xlsx"])
    page = Paginator(entries, PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "rows": list(_rows(page)), "year": year, "now": request.seen_at, "here": "letter_book"}
    context["years"] = range(today.year, today.year - 5, -1)
    return render(request, "letters/book.html", context)


def _columns() -> tuple[str, ...]:
    """Return the ten columns of the decree's register (Phụ lục IV)."""
    return (
        *(_("Số, ký hiệu"), _("Ngày tháng"), _("Tên loại và trích yếu"), _("Người ký"), _("Nơi nhận văn bản")),
        *(_("Đơn vị, người nhận bản lưu"), _("Số lượng bản"), _("Ngày chuyển"), _("Ký nhận"), _("Ghi chú")),
    )


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
