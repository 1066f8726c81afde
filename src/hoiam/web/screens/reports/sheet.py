"""The report as its paper: what will be printed and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.reports import queries
from hoiam.web.door import staff
from hoiam.web.screens.reports.naming import title


@staff
def sheet(request: HttpRequest, number: int) -> HttpResponse:
    """Show the report as a document."""
    report = queries.report_for(request.office, request.actor, number)
    context = {"now": request.seen_at, "report": report, "title": title(report)}
    return render(request, "reports/sheet.html", context | {"document": queries.document_of(report, request.seen_at)})
