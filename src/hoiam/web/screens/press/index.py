"""The queue of the press desk: what waits, how long, until when; then what was answered."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.core.calendar.zone import localdate
from hoiam.desk.press import actions, queries
from hoiam.desk.press.models import PressRequest
from hoiam.desk.press.words import ground
from hoiam.web.chrome.clocks import Face, face, overdue
from hoiam.web.door import staff

PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One request of the queue. `age` says how long it has waited, "" once it is answered."""

    request: PressRequest
    face: Face
    age: str
    ground: str


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the requests, those that wait first."""
    office, now = request.office, request.seen_at
    page = Paginator(queries.requests_of(office), PAGE).get_page(request.GET.get("trang"))
    context = {
        "now": now,
        "page": page,
        "rows": [_row(asked, now) for asked in page],
        "waiting": queries.waiting(office).count(),
        "may_note": not office.frozen_at and bool(request.actor.roles & actions.RECEIVERS),
        "papers": queries.papers_rule(localdate(now)),
        "speaker": queries.speaker_rule(localdate(now)),
    }
    return render(request, "press/index.html", context)


def clock(asked: PressRequest, now: datetime) -> Face:
    """Return the chip of what the office promised: its own promise, never law."""
    return face(asked.until, now, policy=True, done=asked.answered_at)


def _row(asked: PressRequest, now: datetime) -> Row:
    age = "" if asked.answered_at else overdue(asked.received_at, now)
    return Row(asked, clock(asked, now), age, ground(asked.ground))
