"""What a unit has handed in, and what became of it: as far as is known, and no further."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoiam.desk.papers import queries
from hoiam.desk.papers.models import Sheet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office
from hoiam.web.door import staff
from hoiam.web.screens.sheets.became import became

PAGE = 50
FEWEST = 5  # a count from people below five is not shown, not even to the unit that sent it


@dataclass(frozen=True, slots=True)
class Row:
    """One sheet, and where it went."""

    sheet: Sheet
    sources: str
    became: str


@staff
def mine(request: HttpRequest) -> HttpResponse:
    """Show the sheets of one's own unit, newest first."""
    now = request.seen_at
    if not request.actor.unit:
        return render(request, "sheets/no_unit.html", {"now": now})
    unit = units.unit(request.actor.unit)
    page = Paginator(queries.sheets_of(unit), PAGE).get_page(request.GET.get("trang"))
    rows = [_row(sheet, request.office, now) for sheet in page]
    return render(request, "sheets/mine.html", {"now": now, "unit": unit, "page": page, "rows": rows})


def _row(sheet: Sheet, office: Office, now: datetime) -> Row:
    if sheet.nothing:
        return Row(sheet, "", _("Báo không có việc mới; tính là đã gửi phiếu."))
    few = sheet.sources < FEWEST
    sources = _("dưới %(n)s nguồn") % {"n": FEWEST} if few else _("%(n)s nguồn") % {"n": sheet.sources}
    return Row(sheet, sources, became(sheet, office, now))
