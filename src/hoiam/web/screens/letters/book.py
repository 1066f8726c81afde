"""The register of outgoing papers: every number of the year once, with what became of it (NĐ 30/2020, Phụ lục IV)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.desk.letters import queries
from hoiam.desk.letters.actions import CLERKS
from hoiam.desk.letters.models import NumberEntry
from hoiam.desk.letters.words.papers import CHANNELS
from hoiam.desk.reports import queries as reports
from hoiam.desk.reports.models import Report
from hoiam.web.door import staff
from hoiam.web.screens.letters.booking import as_file, asked

PAGE = 100
Line = NumberEntry | Report


@staff
def book(request: HttpRequest) -> HttpResponse:
    """Show a year of the register, by series and words; `?tep=` sends it with the ten columns of the decree."""
    series = sorted(reports.booked_series(request.office) | set(queries.series_of_book(request.office)))
    want = asked(request, series)
    entries = queries.register(request.office, want.year, want.kind, want.words)
    if not request.actor.roles & queries.STEERING:
        entries = entries.filter(letter__in=queries.visible(request.office, request.actor).order_by().values("pk"))
    lines = _with_reports(entries, reports.booked(request.office, want.year, want.words), want.kind)
    told = (tuple(row.values())[:10] for row in _rows(lines))
    sent = as_file(request, "so-van-ban-di", "SỔ ĐĂNG KÝ VĂN BẢN ĐI", _span(lines), want.year, _columns(), told)
    if sent:
        return sent
    page = Paginator(lines, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": list(_rows(page)),
        "want": want,
        "kinds": [(code, _named(code)) for code in series],
        "now": request.seen_at,
        "here": "letter_book",
        "may_start": bool(request.actor.roles & CLERKS) and not request.office.frozen_at,
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
    others = {queries.ALL: _("Văn bản"), queries.COPIES: _("Bản sao")}
    return names.get(series, others.get(series, _("Công văn")))


def _with_reports(
    entries: QuerySet[NumberEntry], found: Sequence[tuple[str, Report]], series: str
) -> Sequence[Line] | QuerySet[NumberEntry]:
    """Return the lines of the letters with the reports that have their numbers from the same books between them."""
    kept = [(code, report) for code, report in found if series in ("", code)]
    if not kept:
        return entries
    lines: list[tuple[str, Line]] = [(entry.series, entry) for entry in entries]
    return [line for _series, line in sorted([*lines, *kept], key=lambda told: (told[0], told[1].number))]


def _span(entries: Iterable[Line]) -> str:
    numbers = [entry.number for entry in entries]
    return f"Từ số {min(numbers):02d} đến số {max(numbers):02d}" if numbers else "Chưa có văn bản"


def _rows(entries: Iterable[Line]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        if isinstance(entry, Report):
            yield _report(entry)
            continue
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
            "address": reverse("letter", args=[letter.pk]),
        }


def _report(report: Report) -> dict[str, Any]:
    """Return the line of a report; its day is that of the paper, its figures' own."""
    paper = reports.document_of(report, report.frozen_at)
    return {
        "number": paper.number.removeprefix("Số:").strip(),
        "day": f"{localdate(report.frozen_at):%d/%m/%Y}",
        "subject": f"{paper.type_name}: {paper.subject}",
        "signer": paper.signature.name,
        "to": "; ".join(paper.addressees) or "; ".join(paper.recipients[:-1]),
        "kept": paper.recipients[-1].removeprefix("- ").rstrip(".") if paper.recipients else "",
        "copies": "",
        "sent": f"{localdate(report.given_at):%d/%m/%Y}" if report.given_at else "",
        "receipt": "",
        "note": "" if report.approved_at else _("Giữ số, chưa phát hành"),
        "address": reverse("report", args=[report.pk]),
    }


def _number(entry: NumberEntry) -> str:
    notation = entry.letter.notation
    return f"{entry.number:02d}/{notation}"


def _note(entry: NumberEntry) -> str:
    if entry.state == "void":
        return _("Hủy. Lý do: %(reason)s") % {"reason": entry.reason}
    return _("Giữ số, chưa phát hành") if entry.state == "reserved" else ""
