"""The weekly reports of an office: the running one on top, the earlier ones with when they were handed over."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hoiam.desk.reports import actions, queries, roles
from hoiam.desk.reports.models import Report
from hoiam.desk.reports.words import STATES
from hoiam.web.chrome.clocks import overdue
from hoiam.web.door import staff
from hoiam.web.screens.reports.naming import title
from hoiam.web.screens.reports.term import chip

PAGE = 50
OTHERS = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One report of the list. `late` says how late it was handed over, for ever."""

    report: Report
    title: str
    state: str | Promise
    late: str
    opens: bool


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the running week's report and the earlier ones; a draft opens to those only whom it concerns."""
    office, now = request.office, request.seen_at
    running = queries.running(office, now)
    reports = queries.weekly_of(office)
    earlier = reports.exclude(pk=running.pk) if running else reports
    page = Paginator(earlier, PAGE).get_page(request.GET.get("trang"))
    others = Paginator(queries.others_of(office, request.actor), OTHERS).get_page(request.GET.get("khac"))
    context = {
        "now": now,
        "running": _row(running, roles.may_read(running, request.actor)) if running else None,
        "face": chip(running, now) if running else None,
        "may_open": not running and not office.frozen_at and bool(request.actor.roles & roles.WRITERS),
        "may_choose": bool(request.actor.roles & roles.HOLIDAY_KEEPERS) and not office.frozen_at,
        "may_head": bool(request.actor.roles & actions.HEADERS) and not office.frozen_at,
        "unaddressed": queries.unaddressed(office) and not office.frozen_at,
        "page": page,
        "rows": [_row(report, roles.may_read(report, request.actor)) for report in page],
        "other_page": others,
        "others": [_row(report, True) for report in others],
        "may_make": bool(request.actor.roles & roles.OTHER_WRITERS) and not office.frozen_at,
    }
    return render(request, "reports/index.html", context)


def _row(report: Report, opens: bool) -> Row:
    late = ""
    if report.late and report.given_at:
        late = _("chậm %(time)s") % {"time": overdue(report.due_at, report.given_at)}
    return Row(report, title(report), STATES[report.state], late, opens)
