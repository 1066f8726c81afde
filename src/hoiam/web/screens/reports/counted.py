"""The list behind a number of the report: exactly what it counted, also after the report was frozen."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoiam.desk.papers.models import Sheet
from hoiam.desk.reports import queries
from hoiam.desk.reports.lines import FEWEST
from hoiam.desk.reports.models import Report, ReportKind
from hoiam.desk.reports.words import counted as words
from hoiam.web.chrome.figures import number
from hoiam.web.door import staff
from hoiam.web.screens.reports import numbers, things
from hoiam.web.screens.reports.links import thing_at
from hoiam.web.screens.reports.naming import title
from hoiam.web.screens.reports.things import Line

PAGE = 50


@staff
def counted(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Show what a number counted; an unknown number is not found."""
    report = queries.report_for(request.office, request.actor, number)
    lists = queries.gathered_of(report, request.seen_at).lists
    weekly = report.kind == ReportKind.WEEKLY
    if not (numbers.opens(key, lists) if weekly else key in lists):
        raise Http404
    lines = _of_the_week(report, key, lists) if weekly else things.lines(lists[key], report)
    page = Paginator(lines, PAGE).get_page(request.GET.get("trang"))
    context = {"now": request.seen_at, "report": report, "title": title(report), "words": words(key), "page": page}
    return render(request, "reports/counted.html", context | {"key": key})


def _of_the_week(report: Report, key: str, lists: numbers.Lists) -> list[Line]:
    office = report.office
    articles = queries.articles_in(numbers.articles(key, lists))
    stories = queries.stories_in(office, numbers.stories(key, lists))
    return [
        *(Line(a.title, a.url if a.url.startswith("http") else "", a.outlet.name, a.published_at) for a in articles),
        *(Line(s.title, thing_at(f"T{s.pk}", report), "", s.last_at) for s in stories),
        *_sheets(queries.sheets_in(office, numbers.sheets(key, lists))),
        *things.lines(numbers.tasks(key, lists), report),
    ]


def _sheets(sheets: Sequence[Sheet]) -> list[Line]:
    """Sheets tell an issue and a place, never a person; fewer than five sources are not told as a number."""
    made = []
    for sheet in sheets:
        side = f"{sheet.unit.short_name}, {_sources(sheet.sources)}"
        made.append(Line(f"{sheet.issue}, {sheet.place}", "", side, sheet.handed_in_at, f"phieu-{sheet.pk}"))
    return made


def _sources(n: int) -> str:
    return _("%(n)s nguồn") % {"n": number(n)} if n >= FEWEST else _("dưới %(n)s nguồn") % {"n": FEWEST}
