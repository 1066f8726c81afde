"""The office's own mailbox as a source: how the looks went, when it is silent, and a look at once."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import MailState
from hoiam.desk.papers.words import MAIL
from hoiam.desk.sources.actions import KEEPERS
from hoiam.web.door import done, staff
from hoiam.web.screens.settings.keepers import tabs
from hoiam.web.screens.sources.chart import DAYS, drawn

EVERY = 2  # seconds between two looks of the page while the machine reads


@dataclass(frozen=True, slots=True)
class Box:
    """The mailbox of this office. `wrong` is a sentence, "" for none; `state` is None before the first look."""

    state: MailState | None
    wrong: object


def box_of(request: HttpRequest) -> Box | None:
    """Return the mailbox of this office, None where none is set for it."""
    if not settings.HOIAM_MAILBOX or request.office.key != settings.HOIAM_MAILBOX_OFFICE:
        return None
    state = queries.mail_of(request.office)
    code = queries.mail_wrong(state, request.seen_at)
    return Box(state, MAIL.get(code, code))


@staff
def show(request: HttpRequest) -> HttpResponse:
    """Show how the mailbox does."""
    now, box = request.seen_at, box_of(request)
    counted = queries.mail_days(request.office, now - timedelta(days=DAYS)) if box else {}
    context = {
        "now": now,
        "tabs": tabs(request),
        "at": "sources",
        "box": box,
        "chart": drawn({day: (0, 0, new) for day, new in counted.items()}, now),
        "looking": bool(box) and queries.mail_looking(request.office),
        "every": EVERY,
        "may_keep": bool(request.actor.roles & KEEPERS) and not request.office.frozen_at,
    }
    return render(request, "sources/mailbox.html", context)


@require_POST
@staff
def look_now(request: HttpRequest) -> HttpResponse:
    """Let the machine look into the mailbox at once; the page tells what came of it."""

    def act() -> None:
        if box_of(request):
            actions.look_now(office=request.office, by=request.actor, now=request.now)

    return done(request, act, reverse("source_mailbox"), _("Máy đang xem hộp thư."))
