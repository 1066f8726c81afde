"""One request of the press: what was asked, the promise, the answer, and the next step of this person."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hoiam.core.handle.states import SORTERS
from hoiam.desk.audit import queries as audit
from hoiam.desk.letters.actions import WRITERS
from hoiam.desk.press import actions, queries, words
from hoiam.desk.press.models import PressRequest
from hoiam.desk.units import queries as units
from hoiam.web.door import staff
from hoiam.web.screens.press.index import clock


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the history."""

    at: datetime
    words: str


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one request."""
    asked = queries.request_for(request.office, number)
    speaks = bool(request.actor.roles & actions.SPEAKERS)
    waits = asked.answered_at is None and not request.office.frozen_at
    context = {
        "now": request.seen_at,
        "place": "press",
        "asked": asked,
        "face": clock(asked, request.seen_at),
        "ground": words.ground(asked.ground),
        "case_url": _case(asked),
        "may_open": bool(request.actor.roles & set(SORTERS)) and not request.office.frozen_at,
        "may_answer": waits and speaks,
        "waits": waits,
        "may_write": bool(request.actor.roles & WRITERS),
        "events": _history(asked),
    }
    return render(request, "press/show.html", context)


def _case(asked: PressRequest) -> str:
    try:
        return reverse("case", args=[asked.case.number]) if asked.case else ""
    except NoReverseMatch:
        return ""


def _history(asked: PressRequest) -> list[Told]:
    posts = units.posts()
    told = []
    for line in audit.about("press", str(asked.pk)).filter(chain=asked.office.key):
        who = posts.get(line.actor_key) or _("Hệ thống")
        told.append(Told(line.at, f"{who} {words.history(line.verb, line.facts)}"))
    return told
