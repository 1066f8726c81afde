"""The register of outgoing papers: every number of the year once, with what became of it (NĐ 30/2020, Phụ lục IV)."""

from collections.abc import Iterable, Sequence

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.core.values.actor import Actor
from hoiam.core.values.document import Document
from hoiam.core.values.register import RegisterRow, split
from hoiam.desk.letters import queries
from hoiam.desk.letters.actions import CLERKS
from hoiam.desk.letters.models import NumberEntry
from hoiam.desk.letters.words.papers import CHANNELS
from hoiam.desk.reports import queries as reports
from hoiam.desk.reports.models import Report
from hoiam.desk.reports.roles import may_read
from hoiam.web.door import staff
from hoiam.web.screens.letters.booking import Book, amount, as_file, asked, day

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
    sent = as_file(request, _book(), _span(lines), want.year, (_row(line) for line in lines))
    if sent:
        return sent
    may_mend = bool(request.actor.roles & CLERKS) and not request.office.frozen_at
    page = Paginator(lines, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": [(_shown(line), *_addresses(line, may_mend, request.actor)) for line in page],
        "want": want,
        "kinds": [(code, _named(code)) for code in series],
        "now": request.seen_at,
        "here": "letter_book",
        "may_start": may_mend,
    }
    return render(request, "letters/book.html", context)


def _book() -> Book:
    """Return the register with the ten columns of the decree (Phụ lục IV)."""
    columns = (
        *((_("Số, ký hiệu"), 10.0), (_("Ngày tháng"), 9.5), (_("Tên loại và trích yếu"), 23.5), (_("Người ký"), 9.0)),
        *((_("Nơi nhận văn bản"), 16.0), (_("Đơn vị, người nhận bản lưu"), 9.0), (_("Số lượng bản"), 5.0)),
        *((_("Ngày chuyển"), 9.5), (_("Ký nhận"), 9.0), (_("Ghi chú"), 7.5)),
    )
    more = (_("Mức độ khẩn"), _("Chức vụ người ký"), _("Số trang"))
    return Book("outgoing", "so-van-ban-di", "SỔ ĐĂNG KÝ VĂN BẢN ĐI", columns, _cells, more, _further)


def _cells(row: RegisterRow) -> tuple[str, ...]:
    return (
        row.full_number,
        day(row.dated),
        f"{row.type_name}: {row.subject}",
        row.signer,
        "; ".join(row.to),
        row.unit,
        amount(row.copies),
        day(row.passed_on),
        row.receipt,
        ". ".join(part for part in (row.urgency.capitalize(), row.note) if part),
    )


def _further(row: RegisterRow) -> tuple[str, ...]:
    return row.urgency.capitalize(), row.signer_post, amount(row.pages)


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


def _shown(line: Line) -> dict[str, str]:
    row = _row(line)
    names = ("number", "day", "subject", "signer", "to", "kept", "copies", "sent", "receipt", "note")
    return dict(zip(names, _cells(row), strict=True)) | {"pages": amount(row.pages)}


def _addresses(line: Line, may_mend: bool, actor: Actor) -> tuple[str, str]:
    """Return where the paper stands, and where its line is put right, "" for nobody."""
    if isinstance(line, Report):
        return reverse("report", args=[line.pk]) if may_read(line, actor) else "", ""
    return reverse("letter", args=[line.letter_id]), reverse("book_mend", args=[line.pk]) if may_mend else ""


def _row(line: Line) -> RegisterRow:
    return _report(line) if isinstance(line, Report) else _letter(line)


def _letter(entry: NumberEntry) -> RegisterRow:
    letter = entry.letter
    paper = queries.document_of(letter)
    ways = list(letter.deliveries.order_by("id")) if entry.state != "void" else []
    first = next((way.sent_at for way in ways if way.sent_at), None)
    marked = paper.typist.partition(".")[2]
    return RegisterRow(
        type_name=paper.type_name or _("Công văn"),
        number=f"{entry.number:02d}",
        notation=letter.notation,
        dated=entry.day,
        issuer=letter.office.name,
        subject=paper.subject,
        urgency=paper.urgency,
        signer=paper.signature.name,
        signer_post=paper.signature.position,
        pages=entry.pages,
        copies=entry.copies or (int(marked) if marked.isdecimal() else None),
        to=tuple(dict.fromkeys(way.to for way in ways)) or _listed(paper),
        unit=_kept(paper),
        passed_on=localdate(first) if first else None,
        receipt="; ".join(f"{CHANNELS[way.channel]}: {way.receipt}" for way in ways if way.receipt),
        note=_note(entry),
        state=entry.state,
    )


def _report(report: Report) -> RegisterRow:
    """Return the line of a report; its day is that of the paper, its figures' own."""
    paper = reports.document_of(report, report.frozen_at)
    number, notation = split(paper.number.removeprefix("Số:"))
    return RegisterRow(
        type_name=paper.type_name,
        number=number,
        notation=notation,
        dated=localdate(report.frozen_at),
        issuer=report.office.name,
        subject=paper.subject,
        urgency=paper.urgency,
        signer=paper.signature.name,
        signer_post=paper.signature.position,
        pages=report.pages,
        to=tuple(paper.addressees) or _listed(paper),
        unit=_kept(paper),
        passed_on=localdate(report.given_at) if report.given_at else None,
        note="" if report.approved_at else _("Giữ số, chưa phát hành"),
        state="used" if report.approved_at else "reserved",
    )


def _listed(paper: Document) -> tuple[str, ...]:
    """Return the receivers: the addressees in place of "Như trên", the others, without the copy that is kept."""
    named, listed = (
        [line.removeprefix("- ").rstrip(";.") for line in lines] for lines in (paper.addressees, paper.recipients[:-1])
    )
    return (*named, *(name for name in listed if not (named and name.startswith("Như trên"))))


def _kept(paper: Document) -> str:
    return paper.recipients[-1].removeprefix("- ").rstrip(".") if paper.recipients else ""


def _note(entry: NumberEntry) -> str:
    if entry.state == "void":
        return _("Hủy. Lý do: %(reason)s") % {"reason": entry.reason}
    return _("Giữ số, chưa phát hành") if entry.state == "reserved" else ""
