"""The register of incoming papers: what came, from whom, who deals with it (NĐ 30/2020, Phụ lục IV)."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.register import RegisterRow, split
from hoiam.desk.cases.queries import cases_of
from hoiam.desk.directives import queries as directives
from hoiam.desk.letters import queries as letters
from hoiam.desk.papers import queries
from hoiam.desk.papers.actions import CLERKS
from hoiam.desk.papers.models import Paper
from hoiam.desk.papers.words import KINDS
from hoiam.web.door import staff
from hoiam.web.screens.letters.booking import Book, amount, as_file, asked, day

PAGE = 100
PLACES = {"directive": "directive", "press": "press_request"}  # where the record of a line has its own page


@staff
def papers(request: HttpRequest) -> HttpResponse:
    """Show a year of the register, by kind and words; `?tep=` sends it with the ten columns of the decree."""
    want, on = asked(request, KINDS), localdate(request.seen_at)
    found = queries.register(request.office, want.year, want.kind, want.words)
    if want.words is not None:  # a search must not tell what is in a line that is shown without its words
        found = letters.open_to(found, request.office, request.actor, on)
    mine = set(letters.open_to(found, request.office, request.actor, on).values_list("pk", flat=True))
    told = (_row(paper) if paper.pk in mine else _shut(paper) for paper in found)
    sent = as_file(request, _book(), _span(found), want.year, told)
    if sent:
        return sent
    may = bool(request.actor.roles & CLERKS) and not request.office.frozen_at
    page = Paginator(found.reverse(), PAGE).get_page(request.GET.get("trang"))
    seen = cases_of(request.office, request.actor).filter(papers__paper__in=list(page)).prefetch_related("papers")
    cases = {tied.paper_id: case for case in seen for tied in case.papers.all()}
    context = {
        "now": request.seen_at,
        "page": page,
        "rows": [(paper, KINDS[paper.kind], cases.get(paper.pk), address(paper), paper.pk in mine) for paper in page],
        "want": want,
        "kinds": KINDS.items(),
        "missing": directives.unregistered(request.office).count() if may else 0,
        "first": queries.first_of(request.office, want.year),
        "may_register": may,
    }
    return render(request, "letters/papers.html", context)


def address(paper: Paper) -> str:
    """Return where a line's own record stands: the dispatch, the request, or the paper's page."""
    if paper.about_kind in PLACES:
        return reverse(PLACES[paper.about_kind], args=[int(paper.about_key)])
    return reverse("paper", args=[paper.year, paper.arrival])


def _book() -> Book:
    """Return the register with the ten columns of the decree (Phụ lục IV)."""
    columns = (
        *((_("Ngày đến"), 9.5), (_("Số đến"), 5.0), (_("Tác giả"), 13.0), (_("Số, ký hiệu"), 10.0)),
        *((_("Ngày tháng"), 9.5), (_("Tên loại và trích yếu nội dung"), 22.0), (_("Đơn vị hoặc người nhận"), 10.0)),
        *((_("Ngày chuyển"), 9.5), (_("Ký nhận"), 8.0), (_("Ghi chú"), 7.5)),
    )
    more = (_("Mức độ khẩn"), _("Người ký"), _("Số trang"), _("Số bản nhận"), _("Hạn giải quyết"))
    return Book("incoming", "so-van-ban-den", "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", columns, _cells, more, _further)


def _row(paper: Paper) -> RegisterRow:
    number, notation = split(paper.number)
    return RegisterRow(
        type_name=paper.type_name,
        number=number,
        notation=notation,
        dated=paper.dated,
        issuer=paper.sender,
        subject=paper.subject,
        urgency=paper.urgency,
        signer=paper.signer,
        signer_post=paper.signer_post,
        pages=paper.pages,
        copies=paper.copies,
        due_on=paper.due_on,
        unit=paper.unit.short_name if paper.unit else "",
        passed_on=paper.passed_on,
        receipt=paper.receipt,
        note=paper.note,
        arrival=paper.arrival,
        arrived_on=localdate(paper.received_at),
    )


def _shut(paper: Paper) -> RegisterRow:
    """Return the line of a paper whose words this person may not read: it is there, and when it came."""
    told = {"arrival": paper.arrival, "arrived_on": localdate(paper.received_at)}
    return RegisterRow("", "", "", None, "", _("Chỉ đơn vị xử lý xem"), **told)


def _cells(row: RegisterRow) -> tuple[str, ...]:
    kind = f"{row.type_name}: " if row.type_name else ""
    due = _("Hạn giải quyết %(day)s") % {"day": day(row.due_on)} if row.due_on else ""
    return (
        day(row.arrived_on),
        f"{row.arrival:02d}",
        row.issuer,
        row.full_number,
        day(row.dated),
        f"{kind}{row.subject}",
        row.unit,
        day(row.passed_on),
        row.receipt,
        ". ".join(part for part in (row.urgency.capitalize(), due, row.note) if part),
    )


def _further(row: RegisterRow) -> tuple[str, ...]:
    return row.urgency.capitalize(), row.signed_by, amount(row.pages), amount(row.copies), day(row.due_on)


def _span(papers: Iterable[Paper]) -> str:
    numbers = [paper.arrival for paper in papers]
    return f"Từ số {min(numbers):02d} đến số {max(numbers):02d}" if numbers else "Chưa có văn bản"
