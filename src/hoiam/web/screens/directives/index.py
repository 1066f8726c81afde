"""The list of dispatches, newest first, and the door for another one."""

from datetime import timedelta

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.text.question import question
from hoiam.desk.directives import lists, queries
from hoiam.desk.directives.actions import READERS
from hoiam.desk.directives.models import Directive
from hoiam.desk.directives.words import CHOICES, ENDED, STATES
from hoiam.outside.scan import MOST_BYTES
from hoiam.web.door import staff
from hoiam.web.screens.directives.forms import FileForm

PAGE = 50
LONGEST = 200  # characters of what is looked for
FAILED_FOR = timedelta(days=1)  # what could not be read stands in the list for so long


def most_bytes() -> int:
    """Return how large a file may be."""
    return min(settings.HOIAM_UPLOAD_LIMIT, MOST_BYTES)


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the dispatches with how many tasks each gave and when the next is due."""
    return page(request, FileForm())


def page(request: HttpRequest, form: FileForm) -> HttpResponse:
    """Return the list round the form, which may say why a file was not taken in."""
    office, now, words = request.office, request.seen_at, request.GET.get("q", "").strip()[:LONGEST]
    choice = request.GET.get("loc", "all")
    choice = choice if choice in CHOICES else "all"
    asked = question(words) if words else None
    shown = Paginator(lists.listed(office, asked, choice, now), PAGE).get_page(request.GET.get("trang"))
    counts = lists.counts(office, asked, now)
    rows: list[tuple[Directive, str]] = [
        (directive, ENDED.get(directive.ended_how) or STATES[directive.state]) for directive in shown
    ]
    context = {
        "now": request.seen_at,
        "page": shown,
        "q": words,
        "choice": choice,
        "filters": [(code, word, counts[code], code == choice) for code, word in CHOICES.items()],
        "rows": rows,
        "scans": queries.scans_at_hand(request.office, request.seen_at - FAILED_FOR),
        "form": form,
        "most": most_bytes(),
        "may_read": bool(request.actor.roles & READERS) and not request.office.frozen_at,
        "place": "letters",
    }
    return render(request, "directives/index.html", context, status=422 if form.errors else 200)
