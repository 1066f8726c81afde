"""One entry by hand: what was put in, with its photos, and where it has gone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.handle.states import SORTERS
from hoiam.desk.cases import queries as cases
from hoiam.desk.files import queries as files
from hoiam.desk.letters import exchanges
from hoiam.desk.letters.actions import FOLLOWERS
from hoiam.desk.papers import queries
from hoiam.desk.papers.models import Entry
from hoiam.desk.papers.words import CHANNELS, SPEAKERS, state
from hoiam.desk.sources.words import error
from hoiam.web.door import staff
from hoiam.web.screens.intake.heard import heard_of


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one entry of the office."""
    entry = queries.entry_for(request.office, number)
    attached = list(files.files_of(request.office.key, "entry", str(entry.pk)))
    context = {
        "now": request.seen_at,
        "place": "inbox",
        "entry": entry,
        "case": cases.case_with(request.office, request.actor, article=entry.article, entry=entry),
        "may_open": bool(request.actor.roles & set(SORTERS)) and not request.office.frozen_at and not entry.held,
        "channel": CHANNELS[entry.channel],
        "speaker": SPEAKERS[entry.speaker],
        "state": state(entry),
        "problem": "" if entry.problem in ("entry.aside", "entry.joined") else error(entry.problem),
        "may_answer": entry.held and bool(request.actor.roles & FOLLOWERS) and _written_to(request, entry),
        "attached": attached,
        "heard": heard_of(entry, attached, request.actor, settings.HOIAM_SPEECH_MODEL),
    }
    return render(request, "intake/show.html", context)


def _written_to(request: HttpRequest, entry: Entry) -> bool:
    """Say whether the office has objected to what this outlet printed, so that its mail may be the answer."""
    return exchanges.sent(request.office, request.actor).filter(outlet=entry.outlet).exists()
